export { Rehearsal } from './rehearsal.activities.js';

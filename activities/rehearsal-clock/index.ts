export { Rehearsal } from './rehearsal-clock.activities.js';

export { rehearsalClock } from './rehearsal-clock.workflow.js';

export { CalendarRolloutRun } from './calendar-rollout.activities.js';

export { calendarRollout } from './calendar-rollout.workflow.js';

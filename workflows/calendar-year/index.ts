export { calendarYear } from './calendar-year.workflow.js';

export { CalendarRolloutActivitiesService } from './calendar-rollout.activities.js';

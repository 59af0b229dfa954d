export { RehearsalClockActivitiesService } from './rehearsal-clock.activities.js';

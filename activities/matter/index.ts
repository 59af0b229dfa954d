export { MatterActivitiesService } from './matter.activities.js';

export { catalogUpdate } from './catalog-update.workflow.js';

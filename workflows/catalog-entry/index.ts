export { catalogEntry } from './catalog-entry.workflow.js';

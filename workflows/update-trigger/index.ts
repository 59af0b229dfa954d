export { updateTrigger } from './update-trigger.workflow.js';

export { outageFinding } from './outage-finding.workflow.js';

export { shareRequest } from './share-request.workflow.js';

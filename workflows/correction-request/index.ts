export { correctionRequest } from './correction-request.workflow.js';

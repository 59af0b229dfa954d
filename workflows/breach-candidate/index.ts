export { breachCandidate } from './breach-candidate.workflow.js';

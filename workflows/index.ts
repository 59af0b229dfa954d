/* Every workflow type that a worker of matters runs: what the bundle is made of. */
export { correctionRequest } from './correction-request/index.js';
export { rehearsalClock } from './rehearsal-clock/index.js';
export { shareRequest } from './share-request/index.js';

/* Every workflow type that a worker of matters runs: what the bundle is made of. */
export { breachCandidate } from './breach-candidate/index.js';
export { calendarRollout } from './calendar-rollout/index.js';
export { calendarYear } from './calendar-year/index.js';
export { catalogEntry } from './catalog-entry/index.js';
export { catalogUpdate } from './catalog-update/index.js';
export { correctionRequest } from './correction-request/index.js';
export { delivery } from './delivery/index.js';
export { outageFinding } from './outage-finding/index.js';
export { rehearsalClock } from './rehearsal-clock/index.js';
export { shareRequest } from './share-request/index.js';
export { updateTrigger } from './update-trigger/index.js';

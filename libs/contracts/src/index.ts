export * from './answer.js';
export * from './calendar-rollout.js';
export * from './delivery.js';
export * from './matter.js';
export * from './rehearsal-clock.js';
export * from './search-attributes.js';

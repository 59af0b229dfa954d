export * from './access-kind.js';
export * from './roles.js';
export * from './command-rights.js';
export * from './reading.js';
export * from './separation.js';
export * from './audience.js';
export type * from './office-rule.js';
export * from './parties.js';
export * from './recipient.js';

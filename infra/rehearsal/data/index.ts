export * from './accounts.js';
export * from './entries.js';
export * from './organisation.js';

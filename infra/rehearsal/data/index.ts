export * from './accounts.js';
export * from './designations.js';
export * from './entries.js';
export * from './organisation.js';

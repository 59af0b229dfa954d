export * from './roles.js';
export * from './command-rights.js';
export * from './reading.js';
export * from './separation.js';

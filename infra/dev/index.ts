// The servers that a start begins, for tests to begin throw-away ones.
export { freePort } from './ports.js';
export { DevPostgres, type DevPostgresOptions } from './postgres.js';
export { temporalCli } from './temporal-cli.js';
export { DevTemporal, type DevTemporalOptions } from './temporal-server.js';

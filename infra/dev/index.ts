// The embedded servers of a start, from which tests start throw-away ones.
export { freePort } from './ports.js';
export { DevPostgres, type DevPostgresOptions } from './postgres.js';
export { temporalCli } from './temporal-cli.js';
export { DevTemporal, type DevTemporalOptions } from './temporal-server.js';

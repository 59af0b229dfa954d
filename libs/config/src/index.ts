export { ConfigError, readConfig, type Config } from './config.js';
export { createLogger, NestLogger, type Logger } from './logger.js';

/** Nest's token of the one Config. */
export const CONFIG = Symbol('CONFIG');

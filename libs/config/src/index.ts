export { ConfigError, readConfig, type Config, type SignInSettings } from './config.js';
export { createLogger, NestLogger, type Logger } from './logger.js';

/** Nest's injection token for the Config. */
export const CONFIG = Symbol('CONFIG');

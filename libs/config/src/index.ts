export { ConfigError } from './config-error.js';
export { readConfig, type Config, type SignInSettings } from './config.js';
export { isLoopback, readVariables } from './read-variables.js';
export { SECRET_VARIABLES, withSecretFiles } from './secret-files.js';
export { createLogger, NestLogger, type Logger } from './logger.js';

/** Nest's injection token for the Config. */
export const CONFIG = Symbol('CONFIG');

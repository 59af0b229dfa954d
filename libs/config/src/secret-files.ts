import { readFileSync } from 'node:fs';
import { isNativeError } from 'node:util/types';
import { ConfigError } from './config-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of API and worker that hold a secret. Each may be given as `NAME_FILE`, the path of a file with it. */
export const SECRET_VARIABLES: readonly string[] = [
  'DATABASE_URL',
  'SMTP_URL',
  'OIDC_CLIENT_SECRET',
  'WEBHOOK_SECRETS_KEY',
  'WEBHOOK_SECRETS_KEY_PREVIOUS',
];

/**
 * Returns the environment with each secret that a file holds under its own name; white space around it is no part of it.
 * Throws {@link ConfigError} where a secret is given twice, or a file is empty or cannot be read.
 */
export function withSecretFiles(environment: Environment, names: readonly string[] = SECRET_VARIABLES): Environment {
  const found = names.flatMap((name) => {
    const file = environment[`${name}_FILE`]?.trim();
    return file ? [[name, secretIn(file, name, environment)] as const] : [];
  });
  return { ...environment, ...Object.fromEntries(found) };
}

function secretIn(file: string, name: string, environment: Environment): string {
  if (environment[name]?.trim()) throw new ConfigError(`${name} and ${name}_FILE are both set: leave one of them out.`);
  const secret = contentOf(file, name).trim();
  if (secret === '') throw new ConfigError(`${name}_FILE names an empty file.`);
  return secret;
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = isNativeError(error) && 'code' in error ? String(error.code) : 'UNKNOWN';
    throw new ConfigError(`${name}_FILE names a file that cannot be read (${code}).`);
  }
}

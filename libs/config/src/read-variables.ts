import type { z } from 'zod';
import { ConfigError } from './config-error.js';
import { withSecretFiles, type Environment } from './secret-files.js';

/**
 * Reads variables of the environment, and the files that it names for secrets; an empty variable counts as not set. Throws
 * {@link ConfigError} for the first fault found.
 */
export function readVariables<Values>(schema: z.ZodType<Values>, environment: Environment): Values {
  const set = Object.fromEntries(Object.entries(withSecretFiles(environment)).filter(([, value]) => value?.trim()));
  const read = schema.safeParse(set);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  throw new ConfigError(set[name] === undefined ? `${name} is missing.` : `${name} ${issue?.message ?? 'is wrong'}.`);
}

/** True for an address that only this machine reaches. */
export const isLoopback = (host: string): boolean => /^(localhost|::1|127(\.\d{1,3}){3})$/.test(host);

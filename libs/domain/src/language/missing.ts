import type { z } from 'zod';
import type { Refusal } from './refusal.js';

/** Returns each field that a draft lacks, or that does not yet say what the whole must say; null if it is complete. */
export function missingIn(whole: z.ZodType, draft: unknown): NonNullable<Refusal['fields']> | null {
  const { error } = whole.safeParse(draft);
  return error ? error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })) : null;
}

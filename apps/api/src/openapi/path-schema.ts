import type { z } from 'zod';
import { wordsOf } from './schema-converter.js';

/** The schema of a part of a path that takes one of some values, with their words and an example. */
export function pathSchema<Values extends Record<string, string>>(
  { options }: z.ZodEnum<Values>,
  example: string,
): { readonly type: 'string'; readonly enum: string[]; readonly example: string } {
  const values = options.map(String);
  return { type: 'string', enum: values, ...wordsOf({ enum: values }), example };
}

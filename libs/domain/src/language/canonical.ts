import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

// The package exports the function itself; its types say that it is the module's `default`.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/**
 * Returns the canonical text of a JSON value (RFC 8785). Throws for NaN, infinities and undefined, which JSON lacks.
 */
export function canonicalText(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

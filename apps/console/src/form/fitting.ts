import type { Schema } from './schema';

const isNull = (schema: Schema): boolean => schema.type === 'null';

/**
 * Returns the part of a document that a schema has: what an answer says beside it (names, revisions) and what is null
 * there cannot be sent.
 */
export function fitting(schema: Schema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const [only, ...more] = (schema.anyOf ?? schema.oneOf ?? []).filter((one) => !isNull(one));
  if (only) return more.length === 0 ? fitting(only, value) : value;
  if (Array.isArray(value)) return value.map((one) => fitting(schema.items ?? {}, one));
  if (typeof value !== 'object' || !schema.properties) return value;
  const own = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(schema.properties)
      .filter(([name, field]) => own[name] !== undefined && (own[name] !== null || allowsNull(field)))
      .map(([name, field]) => [name, fitting(field, own[name])]),
  );
}

const allowsNull = ({ type, anyOf, oneOf }: Schema): boolean =>
  [type ?? []].flat().includes('null') || [...(anyOf ?? []), ...(oneOf ?? [])].some(isNull);

/** A JSON schema, or a part of one. */
interface Schema {
  readonly [key: string]: unknown;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-02-02',
  'date-time': '2026-02-02T01:00:00.000Z',
  uuid: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  email: 'm4.handler@example.org',
  uri: 'https://data.example.gov.cn/hooks',
};

/** Codes for the patterns that a text must fit. */
const CODES = ['990122', 'P7'];

/** Returns bodies that fit a JSON schema and together hold every field of it, with each alternative of a choice. */
export function bodiesOf(schema: Schema, root: Schema = schema): readonly unknown[] {
  if (typeof schema.$ref === 'string') {
    const named = (root.$defs as Record<string, Schema>)[schema.$ref.replace('#/$defs/', '')];
    return bodiesOf(named ?? {}, root);
  }
  const choices = [...list(schema.anyOf), ...list(schema.oneOf)];
  if (choices.length > 0) return choices.flatMap((one) => bodiesOf(one, root));
  if ('const' in schema) return [schema.const];
  if (Array.isArray(schema.enum)) return [schema.enum[0]];
  switch (schema.type) {
    case 'string':
      return [textOf(schema)];
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [Math.max(1, Number(schema.minimum ?? 1))];
    case 'array':
      return bodiesOf(schema.items as Schema, root).map((one) =>
        Array.from({ length: Number(schema.minItems ?? 1) || 1 }, () => one),
      );
    case 'object':
      return objectsOf(Object.entries((schema.properties ?? {}) as Record<string, Schema>), root);
    default:
      return [null];
  }
}

/** Returns an object with the first form of each field, and one more for each other form of a field. */
function objectsOf(fields: readonly (readonly [string, Schema])[], root: Schema): readonly unknown[] {
  const forms = fields.map(([key, field]) => [key, bodiesOf(field, root)] as const);
  const first = Object.fromEntries(forms.map(([key, [one]]) => [key, one]));
  return [first, ...forms.flatMap(([key, [, ...others]]) => others.map((one) => ({ ...first, [key]: one })))];
}

function textOf({ format, pattern, minLength, maxLength, examples }: Schema): string {
  if (Array.isArray(examples)) return String(examples[0]);
  const formatted = FORMATS[String(format)];
  if (formatted !== undefined) return formatted;
  if (pattern === '^[0-9a-f]{64}$') return 'a'.repeat(64);
  const code = typeof pattern === 'string' ? CODES.find((one) => new RegExp(pattern).test(one)) : undefined;
  if (code !== undefined) return code;
  return '甲'.repeat(Math.max(Number(minLength ?? 1), Math.min(12, Number(maxLength ?? 12))));
}

const list = (value: unknown): readonly Schema[] => (Array.isArray(value) ? (value as Schema[]) : []);

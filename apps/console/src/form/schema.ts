/** JSON Schema of a body, as far as the API's bodies use it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly 'x-words'?: string;
  readonly 'x-enum-titles'?: readonly string[];
}

/** A command's form: where it is sent, what it is called, and its body. */
export interface CommandForm {
  readonly path: string;
  readonly title: string;
  readonly clause: string;
  readonly schema: Schema;
}

/** The kinds of entry that a field can have. */
export type Entry =
  | { readonly kind: 'FIXED'; readonly value: unknown }
  | { readonly kind: 'CHOICE'; readonly schema: Schema }
  | { readonly kind: 'YES_NO' }
  | { readonly kind: 'PROMISE' }
  | { readonly kind: 'DAY' }
  | { readonly kind: 'INSTANT' }
  | { readonly kind: 'NUMBER'; readonly schema: Schema; readonly isWhole: boolean }
  | { readonly kind: 'DOCUMENTS'; readonly schema: Schema }
  | { readonly kind: 'DOCUMENT' }
  | { readonly kind: 'TEXT'; readonly schema: Schema; readonly isLong: boolean }
  | { readonly kind: 'MANY'; readonly of: Schema }
  | { readonly kind: 'LIST'; readonly schema: Schema; readonly of: Schema }
  | { readonly kind: 'GROUP'; readonly schema: Schema }
  | { readonly kind: 'VARIANTS'; readonly options: readonly Schema[] };

/** Characters above which a text is written in several lines: names and addresses stand in one. */
const LONG_TEXT = 500;

const isNull = (schema: Schema): boolean => schema.type === 'null';

/** Returns how a field is entered. A value that may be absent is entered as if it were there. */
export function entryOf(name: string, given: Schema): Entry {
  const options = (given.anyOf ?? given.oneOf)?.filter((one) => !isNull(one));
  const [only, ...more] = options ?? [];
  if (only && more.length === 0) {
    const { anyOf: _, oneOf: __, ...others } = given;
    return entryOf(name, { ...others, ...only });
  }
  if (options?.every((one) => one.format?.startsWith('date') ?? one.pattern !== undefined))
    return options.some(({ format }) => format === 'date') ? { kind: 'DAY' } : { kind: 'INSTANT' };
  if (options) return { kind: 'VARIANTS', options };
  const type = [given.type ?? []].flat().find((one) => one !== 'null');
  if (given.const === true) return { kind: 'PROMISE' }; // what can only be said yes to is a declaration
  if (given.const !== undefined) return { kind: 'FIXED', value: given.const };
  if (given.enum) return { kind: 'CHOICE', schema: given };
  if (name === 'documentId') return { kind: 'DOCUMENT' };
  if (name === 'documents' && type === 'array') return { kind: 'DOCUMENTS', schema: given };
  switch (type) {
    case 'boolean':
      return { kind: 'YES_NO' };
    case 'integer':
    case 'number':
      return { kind: 'NUMBER', schema: given, isWhole: type === 'integer' };
    case 'array':
      if (given.items?.enum) return { kind: 'MANY', of: given.items };
      return { kind: 'LIST', schema: given, of: given.items ?? {} };
    case 'object':
      return { kind: 'GROUP', schema: given };
    default:
      if (given.format === 'date') return { kind: 'DAY' };
      if (given.format === 'date-time') return { kind: 'INSTANT' };
      return { kind: 'TEXT', schema: given, isLong: (given.maxLength ?? 0) > LONG_TEXT };
  }
}

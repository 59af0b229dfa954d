/** A schema of JSON Schema 2020-12, with any keywords. */
export interface JsonSchema extends Readonly<Record<string, unknown>> {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly default?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping?: Readonly<Record<string, string | undefined>>;
  };
}

/** Components of a document, by name. */
export type Components = Readonly<Record<string, JsonSchema>>;

const REFERENCE = '#/components/schemas/';

export const referenceTo = (name: string): { readonly $ref: string } => ({ $ref: `${REFERENCE}${name}` });

/** Follows a reference to its component; other schemas are returned as they are. Throws for a dangling reference. */
export function resolved(schema: JsonSchema, components: Components): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const found = components[schema.$ref.replace(REFERENCE, '')];
  if (!found) throw new Error(`dangling reference ${schema.$ref}`);
  return found;
}

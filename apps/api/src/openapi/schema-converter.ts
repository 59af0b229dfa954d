import { z } from 'zod';
import { ENUMERATIONS, enumerationOf } from '#libs/domain';
import type { JsonSchema } from './json-schema.js';

/** Direction of a value: a client sends it, or gets it. */
type Direction = 'input' | 'output';

interface Converted {
  readonly schema: Record<string, unknown>;
  readonly components: Record<string, Record<string, unknown>>;
}

/**
 * Returns a converter of zod's schemas for one document. It throws if two different schemas have one name, because the
 * document would show one of them in both places. A schema is converted once, although a hundred routes answer with it.
 */
export function schemaConverter(): (
  schema: unknown,
  options: { readonly schemaType: Direction },
) => Converted | undefined {
  const known = new Map<string, string>();
  const converted = { input: new Map<z.ZodType, Converted>(), output: new Map<z.ZodType, Converted>() };
  const convert = (schema: z.ZodType, direction: Direction): Converted => {
    const { $defs = {}, ...own } = jsonSchemaOf(schema, direction);
    const components = $defs as Record<string, Record<string, unknown>>;
    for (const [name, component] of Object.entries(components)) {
      const text = JSON.stringify(component);
      if ((known.get(name) ?? text) !== text) throw new Error(`two schemas have the name ${name}`);
      known.set(name, text);
    }
    return { schema: own, components };
  };
  return (schema, { schemaType }) => {
    if (!(schema instanceof z.ZodType)) return undefined;
    const result = converted[schemaType].get(schema) ?? convert(schema, schemaType);
    converted[schemaType].set(schema, result);
    return result;
  };
}

/**
 * Returns a schema as OpenAPI 3.1 has it, which is JSON Schema 2020-12. A request may have no further fields. An answer
 * may get some in a later version, so its schema allows them.
 */
export function jsonSchemaOf(schema: z.ZodType, direction: Direction): JsonSchema {
  const { $schema: _, ...own } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: direction,
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema.id;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (direction === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      const { def } = zodSchema._zod;
      if (def.type === 'enum' || def.type === 'literal') Object.assign(jsonSchema, wordsOf(jsonSchema as JsonSchema));
      if (def.type === 'union' && 'discriminator' in def)
        Object.assign(jsonSchema, { discriminator: { propertyName: def.discriminator } });
    },
  });
  return JSON.parse(JSON.stringify(own).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
}

/**
 * Returns where the dictionary has the words of an enumeration (`x-words`), and its titles in Chinese for a form; empty
 * if it has none. A schema whose values are those of several enumerations names its own in its metadata.
 */
export function wordsOf(schema: JsonSchema): object {
  const values = (schema.enum ?? [schema['const']]).map(String);
  const named = schema['x-words'];
  const name = typeof named === 'string' ? named : enumerationOf(values);
  const words = name === null ? undefined : ENUMERATIONS[name];
  if (!words) return {};
  return { 'x-words': name, 'x-enum-titles': values.map((value) => words[value]?.zh ?? value) };
}

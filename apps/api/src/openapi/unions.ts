import { resolved, type Components, type JsonSchema } from './json-schema.js';

/** Adds to each union with a discriminator the component for each of its values. */
export const nameOptions = (components: Components): Components =>
  Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [
      name,
      schema.discriminator ? { ...schema, discriminator: mapped(schema, components) } : schema,
    ]),
  );

function mapped(
  { oneOf = [], discriminator }: JsonSchema,
  components: Components,
): NonNullable<JsonSchema['discriminator']> {
  const propertyName = discriminator?.propertyName ?? '';
  const options = oneOf.map((option) => {
    const [value] = resolved(option, components).properties?.[propertyName]?.enum ?? [];
    return [String(value), option.$ref] as const;
  });
  return { propertyName, mapping: Object.fromEntries(options) };
}

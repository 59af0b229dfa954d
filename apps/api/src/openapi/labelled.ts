import { labelOf } from '#libs/domain';
import { resolved, type Components, type JsonSchema } from './json-schema.js';
import { sampleOf } from './sample.js';

/**
 * Adds to each field of a request's body its label and an example, taken from the body's example where that has the
 * field. A field that has its own keeps it.
 */
export function labelFields(
  schema: JsonSchema,
  example: unknown,
  components: Components,
  path: readonly string[] = [],
): void {
  const own = resolved(schema, components);
  for (const option of [...(own.anyOf ?? []), ...(own.oneOf ?? []), ...(own.allOf ?? [])])
    labelFields(option, example, components, path);
  if (own.items) labelFields(own.items, Array.isArray(example) ? (example[0] as unknown) : undefined, components, path);
  for (const [name, field] of Object.entries(own.properties ?? {})) {
    const given = partOf(example, name);
    const title = labelOf([...path, name]);
    const isShown = field['examples'] !== undefined || field.example !== undefined;
    if (title !== undefined && field['title'] === undefined) Object.assign(field, { title });
    if (!isShown) Object.assign(field, { examples: [given ?? sampleOf(field, components, name)] });
    labelFields(field, given, components, [...path, name]);
  }
}

const partOf = (example: unknown, name: string): unknown =>
  typeof example === 'object' && example !== null ? (example as Readonly<Record<string, unknown>>)[name] : undefined;

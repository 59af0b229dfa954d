import { z } from 'zod';

/** A schema of OpenAPI 3.0: whatever keywords it has. */
export type Schema = Readonly<Record<string, unknown>>;

const schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());
const content = z.record(
  z.string(),
  z.object({ schema, examples: z.record(z.string(), z.object({ value: z.unknown() })).optional() }),
);
const operation = z.object({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema }),
  ),
  requestBody: z.object({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string().min(1), content })),
});

/** As much of an OpenAPI document as ours must say. */
const document = z.object({
  openapi: z.string().regex(/^3\.0\.\d+$/),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'put']), operation)),
  components: z.object({
    schemas: z.record(z.string(), schema),
    securitySchemes: z.object({ bearer: z.object({ type: z.literal('http'), scheme: z.literal('bearer') }) }),
  }),
  security: z.tuple([z.object({ bearer: z.tuple([]) })]),
});

export interface Operation extends z.infer<typeof operation> {
  readonly method: string;
  readonly path: string;
}

const REFERENCE = '#/components/schemas/';

/** The platform's OpenAPI document, and what values it allows. */
export class ApiDocument {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
  private readonly known = new Map<Schema, z.ZodType>();

  /** Throws where it is not a document as ours must be. */
  constructor(readonly raw: unknown) {
    const { paths, components } = document.parse(raw);
    this.schemas = components.schemas;
    this.operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ ...one, method: method.toUpperCase(), path })),
    );
  }

  operation(operationId: string): Operation {
    const found = this.operations.find((one) => one.operationId === operationId);
    if (!found) throw new Error(`no operation ${operationId}`);
    return found;
  }

  /** The documented example of an operation's body. */
  example(operationId: string): unknown {
    const body = this.bodyOf(this.operation(operationId));
    const [example] = Object.values(body?.examples ?? {});
    return example ? example.value : this.resolved(body?.schema).example;
  }

  bodyOf = ({ requestBody }: Operation) => requestBody?.content['application/json'];

  /** What a value breaks of a schema, each with its place; nothing when it is as documented. */
  complaints(schema: Schema, value: unknown): readonly string[] {
    const { error } = this.validatorOf(schema).safeParse(value);
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  }

  /** What an answer breaks of what is documented for the operation. */
  complaintsOf({ responses }: Operation, answer: { status: number; type: string; body: unknown }): readonly string[] {
    const documented = responses[answer.status]?.content[answer.type];
    if (!documented) return [`${answer.status} ${answer.type} is not documented: ${JSON.stringify(answer.body)}`];
    return this.complaints(documented.schema, answer.body);
  }

  /** A schema itself, where it is given as a reference. */
  resolved(schema: Schema | undefined): Schema {
    const { $ref } = schema ?? {};
    if (typeof $ref !== 'string') return schema ?? {};
    const found = this.schemas[$ref.replace(REFERENCE, '')];
    if (!found) throw new Error(`dangling reference ${$ref}`);
    return found;
  }

  /** The objects within a schema that would let further fields in. */
  openObjects(schema: Schema): readonly string[] {
    const objects = [...objectsIn(this.resolved(schema))].filter(({ type }) => type === 'object');
    return objects
      .filter(({ additionalProperties }) => additionalProperties !== false)
      .map((one) => JSON.stringify(one));
  }

  private validatorOf(schema: Schema): z.ZodType {
    const known = this.known.get(schema);
    if (known) return known;
    const whole = JSON.stringify({ ...schema, definitions: this.schemas }).replaceAll(REFERENCE, '#/definitions/');
    const definitions = JSON.parse(whole) as Parameters<typeof z.fromJSONSchema>[0];
    const made = z.fromJSONSchema(definitions, { defaultTarget: 'openapi-3.0', registry: z.registry() });
    this.known.set(schema, made);
    return made;
  }
}

/** Every object that a JSON value holds, itself included. */
export function* objectsIn(value: unknown): Generator<Schema> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Schema;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** What a parameter may be sent as: its example, or everything that it may be. */
export const valuesOf = ({ example, enum: all }: Schema): readonly unknown[] =>
  example !== undefined ? [example] : Array.isArray(all) ? (all as unknown[]) : [];

import { z } from 'zod';

/** A schema of OpenAPI 3.1, with any keywords. */
export type Schema = Readonly<Record<string, unknown>>;

const schema: z.ZodType<Schema> = z.record(z.string(), z.unknown());
const content = z.record(
  z.string(),
  z.object({
    schema,
    example: z.unknown().optional(),
    examples: z.record(z.string(), z.object({ value: z.unknown() })).optional(),
  }),
);
export type Content = z.infer<typeof content>;
const headers = z.record(z.string(), z.unknown());
const response = z.object({ description: z.string().min(1), headers, content: content.default({}) });
const operation = z.object({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  security: z.array(z.unknown()).optional(),
  'x-problem-codes': z.array(z.string()).min(1),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema }),
  ),
  requestBody: z.object({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string(), z.union([z.strictObject({ $ref: z.string() }), response])),
});

/** The part of an OpenAPI document that the platform's must have. */
const document = z.object({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  servers: z.array(z.object({ url: z.literal('/') })).min(1),
  info: z.object({ title: z.string().min(1), version: z.string().min(1) }),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post', 'put', 'delete']), operation)),
  components: z.object({
    schemas: z.record(z.string(), schema),
    responses: z.record(z.string(), response),
    securitySchemes: z.object({
      bearer: z.object({ type: z.literal('http'), scheme: z.literal('bearer') }),
      session: z.object({ type: z.literal('apiKey'), in: z.literal('cookie') }),
    }),
  }),
  security: z.tuple([z.object({ bearer: z.tuple([]) }), z.object({ session: z.tuple([]) })]),
});

export interface Operation extends Omit<z.infer<typeof operation>, 'responses'> {
  readonly responses: Readonly<Record<string, z.infer<typeof response>>>;
  readonly method: string;
  readonly path: string;
}

const REFERENCE = '#/components/schemas/';
const RESPONSE = '#/components/responses/';

/** The platform's OpenAPI document, with the values that its schemas allow. */
export class ApiDocument {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
  private readonly known = new Map<Schema, z.ZodType>();

  /** Throws if the document lacks a required part. */
  constructor(readonly raw: unknown) {
    const { paths, components } = document.parse(raw);
    this.schemas = components.schemas;
    const answer = (one: z.infer<typeof operation>['responses'][string]): z.infer<typeof response> => {
      const found = '$ref' in one ? components.responses[one.$ref.replace(RESPONSE, '')] : one;
      if (!found) throw new Error(`dangling reference ${JSON.stringify(one)}`);
      return found;
    };
    this.operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => {
        const responses = Object.fromEntries(Object.entries(one.responses).map(([status, it]) => [status, answer(it)]));
        return { ...one, responses, method: method.toUpperCase(), path };
      }),
    );
  }

  /** Returns the operation with this method at this path, which is written as in the document. */
  at(method: string, path: string): Operation {
    const found = this.operations.find((one) => one.method === method && one.path === path);
    if (!found) throw new Error(`no operation ${method} ${path}`);
    return found;
  }

  operation(operationId: string): Operation {
    const found = this.operations.find((one) => one.operationId === operationId);
    if (!found) throw new Error(`no operation ${operationId}`);
    return found;
  }

  /** Returns the documented example of an operation's body. */
  example(operationId: string): unknown {
    const body = this.bodyOf(this.operation(operationId));
    const [example] = Object.values(body?.examples ?? {});
    return example ? example.value : body?.example;
  }

  bodyOf = ({ requestBody }: Operation) => requestBody?.content['application/json'];

  /** Returns the violations of a schema by a value, each with its path; empty if there are none. */
  complaints(schema: Schema, value: unknown): readonly string[] {
    const { error } = this.validatorOf(schema).safeParse(value);
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  }

  /** Returns the violations of an operation's documentation by an answer. */
  complaintsOf(operation: Operation, answer: { status: number; type: string; body: unknown }): readonly string[] {
    const { responses } = operation;
    const documented = responses[answer.status]?.content[answer.type];
    if (!documented) return [`${answer.status} ${answer.type} is not documented: ${JSON.stringify(answer.body)}`];
    return [...this.complaints(documented.schema, answer.body), ...undocumentedCode(operation, answer)];
  }

  /** Follows a reference to its schema; other schemas are returned as they are. */
  resolved(schema: Schema | undefined): Schema {
    const { $ref } = schema ?? {};
    if (typeof $ref !== 'string') return schema ?? {};
    const found = this.schemas[$ref.replace(REFERENCE, '')];
    if (!found) throw new Error(`dangling reference ${$ref}`);
    return found;
  }

  /** Returns the components to which a schema refers, also by others, by name. */
  partsOf(schema: Schema): Readonly<Record<string, Schema>> {
    const parts = new Map<string, Schema>();
    const open: Schema[] = [schema];
    for (let one = open.pop(); one; one = open.pop()) {
      for (const { $ref } of objectsIn(one)) {
        if (typeof $ref !== 'string' || parts.has($ref)) continue;
        const part = this.resolved({ $ref });
        parts.set($ref, part);
        open.push(part);
      }
    }
    return Object.fromEntries([...parts].map(([$ref, part]) => [$ref.replace(REFERENCE, ''), part]));
  }

  /** Returns the objects within a schema that would allow further fields. */
  openObjects(schema: Schema): readonly string[] {
    const objects = [...objectsIn(this.resolved(schema))].filter(({ type }) => type === 'object');
    return objects
      .filter(({ additionalProperties }) => additionalProperties !== false)
      .map((one) => JSON.stringify(one));
  }

  private validatorOf(schema: Schema): z.ZodType {
    const known = this.known.get(schema);
    if (known) return known;
    const whole = JSON.stringify({ ...schema, $defs: this.partsOf(schema) }).replaceAll(REFERENCE, '#/$defs/');
    const definitions = JSON.parse(whole) as Parameters<typeof z.fromJSONSchema>[0];
    const made = z.fromJSONSchema(definitions, { defaultTarget: 'draft-2020-12', registry: z.registry() });
    this.known.set(schema, made);
    return made;
  }
}

/** Returns a complaint if a problem has a code that the operation does not name. */
function undocumentedCode(
  operation: Operation,
  { status, body }: { status: number; body: unknown },
): readonly string[] {
  if (status < 400) return [];
  const { code } = z.looseObject({ code: z.string() }).parse(body);
  return operation['x-problem-codes'].includes(code) ? [] : [`${code} is not documented`];
}

/** Yields every object in a JSON value, itself included. */
export function* objectsIn(value: unknown): Generator<Schema> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Schema;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** Values to send for a parameter: its example, or all values of its enumeration. */
export const valuesOf = ({ example, enum: all }: Schema): readonly unknown[] =>
  example !== undefined ? [example] : Array.isArray(all) ? (all as unknown[]) : [];

import { beforeAll, expect, it } from '@jest/globals';
import { ApiDocument, type Schema } from '../../test/e2e/document.fixture.js';
import { documentAlone } from '../../apps/api/src/document-alone.js';

let api: ApiDocument;
beforeAll(async () => {
  api = new ApiDocument(await documentAlone());
});

interface Field {
  readonly place: string;
  readonly schema: Schema;
}

const list = (value: unknown): readonly Schema[] => (Array.isArray(value) ? (value as Schema[]) : []);

/** The schemas that a value may have, with those to which they refer. */
function optionsOf(schema: Schema): readonly Schema[] {
  const own = api.resolved(schema);
  return [own, ...[...list(own.anyOf), ...list(own.oneOf), ...list(own.allOf)].flatMap(optionsOf)];
}

/** Every field of a body, also of lists and of what is inside others. */
function fieldsIn(schema: Schema, place: string): readonly Field[] {
  return optionsOf(schema).flatMap((one) => [
    ...(one.items ? fieldsIn(one.items as Schema, place) : []),
    ...Object.entries((one.properties ?? {}) as Record<string, Schema>).flatMap(([name, field]) => [
      { place: `${place}.${name}`, schema: field },
      ...fieldsIn(field, `${place}.${name}`),
    ]),
  ]);
}

const fields = (): readonly Field[] =>
  api.operations.flatMap(({ operationId, requestBody }) =>
    Object.entries(requestBody?.content ?? {}).flatMap(([type, { schema }]) =>
      type === 'application/json' ? fieldsIn(schema, operationId) : [],
    ),
  );

it('each field of each body has a label in Chinese, and an example', () => {
  expect(fields().length).toBeGreaterThan(1000);
  const bare = fields().filter(
    ({ schema }) =>
      !/\p{Script=Han}/u.test(String(schema.title)) || (schema.examples === undefined && schema.example === undefined),
  );
  expect([...new Set(bare.map(({ place }) => place))]).toEqual([]);
});

/** True for a schema that accepts endless texts or lists, or any number. */
function isEndless(schema: Schema): boolean {
  if ('enum' in schema || 'const' in schema) return false;
  switch (schema.type) {
    case 'string':
      return !['maxLength', 'format', 'pattern'].some((limit) => limit in schema);
    case 'array':
      return !('maxItems' in schema);
    case 'integer':
    case 'number':
      return !('maximum' in schema);
    default:
      return false;
  }
}

it('each text, list and number has its limit in the document', () => {
  const limited = (schema: Schema): boolean =>
    !isEndless(schema) || list(schema.allOf).some((one) => !isEndless({ type: schema.type, ...one }));
  const endless = fields().filter(({ schema }) => optionsOf(schema).some((one) => !limited(one)));
  expect([...new Set(endless.map(({ place }) => place))]).toEqual([]);
});

import { expect, it } from '@jest/globals';
import { fitting } from './fitting';
import type { Schema } from './schema';

const until: Schema = { anyOf: [{ type: 'string' }, { type: 'null' }] };
const schema: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    term: { type: 'object', properties: { until } },
    rows: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
  },
};

it.each([
  ['names and numbers of versions are left out', { name: 'a', revision: 2, entry: {} }, { name: 'a' }],
  ['inside lists, too', { rows: [{ id: 'i1', title: 'x' }] }, { rows: [{ id: 'i1' }] }],
  ['null is left out where the form has none', { name: null }, {}],
  ['and kept where it means something', { term: { until: null } }, { term: { until: null } }],
])('what a form takes of a document: %s', (_, document, expected) => {
  expect(fitting(schema, document)).toEqual(expected);
});

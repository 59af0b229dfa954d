import { expect, it } from '@jest/globals';
import { isStorable, unstorableField } from './storable-text.js';

it.each([
  ['a', true],
  ['政数 𠮷 \ud83d\ude00 \u0001\n', true],
  ['a\0', false],
  ['\ud800', false],
  ['\ude00\ud83d', false],
])('%j can be stored: %s', (text, clean) => {
  expect(isStorable(text)).toBe(clean);
});

it('returns the path of a text that cannot be stored, in lists, fields and field names', () => {
  expect(unstorableField({ a: [{ b: 'x' }, { b: 'y\0' }] }, 'body')).toBe('a.1.b');
  expect(unstorableField({ a: { 'b\ud800': 1 } }, 'body')).toBe('a.b\\ud800');
  expect(unstorableField('\0', 'body')).toBe('body');
  expect(unstorableField({ a: [null, 1, true, 'x'] }, 'body')).toBeNull();
  expect(unstorableField(undefined, 'body')).toBeNull();
});

it('walks a body of the deepest possible nesting', () => {
  const body: unknown = JSON.parse(`${'['.repeat(400_000)}"\\u0000"${']'.repeat(400_000)}`);
  expect(unstorableField(body, 'body')).toBe(Array.from({ length: 20 }, () => '0').join('.'));
});

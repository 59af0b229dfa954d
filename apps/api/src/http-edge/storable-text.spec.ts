import { expect, it } from '@jest/globals';
import { isClean, uncleanField } from './storable-text.js';

it.each([
  ['a', true],
  ['政数 𠮷 \ud83d\ude00 \u0001\n', true],
  ['a\0', false],
  ['\ud800', false],
  ['\ude00\ud83d', false],
])('%j can be kept: %s', (text, clean) => {
  expect(isClean(text)).toBe(clean);
});

it('finds the place, in lists, in fields, and in their names', () => {
  expect(uncleanField({ a: [{ b: 'x' }, { b: 'y\0' }] }, 'body')).toBe('a.1.b');
  expect(uncleanField({ a: { 'b\ud800': 1 } }, 'body')).toBe('a.b\\ud800');
  expect(uncleanField('\0', 'body')).toBe('body');
  expect(uncleanField({ a: [null, 1, true, 'x'] }, 'body')).toBeNull();
  expect(uncleanField(undefined, 'body')).toBeNull();
});

it('goes as deep as a body can', () => {
  const body: unknown = JSON.parse(`${'['.repeat(400_000)}"\\u0000"${']'.repeat(400_000)}`);
  expect(uncleanField(body, 'body')).toBe(Array.from({ length: 20 }, () => '0').join('.'));
});

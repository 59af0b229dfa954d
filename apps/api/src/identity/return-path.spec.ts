import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { returnPath } from './return-path.js';

const OURS = 'https://zhengshu.example.org';

it.each([
  ['/', '/'],
  ['/matters/1?tab=history#last', '/matters/1?tab=history#last'],
  ['/a/../b', '/b'],
  ['/%E4%BA%8B%E9%A1%B9', '/%E4%BA%8B%E9%A1%B9'],
])('a page of the platform is returned to: %s', (given, path) => {
  expect(returnPath(given, OURS)).toBe(path);
});

it.each([
  '',
  'matters',
  'https://elsewhere.example',
  `${OURS}/matters`,
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/.//elsewhere.example',
  '/x/..//elsewhere.example',
  'javascript:alert(1)',
  '/a b',
  '/\t/elsewhere.example',
  '/a\r\nSet-Cookie: a=b',
  `/${'a'.repeat(1_024)}`,
])('nothing else is: %j', (given) => {
  expect(returnPath(given, OURS)).toBeNull();
});

it('never leads away, whatever is given', () => {
  const part = fc.constantFrom('/', '\\', '.', '..', '@', ':', '?', '#', '%2f', 'elsewhere.example', '\t', 'a');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const path = returnPath(`/${parts.join('')}`, OURS);
      expect(path === null || new URL(path, OURS).origin === OURS).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

import { expect, it } from '@jest/globals';
import { LONGEST_WISH_MS, retryAfterMs } from './retry-after.js';

const NOW = Date.parse('2026-01-26T01:00:00Z');

it.each([
  ['120', 120_000],
  [' 5 ', 5_000],
  ['0', 0],
  ['86400', LONGEST_WISH_MS],
  ['9999999999', LONGEST_WISH_MS],
  ['Mon, 26 Jan 2026 01:02:00 GMT', 120_000],
  ['Mon, 26 Jan 2026 00:00:00 GMT', 0],
  ['Fri, 31 Dec 2100 00:00:00 GMT', LONGEST_WISH_MS],
  [null, null],
  ['', null],
  ['soon', null],
  ['-5', null],
  ['1.5', null],
  ['1e3', null],
  ['99999999999', null],
  ['Mon Jan 26 01:02:00 2026', null],
  ['2026-01-26T01:02:00Z', null],
  ['Mon, 26 Foo 2026 01:02:00 GMT', null],
  ['120, 5', null],
])('%j asks for %j ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});

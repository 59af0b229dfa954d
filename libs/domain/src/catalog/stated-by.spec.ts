import { expect, it } from '@jest/globals';
import { ENTRY, MIXED, NON_SHAREABLE, UNCONDITIONAL } from '../processes/share-request/share-request.fixture.js';
import { judgedBy } from './judged-by.js';
import { statedBy } from './stated-by.js';

it.each([{}, UNCONDITIONAL, NON_SHAREABLE, MIXED])(
  'a content rebuilt from a version gives the same judged view: %j',
  (difference) => {
    const version = { ...ENTRY, ...difference, dataFormat: 'DATABASE' };
    const { entryId, provider, version: number, effectiveFrom } = version;
    expect(judgedBy(entryId, provider, number, effectiveFrom, statedBy(version))).toEqual(version);
  },
);

it('a code that is in no list throws', () => {
  expect(() => statedBy({ ...ENTRY, dataFormat: 'PAPER' })).toThrow();
});

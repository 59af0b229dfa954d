import { describe, expect, it } from '@jest/globals';
import { copyOf } from './copy.js';
import { ENTRY } from './share-request.fixture.js';
import { REQUEST } from './way.fixture.js';

const TODAY = '2026-03-02';

describe('a copy of a request', () => {
  it('is the whole request, while the entry offers it', () => {
    expect(copyOf(REQUEST, ENTRY, TODAY)).toEqual({ request: REQUEST, omitted: [] });
  });

  it.each([
    ['an item that the entry no longer has', { itemIds: [...REQUEST.itemIds, 'i99'] }, 'itemIds'],
    ['a mode that the entry no longer has', { shareMode: 'BATCH' as const }, 'shareMode'],
    ['a term that is over', { usageTerm: { until: '2026-03-01' } }, 'usageTerm'],
  ])('leaves out %s, and says so', (_, stated, field) => {
    const { request, omitted } = copyOf({ ...REQUEST, ...stated }, ENTRY, TODAY);
    expect(omitted.map((one) => one.field)).toEqual([field]);
    expect(request.itemIds).toEqual(REQUEST.itemIds);
    expect(request).toMatchObject({ dutyNeed: REQUEST.dutyNeed, usageScope: REQUEST.usageScope });
    if (field !== 'itemIds') expect(request).not.toHaveProperty(field);
  });

  it('of a draft is as incomplete as the draft', () => {
    const draft = { catalogCode: ENTRY.catalogCode, dutyNeed: '审核' };
    expect(copyOf(draft, ENTRY, TODAY)).toEqual({ request: draft, omitted: [] });
  });
});

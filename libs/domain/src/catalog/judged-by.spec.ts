import { describe, expect, it } from '@jest/globals';
import { ENTRY, MIXED } from '../processes/share-request/share-request.fixture.js';
import { attributeOf, basesAgainst, replyAttributeOf } from './attribute.js';
import { changed, CONTENT } from './content.fixture.js';
import { entryVersion, type EntryVersion } from './entry.js';
import { judgedBy } from './judged-by.js';

const judged = (content = CONTENT): EntryVersion => judgedBy(ENTRY.entryId, 'province.land', 1, '2025-08-01', content);
const law = { type: 'LAW', title: '道路交通安全法', article: '第十九条', quotedText: '依法申领。' };

describe('the view by which requests are judged', () => {
  it('carries the own attribute of its items and the known repeal of its bases', () => {
    const { items, legalBases } = judged(
      changed({
        'items.1.itemShareAttribute': 'NON_SHAREABLE',
        nonShareReason: '法律规定不予共享。',
        legalBases: [{ basisId: 'b1', ...law, effectiveFrom: '2020-01-01', repealedOn: '2027-01-01' }],
      }),
    );
    expect(items.map(({ itemShareAttribute }) => itemShareAttribute)).toEqual([undefined, 'NON_SHAREABLE', undefined]);
    expect(legalBases).toEqual([
      { basisId: 'b1', type: 'LAW', title: '道路交通安全法', article: '第十九条', repealedOn: '2027-01-01' },
    ]);
  });

  it('has no more fields than in earlier releases where items and bases state nothing of their own', () => {
    const [item] = judged().items;
    expect(Object.keys(item ?? {})).toEqual(['itemId', 'nameZh']);
    expect(entryVersion.parse(ENTRY)).toEqual(ENTRY);
  });
});

describe('the attribute of an item', () => {
  const mixed = { ...ENTRY, ...MIXED };

  it('is its own where it is stricter, else that of the entry', () => {
    expect(['i1', 'i2', 'i3', 'i9'].map((itemId) => attributeOf(mixed, itemId))).toEqual([
      'UNCONDITIONAL',
      'CONDITIONAL',
      'NON_SHAREABLE',
      'UNCONDITIONAL',
    ]);
    expect(attributeOf({ ...mixed, shareAttribute: 'NON_SHAREABLE' }, 'i2')).toBe('NON_SHAREABLE');
  });

  it('sets the limit of the reply: unconditional only if every item is', () => {
    expect(replyAttributeOf(mixed, ['i1', 'i4'])).toBe('UNCONDITIONAL');
    expect(replyAttributeOf(mixed, ['i1', 'i2', 'i4'])).toBe('CONDITIONAL');
  });

  it('is forbidden only by acts that may forbid sharing', () => {
    const bases = [
      ...mixed.legalBases,
      { basisId: 'b2', type: 'MINISTRY_RULE', title: '办法', article: '第五条' },
    ] as const;
    const against = (itemId: string) => basesAgainst({ ...mixed, legalBases: bases }, itemId);
    expect(against('i3').map(({ basisId }) => basisId)).toEqual(['b1']);
    expect(against('i2')).toEqual([]);
  });
});

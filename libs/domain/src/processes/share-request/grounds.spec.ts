import { describe, expect, it } from '@jest/globals';
import type { EntryVersion } from '../../catalog/entry.js';
import { REFUSAL_CODES } from './ground.js';
import { neededFor } from './grounds.js';
import type { ItemDecision } from './share-request.content.js';
import { OTHER_ENTRY, UNCONDITIONAL, WHO } from './share-request.fixture.js';
import { AGREE, playTo, refuse } from './way.fixture.js';

const { providerHandler } = WHO;
const propose = (
  decisions: readonly Partial<ItemDecision>[],
  entry: Partial<EntryVersion> = {},
  later?: Partial<EntryVersion>,
) => {
  const play = playTo('UNDER_REVIEW', { entry });
  if (later) play.publishes({ ...entry, ...later });
  return play.give(providerHandler, 'propose-reply', { ...AGREE, decisions });
};
/** A law that forbids sharing, in force on the day of the proposal. */
const LAW = { type: 'LAW', title: '示例法', article: '第五条', effectiveFrom: '2026-03-02' } as const;
/** A later version of the entry that does not share i2. */
const CLOSED: Partial<EntryVersion> = {
  items: [
    { itemId: 'i1', nameZh: '数据项 i1' },
    { itemId: 'i2', nameZh: '数据项 i2', itemShareAttribute: 'NON_SHAREABLE' },
  ],
};
const laterFor = (code: ItemDecision['code']) => (code === 'ITEM_NON_SHAREABLE' ? CLOSED : undefined);
const bare = (code: ItemDecision['code'], more: Partial<ItemDecision> = {}): Partial<ItemDecision>[] => [
  { itemId: 'i1', agree: true },
  { itemId: 'i2', agree: false, code, text: '经核实，申请的情形不符合共享的要求。', ...more },
];

describe('each item is decided exactly once (row 8)', () => {
  it.each<[string, readonly Partial<ItemDecision>[]]>([
    ['one is left out', [{ itemId: 'i1', agree: true }]],
    ['one is decided twice', ['i1', 'i2', 'i2'].map((itemId) => ({ itemId, agree: true }))],
    ['one was not asked for', ['i1', 'i2', 'i3'].map((itemId) => ({ itemId, agree: true }))],
  ])('a reply is refused if %s', (_, decisions) => {
    expect(propose(decisions)).toMatchObject({ kind: 'RULE', code: 'ITEMS_NOT_DECIDED', clause: '21(2)' });
  });
});

describe('a decision (row 8)', () => {
  it.each<[string, readonly Partial<ItemDecision>[], string, string]>([
    [
      'has a ground',
      [
        { itemId: 'i1', agree: true },
        { itemId: 'i2', agree: false },
      ],
      'GROUND_MISSING',
      'decisions.1.code',
    ],
    [
      'has reasons',
      [
        { itemId: 'i1', agree: true },
        { itemId: 'i2', agree: false, code: 'NO_SUCH_DATA' },
      ],
      'REASON_TOO_SHORT',
      'decisions.1.text',
    ],
    [
      'has reasons of fifteen characters',
      bare('NO_SUCH_DATA', { text: '一二三四五六七八九十一二三四' }),
      'REASON_TOO_SHORT',
      'decisions.1.text',
    ],
    [
      'has no ground if it agrees',
      [
        { itemId: 'i1', agree: true, code: 'OTHER' },
        { itemId: 'i2', agree: true },
      ],
      'GROUND_ON_AGREEMENT',
      'decisions.0.code',
    ],
    ['cites a scope', bare('OUTSIDE_PUBLISHED_SCOPE'), 'CONDITION_NOT_PUBLISHED', 'decisions.1.conditionId'],
    [
      'cites a published scope',
      bare('OUTSIDE_PUBLISHED_SCOPE', { conditionId: 'c9' }),
      'CONDITION_NOT_PUBLISHED',
      'decisions.1.conditionId',
    ],
    [
      'cites a published purpose',
      bare('OUTSIDE_PUBLISHED_PURPOSE', { conditionId: 'c9' }),
      'CONDITION_NOT_PUBLISHED',
      'decisions.1.conditionId',
    ],
    [
      'cites a published security condition',
      bare('SECURITY_CONDITION_UNMET'),
      'CONDITION_NOT_PUBLISHED',
      'decisions.1.conditionId',
    ],
    [
      'cites a published basis',
      bare('ITEM_NON_SHAREABLE', { basisId: 'b9' }),
      'BASIS_NOT_PUBLISHED',
      'decisions.1.basisId',
    ],
    ['names the source', bare('NOT_SOURCE'), 'SOURCE_NOT_NAMED', 'decisions.1.sourceCatalogCode'],
    [
      'names a published source',
      bare('NOT_SOURCE', { sourceCatalogCode: '303002/000009' }),
      'SOURCE_NOT_NAMED',
      'decisions.1.sourceCatalogCode',
    ],
    [
      'names another source than itself',
      bare('NOT_SOURCE', { sourceCatalogCode: '3070990000005/000001' }),
      'SOURCE_NOT_NAMED',
      'decisions.1.sourceCatalogCode',
    ],
    ['names the article', bare('OTHER'), 'ARTICLE_MISSING', 'decisions.1.article'],
    ...['《数据管理暂行办法》第三条', '某法第五条', '本条例第十三条第一款', '第三条', '参见3(1)等规定'].map(
      (article): [string, readonly Partial<ItemDecision>[], string, string] => [
        `names Art 3(1) alone as an article, and not ${article}`,
        bare('OTHER', { article }),
        'ARTICLE_MISSING',
        'decisions.1.article',
      ],
    ),
    ...(['MINISTRY_RULE', 'LOCAL_REGULATION', 'LOCAL_RULE', 'NORMATIVE_DOC', 'INTERNATIONAL_TREATY'] as const).map(
      (type): [string, readonly Partial<ItemDecision>[], string, string] => [
        `rests on an act that may forbid sharing, and not on a ${type}`,
        bare('OTHER', { article: '本条例第三条第一款', basis: { ...LAW, type } }),
        'BASIS_TYPE_CANNOT_FORBID',
        'decisions.1.basis.type',
      ],
    ),
    [
      'rests on an act in force at the reply',
      bare('OTHER', { basis: { ...LAW, effectiveFrom: '2026-03-17' } }),
      'BASIS_NOT_YET_IN_FORCE',
      'decisions.1.basis.effectiveFrom',
    ],
  ])('%s, or is refused', (_, decisions, code, field) => {
    expect(propose(decisions)).toMatchObject({ kind: 'RULE', code, clause: '21(2)', fields: [{ field }] });
  });

  const founded: Record<string, Partial<ItemDecision>> = {
    OUTSIDE_PUBLISHED_SCOPE: { conditionId: 'c1' },
    OUTSIDE_PUBLISHED_PURPOSE: { conditionId: 'c2' },
    SECURITY_CONDITION_UNMET: { conditionId: 'c2' },
    ITEM_NON_SHAREABLE: { basisId: 'b1' },
    NOT_SOURCE: { sourceCatalogCode: OTHER_ENTRY.catalogCode },
    OTHER: { article: '本条例第三条第一款' },
  };
  it.each(REFUSAL_CODES)('%s is accepted with the citation that it requires', (code) => {
    expect(propose(bare(code, founded[code]), {}, laterFor(code))).toBeNull();
  });

  it.each(REFUSAL_CODES)(
    '%s is accepted with one of the lists of fields that it is said to need, and not without',
    (code) => {
      const given: Partial<ItemDecision> = { ...bare(code, { ...founded[code], basis: LAW })[1] };
      const only = (fields: readonly string[]): Partial<ItemDecision>[] => {
        const kept = Object.entries(given).filter(([field]) => ['itemId', 'agree', 'code', ...fields].includes(field));
        return [{ itemId: 'i1', agree: true }, Object.fromEntries(kept)];
      };
      for (const fields of neededFor(code)) {
        expect(propose(only(fields), {}, laterFor(code))).toBeNull();
        for (const field of fields)
          expect(propose(only(fields.filter((one) => one !== field)), {}, laterFor(code))).toMatchObject({
            kind: 'RULE',
          });
      }
    },
  );

  it('OTHER rests on a law, an administrative regulation or a decision of the State Council', () => {
    for (const type of ['LAW', 'ADMIN_REGULATION', 'STATE_COUNCIL_DECISION'] as const)
      expect(propose(bare('OTHER', { basis: { ...LAW, type } }), UNCONDITIONAL)).toBeNull();
  });

  it.each(REFUSAL_CODES)('%s for unconditional data (row 10)', (code) => {
    const resting = ['OUTSIDE_PUBLISHED_SCOPE', 'OUTSIDE_PUBLISHED_PURPOSE', 'SECURITY_CONDITION_UNMET'].includes(code);
    const refusal = propose(bare(code, founded[code]), UNCONDITIONAL, laterFor(code));
    if (resting) expect(refusal).toMatchObject({ code: 'GROUND_NOT_FOR_UNCONDITIONAL' });
    else expect(refusal).toBeNull();
  });

  it('cannot rest on incomplete materials (Art 21(2))', () => {
    const incomplete = [
      { itemId: 'i1', agree: true },
      { ...refuse('i2'), code: 'MATERIALS_INCOMPLETE' },
    ];
    const play = playTo('UNDER_REVIEW');
    expect(play.give(providerHandler, 'propose-reply', { decisions: incomplete })).toMatchObject({
      kind: 'SHAPE',
      fields: [{ field: 'decisions.1.code' }],
    });
  });

  it('is judged again when the proposal is revised', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW');
    const revised = { ...AGREE, decisions: bare('OTHER') };
    expect(play.give(providerHandler, 'revise-reply', revised)).toMatchObject({ code: 'ARTICLE_MISSING' });
    expect(play.matter.data.proposal?.revision).toBe(1);
  });
});

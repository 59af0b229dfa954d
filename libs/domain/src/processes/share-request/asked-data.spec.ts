import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import type { EntryVersion, LegalBasis } from '../../catalog/entry.js';
import { delivery } from './share-request.examples.js';
import type { ItemDecision } from './share-request.content.js';
import { ENTRY, MIXED, NON_SHAREABLE, Play, UNCONDITIONAL, WHO } from './share-request.fixture.js';
import { view } from './share-request.view.js';
import { AGREE, ASSESSMENT, FIT, playTo, REASON, REQUEST } from './way.fixture.js';

const { handler, lead, providerHandler, providerLead } = WHO;

/** Plays a request for these items of the mixed entry until the provider reviews it, all on Monday 2 March. */
function asked(itemIds: readonly string[], entry: Partial<EntryVersion> = MIXED): Play {
  const play = new Play({ entry }, atLocal('2026-03-02', 9)).do(handler, 'draft-request', { ...REQUEST, itemIds });
  play.do(handler, 'submit-internally', FIT['submit-internally']).do(lead, 'lead-consent', { revision: 1 });
  return play.do(providerHandler, 'accept', {});
}
const propose = (play: Play, ...decisions: readonly Partial<ItemDecision>[]) =>
  play.give(providerHandler, 'propose-reply', { ...AGREE, decisions });
const yes = (itemId: string) => ({ itemId, agree: true });
const no = (itemId: string, more: Partial<ItemDecision>) => ({
  itemId,
  agree: false,
  text: '经核实，申请的情形不符合共享的要求。',
  ...more,
});
/** Plays a request that the provider has agreed to, as a whole. */
function agreed(itemIds: readonly string[], entry: Partial<EntryVersion> = MIXED): Play {
  const play = asked(itemIds, entry);
  play.do(providerHandler, 'propose-reply', { ...AGREE, decisions: itemIds.map(yes) });
  return play.do(providerLead, 'lead-approve-reply', { revision: 1 });
}
const closing = (itemId: string, bases: readonly LegalBasis[] = ENTRY.legalBases): Partial<EntryVersion> => ({
  ...UNCONDITIONAL,
  items: ENTRY.items.map((one) => (one.itemId === itemId ? { ...one, itemShareAttribute: 'NON_SHAREABLE' } : one)),
  legalBases: bases,
  nonShareReason: '法律规定不予共享。',
});

describe('an item that the entry does not share (row 1, Art 14(3))', () => {
  it('is refused with the published basis, and no matter begins', () => {
    const play = new Play({ entry: MIXED });
    const refusal = play.give(handler, 'draft-request', { ...REQUEST, itemIds: ['i1', 'i3'] });
    expect(refusal).toMatchObject({
      kind: 'RULE',
      code: 'ITEM_NON_SHAREABLE',
      clause: '14(3)',
      fields: [{ field: 'itemIds' }],
    });
    for (const part of ['数据项 i3', '《刑事诉讼法》第二百八十六条', '依法封存'])
      expect(refusal?.message).toContain(part);
    expect(play.exists).toBe(false);
  });

  it('is refused to the lead as well, if a later version closes it before the consent', () => {
    const play = new Play({ entry: UNCONDITIONAL }).do(handler, 'draft-request', REQUEST);
    play.do(handler, 'submit-internally', FIT['submit-internally']).publishes(closing('i2'));
    expect(play.give(lead, 'lead-consent', { revision: 1 })).toMatchObject({ code: 'ITEM_NON_SHAREABLE' });
  });
});

describe('the limit of the reply is that of the strictest item that is asked for (row 3, Art 21(1))', () => {
  it.each<[string, readonly string[], Partial<EntryVersion>, number]>([
    ['one working day, where every item is unconditional', ['i1', 'i4'], MIXED, 1],
    ['ten, where one is conditional', ['i1', 'i2'], MIXED, 10],
    ['ten, where the entry is conditional and the item says nothing', ['i1'], {}, 10],
    ['one, where a version stored before says nothing of items', ['i1', 'i2'], UNCONDITIONAL, 1],
  ])('%s', (_, itemIds, entry, workingDays) => {
    expect(asked(itemIds, entry).clock('reply')).toMatchObject({ workingDays });
  });

  it('is shown with the request', () => {
    const { request } = view(asked(['i1', 'i2']).matter, new Set(['provider']));
    expect(request).toMatchObject({ shareAttribute: 'CONDITIONAL', entry: { shareAttribute: 'UNCONDITIONAL' } });
  });

  it('gives five working days for the notice of a supplement where it is ten, and one where it is one', () => {
    const ask = { list: ['请补充职能文件'] };
    const at = atLocal('2026-03-09', 9);
    expect(asked(['i1', 'i2']).passTo(at).give(providerHandler, 'ask-supplement', ask)).toBeNull();
    const short = asked(['i1']).passTo(atLocal('2026-03-04', 9));
    expect(short.give(providerHandler, 'ask-supplement', ask)).toMatchObject({ code: 'SUPPLEMENT_AFTER_DUE' });
  });

  it('can be extended under Q-07 NO where it is ten days', () => {
    const refused = (itemIds: readonly string[]) => {
      const play = new Play({ entry: MIXED, policy: { 'Q-07': 'NO' } }, atLocal('2026-03-02', 9));
      play.do(handler, 'draft-request', { ...REQUEST, itemIds });
      play.do(handler, 'submit-internally', FIT['submit-internally']).do(lead, 'lead-consent', { revision: 1 });
      return play.give(providerLead, 'request-extension', FIT['request-extension'])?.code ?? null;
    };
    expect([refused(['i1']), refused(['i1', 'i2'])]).toEqual(['EXTENSION_UNCONDITIONAL', null]);
  });
});

describe('a ground is judged by the item that it refuses (rows 8 and 10)', () => {
  const scope = { code: 'OUTSIDE_PUBLISHED_SCOPE', conditionId: 'c1' } as const;

  it('a published condition may be cited for the conditional item only', () => {
    expect(propose(asked(['i1', 'i2']), yes('i1'), no('i2', scope))).toBeNull();
    expect(propose(asked(['i1', 'i2']), no('i1', scope), yes('i2'))).toMatchObject({
      code: 'GROUND_NOT_FOR_UNCONDITIONAL',
      fields: [{ field: 'decisions.0.code' }],
    });
  });

  it('a basis may not be cited for an item that is shared, although the entry publishes it', () => {
    const cited = no('i2', { code: 'ITEM_NON_SHAREABLE', basisId: 'b1' });
    expect(propose(asked(['i1', 'i2']), yes('i1'), cited)).toMatchObject({ code: 'BASIS_NOT_PUBLISHED' });
  });
});

describe('a supplement (row 6)', () => {
  const supply = (play: Play, itemIds: readonly string[]) => {
    play.do(providerHandler, 'ask-supplement', { list: ['请补充职能文件'] });
    const answers = [{ item: 1, text: '见附件。' }];
    const refusal = play.give(handler, 'draft-supplement', { answers, changes: { itemIds } });
    return refusal ?? play.give(lead, 'consent-supplement', { revision: 2 });
  };

  it('may not add an item that is not shared', () => {
    expect(supply(asked(['i1', 'i2']), ['i1', 'i3'])).toMatchObject({ code: 'ITEM_NON_SHAREABLE', clause: '14(3)' });
  });

  it('may not add or keep an item that a law has closed meanwhile, but may leave it out', () => {
    const play = asked(['i1', 'i2'], {}).publishes(closing('i2'));
    expect(supply(play, ['i1', 'i2'])).toMatchObject({
      code: 'CLOSED_BY_LAW',
      clause: '14(3)',
      fields: [{ field: 'changes.itemIds' }],
    });
    const answers = [{ item: 1, text: '见附件。' }];
    expect(play.give(handler, 'supply-supplement', { answers })).toBeNull();
    expect(supply(asked(['i1', 'i2'], {}).publishes(closing('i2')), ['i1'])).toBeNull();
  });

  it('may not make a request of one day one of conditional data, for which the provider has ten', () => {
    expect(supply(asked(['i1']), ['i1', 'i2'])).toMatchObject({ code: 'CONDITIONAL_ITEM_ADDED', clause: '21(1)' });
    expect(supply(asked(['i1']), ['i1', 'i4'])).toBeNull();
  });

  it('never shortens a limit that runs', () => {
    const play = asked(['i1', 'i2']);
    expect(supply(play, ['i1'])).toBeNull();
    expect(play.clock('reply')).toMatchObject({ state: 'RUNNING', workingDays: 10 });
  });
});

describe('what a law closes between receipt and reply (row 8, Art 14(3))', () => {
  const basis = no('i2', { code: 'ITEM_NON_SHAREABLE', basisId: 'b7' });
  const LAW: LegalBasis = { basisId: 'b7', type: 'LAW', title: '数据安全法', article: '第二十一条' };

  it('cannot be agreed to, and is refused with the basis of the version in force', () => {
    const play = asked(['i1', 'i2'], {}).publishes(closing('i2', [LAW]));
    const refusal = propose(play, yes('i1'), yes('i2'));
    expect(refusal).toMatchObject({
      kind: 'RULE',
      code: 'CLOSED_BY_LAW',
      clause: '14(3)',
      fields: [{ field: 'decisions.1.agree' }],
    });
    expect(refusal?.message).toContain('《数据安全法》第二十一条');
    expect(propose(play, yes('i1'), { ...basis, basisId: 'b1' })).toMatchObject({ code: 'BASIS_NOT_PUBLISHED' });
    expect(propose(play, yes('i1'), basis)).toBeNull();
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 1 })).toBeNull();
    expect(play.matter.data.reply).toMatchObject({ result: 'AGREED', partial: true });
  });

  it('cannot be agreed to by the lead, if the law came after the proposal', () => {
    const play = asked(['i1', 'i2'], {});
    expect(propose(play, yes('i1'), yes('i2'))).toBeNull();
    play.publishes({ ...NON_SHAREABLE, legalBases: [LAW] });
    expect(play.give(providerLead, 'lead-approve-reply', { revision: 1 })).toMatchObject({ code: 'CLOSED_BY_LAW' });
    const all = { ...AGREE, decisions: ['i1', 'i2'].map((itemId) => ({ ...basis, itemId })) };
    play.do(providerHandler, 'revise-reply', all).do(providerLead, 'lead-approve-reply', { revision: 2 });
    expect(play.matter.state).toBe('REFUSED');
    expect(play.clocks).toBe('reply MET 2026-03-16');
  });

  it('is shared again from the day of its repeal, whatever the catalogue still says', () => {
    const repealed = { ...LAW, repealedOn: '2026-03-02' };
    expect(propose(asked(['i1', 'i2'], {}).publishes(closing('i2', [repealed])), yes('i1'), yes('i2'))).toBeNull();
    const later = { ...LAW, repealedOn: '2026-03-03' };
    expect(propose(asked(['i1', 'i2'], {}).publishes(closing('i2', [later])), yes('i1'), yes('i2'))).toMatchObject({
      code: 'CLOSED_BY_LAW',
    });
  });

  it('is no refusal in part, where the policy forbids those (Q-26)', () => {
    const play = playTo('UNDER_REVIEW', { policy: { 'Q-26': 'NOT_ALLOWED' } }).publishes(closing('i2', [LAW]));
    expect(propose(play, yes('i1'), basis)).toBeNull();
  });

  it('a condition that became stricter meanwhile applies to later requests only', () => {
    const play = asked(['i1'], UNCONDITIONAL).publishes({});
    expect(play.clock('reply').workingDays).toBe(1);
    const cited = no('i1', { code: 'OUTSIDE_PUBLISHED_SCOPE', conditionId: 'c1' });
    expect(propose(play, cited)).toMatchObject({ code: 'GROUND_NOT_FOR_UNCONDITIONAL' });
    expect(propose(play, yes('i1'))).toBeNull();
  });

  const ORDER_800 = {
    type: 'ADMIN_REGULATION',
    title: '国务院令第 800 号',
    article: '第三条',
    effectiveFrom: '2026-03-01',
  } as const;

  it('an entry that retired for a change of law is refused on that law; for another cause it can be agreed to', () => {
    const play = asked(['i1'], {}).retires('国务院令第 800 号');
    const refusal = propose(play, yes('i1'));
    expect(refusal).toMatchObject({ code: 'CLOSED_BY_LAW' });
    expect(refusal?.message).toContain('国务院令第 800 号');
    expect(propose(play, no('i1', { code: 'OTHER', basis: ORDER_800 }))).toBeNull();
    expect(propose(asked(['i1'], {}).retires(null), yes('i1'))).toBeNull();
    expect(propose(asked(['i1'], {}).retires(null, NON_SHAREABLE), yes('i1'))).toMatchObject({ code: 'CLOSED_BY_LAW' });
  });
});

describe('what a law closes between reply and delivery (rows 11 and 12, Art 14(3))', () => {
  const START = { mode: 'FILE', assessment: ASSESSMENT };
  const [first] = delivery.deliveries;
  const delivers = (...itemIds: readonly string[]) => ({ ...delivery, deliveries: [{ ...first, itemIds }] });

  it('may not be delivered: the refusal names the law, and the requester can end the limit', () => {
    const play = agreed(['i1', 'i2'], {}).publishes(NON_SHAREABLE);
    const refusal = play.give(providerHandler, 'start-delivery', START);
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'CLOSED_BY_LAW', clause: '14(3)' });
    expect(refusal?.message).toContain('《刑事诉讼法》第二百八十六条');
    play.do(lead, 'relinquish', REASON);
    expect(play.clocks).toBe('reply MET 2026-03-16, delivery CANCELLED 2026-03-30');
  });

  it('is left out of a delivery that is under way, which meets the limit without it', () => {
    const play = agreed(['i1', 'i2'], {}).do(providerHandler, 'start-delivery', START).publishes(closing('i2'));
    expect(play.give(providerHandler, 'record-delivery', delivers('i1', 'i2'))).toMatchObject({
      code: 'CLOSED_BY_LAW',
      fields: [{ field: 'deliveries' }],
    });
    play.do(providerHandler, 'record-delivery', delivers('i1'));
    expect(play.clock('delivery').state).toBe('MET');
    expect(play.matter.data.deliveries).toMatchObject([
      { withheld: [{ itemId: 'i2', law: '《刑事诉讼法》第二百八十六条' }] },
    ]);
    expect(play.notices.at(-1)?.text).toContain('i2（《刑事诉讼法》第二百八十六条）');
    const reasons = [{ itemId: 'i2', text: '没有收到这一数据项。' }];
    expect(play.give(handler, 'reject-delivery', { reasons })).toMatchObject({ code: 'ITEM_NOT_DELIVERED' });
  });

  it('where it closed everything under way, nothing can be recorded', () => {
    const play = agreed(['i1'], {}).do(providerHandler, 'start-delivery', START).publishes(NON_SHAREABLE);
    expect(play.give(providerHandler, 'record-delivery', delivers('i1'))).toMatchObject({ code: 'CLOSED_BY_LAW' });
  });

  it('an assessment is needed for conditional items, not for the unconditional ones of the same entry', () => {
    const started = (...itemIds: readonly string[]) =>
      agreed(itemIds).give(providerHandler, 'start-delivery', { mode: 'FILE' });
    expect(started('i1', 'i2')).toMatchObject({ code: 'ASSESSMENT_REQUIRED', clause: '11(5)' });
    expect(started('i1', 'i4')).toBeNull();
  });
});

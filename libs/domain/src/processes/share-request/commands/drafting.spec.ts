import { describe, expect, it } from '@jest/globals';
import type { EntryVersion } from '../../../catalog/entry.js';
import { atLocal } from '../../../calendar/time.js';
import { ENTRY, NON_SHAREABLE, Play, sameManAs, UNCONDITIONAL, WHO } from '../share-request.fixture.js';
import { FIT, playTo, REQUEST } from '../way.fixture.js';

const { handler, lead } = WHO;
const draft = (request: object, entry: Partial<EntryVersion> = {}) =>
  new Play({ entry }).give(handler, 'draft-request', { ...REQUEST, ...request });

describe('a request is refused (rows 1 and 2)', () => {
  it.each<[string, object, Partial<EntryVersion>, object]>([
    [
      'for an entry that is not published',
      { catalogCode: '303002/000009' },
      {},
      { code: 'NO_PUBLISHED_ENTRY', clause: '20(2)' },
    ],
    ['for the department’s own data', {}, { provider: 'city.housing' }, { code: 'OWN_DATA', clause: '20(2)' }],
    [
      'for an item that the entry does not have',
      { itemIds: ['i1', 'i9'] },
      {},
      { code: 'ITEM_NOT_IN_ENTRY', clause: '20(2)' },
    ],
    ['in a mode that is not published', { shareMode: 'BATCH' }, {}, { code: 'MODE_NOT_PUBLISHED', clause: '20(2)' }],
    ['with a term that is over', { usageTerm: { until: '2026-03-01' } }, {}, { code: 'TERM_IN_THE_PAST' }],
    ['beyond three years, without a reason', { usageTerm: { until: '2029-03-03' } }, {}, { code: 'TERM_NEEDS_REASON' }],
    ['without end, without a reason', { usageTerm: { until: null } }, {}, { code: 'TERM_NEEDS_REASON' }],
  ])('%s', (_, request, entry, expected) => {
    expect(draft(request, entry)).toMatchObject({ kind: 'RULE', ...expected });
  });

  it('for data that are not shared, with the published basis and reason, and no matter begins', () => {
    const play = new Play({ entry: NON_SHAREABLE });
    const refusal = play.give(handler, 'draft-request', REQUEST);
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'ENTRY_NON_SHAREABLE', clause: '14(3)' });
    expect(refusal?.message).toContain('《刑事诉讼法》第二百八十六条');
    expect(refusal?.message).toContain('依法封存');
    expect(play.exists).toBe(false);
  });

  it.each([
    ['today', { until: '2026-03-02' }],
    ['after three years to the day', { until: '2029-03-02' }],
    ['later, with a reason', { until: '2035-12-31', reason: '贷款存续期间须逐年核验。' }],
    ['never, with a reason', { until: null, reason: '法定长期职责。' }],
  ])('but accepted if its term ends %s', (_, usageTerm) => {
    expect(draft({ usageTerm })).toBeNull();
  });

  it.each([
    ['a statement is blank', { dutyNeed: ' ' }, 'dutyNeed'],
    ['no legal basis is named', { legalBases: [] }, 'legalBases'],
    ['no item is named', { itemIds: [] }, 'itemIds'],
    ['an item is named twice', { itemIds: ['i1', 'i1'] }, 'itemIds'],
    ['the term is no date', { usageTerm: { until: '2026-02-30' } }, 'usageTerm.until'],
    ['a field is unknown', { urgent: true }, 'urgent'],
  ])('if %s', (_, request, field) => {
    expect(draft(request)).toMatchObject({ kind: 'SHAPE', code: 'INVALID', fields: [{ field }] });
  });

  it('for what a draft lacks, when it is submitted inside the department, with every field', () => {
    const play = new Play({ entry: ENTRY });
    expect(play.give(handler, 'draft-request', { catalogCode: ENTRY.catalogCode })).toBeNull();
    const submit = () =>
      play.give(handler, 'submit-internally', { revision: play.matter.data.requestRevision, declaration: true });
    const refusal = submit();
    expect(refusal).toMatchObject({ kind: 'RULE', code: 'REQUEST_INCOMPLETE', clause: '20(2)' });
    const { receivingEndpoint: _, catalogCode: _code, ...asked } = REQUEST;
    expect(refusal?.fields?.map(({ field }) => field).sort()).toEqual(Object.keys(asked).sort());
    expect(play.give(handler, 'revise-draft', { ...REQUEST, usageScope: undefined })).toBeNull();
    expect(submit()).toMatchObject({ code: 'REQUEST_INCOMPLETE', fields: [{ field: 'usageScope' }] });
    expect(play.give(handler, 'revise-draft', REQUEST)).toBeNull();
    expect(submit()).toBeNull();
  });

  it('as a revision, too', () => {
    const play = playTo('DRAFT');
    expect(play.give(handler, 'revise-draft', { ...REQUEST, itemIds: ['i9'] })).toMatchObject({
      code: 'ITEM_NOT_IN_ENTRY',
    });
    expect(play.matter.data.requestRevision).toBe(1);
  });
});

describe('a consent must name the revision that was read', () => {
  it.each([
    ['submit-internally', 'DRAFT', handler, { revision: 2, declaration: true }],
    ['lead-consent', 'REQUESTER_LEAD_REVIEW', lead, { revision: 2 }],
  ] as const)('%s', (command, state, by, payload) => {
    expect(playTo(state).give(by, command, payload)).toMatchObject({ kind: 'CONFLICT', code: 'STALE_REVISION' });
  });

  it('and the declaration must be made', () => {
    const refusal = playTo('DRAFT').give(handler, 'submit-internally', { revision: 1, declaration: false });
    expect(refusal).toMatchObject({ kind: 'SHAPE', fields: [{ field: 'declaration' }] });
  });
});

describe('SoD-1: a drafter may not consent', () => {
  it('under another account either', () => {
    const play = playTo('REQUESTER_LEAD_REVIEW');
    expect(play.give(sameManAs(handler, lead), 'lead-consent', { revision: 1 })).toMatchObject({
      kind: 'FORBIDDEN',
      code: 'OWN_DRAFT',
      clause: '20(2)',
    });
  });

  it.each([
    ['drafted it', ['draft-request', REQUEST]],
    ['revised it', ['revise-draft', REQUEST]],
    ['submitted it', ['submit-internally', FIT['submit-internally']]],
  ] as const)('a lead who %s', (_, [command, payload]) => {
    const first = command === 'draft-request' ? lead : handler;
    const play = new Play().do(first, 'draft-request', REQUEST);
    if (command === 'revise-draft') play.do(lead, command, payload);
    const revision = play.matter.data.requestRevision;
    const submits = command === 'submit-internally' ? lead : handler;
    play.do(submits, 'submit-internally', { revision, declaration: true });
    expect(play.give(lead, 'lead-consent', { revision })).toMatchObject({ code: 'OWN_DRAFT' });
  });
});

it('a consent judges the entry as it is at receipt', () => {
  const play = playTo('REQUESTER_LEAD_REVIEW').passTo(atLocal('2028-01-03'));
  expect(play.give(lead, 'lead-consent', { revision: 1 })).toMatchObject({ code: 'TERM_IN_THE_PAST' });
});

describe('a withdrawal (rows 3d and 21)', () => {
  it('requires a reason once the lead has the request', () => {
    expect(playTo('SUBMITTED').give(lead, 'withdraw', {})).toMatchObject({ code: 'REASON_REQUIRED', kind: 'RULE' });
    expect(playTo('DRAFT').give(lead, 'withdraw', {})).toBeNull();
  });

  it('notifies provider and authority after submission, and no department before it', () => {
    const told = (state: 'REQUESTER_LEAD_REVIEW' | 'SUBMITTED') =>
      playTo(state).do(lead, 'withdraw', FIT.withdraw).happened('requestWithdrawn')[0]?.payload.notices ?? [];
    expect(told('REQUESTER_LEAD_REVIEW')).toEqual([]);
    expect(told('SUBMITTED').flatMap(({ to }) => to.map((one) => one.departmentId))).toEqual(
      expect.arrayContaining(['province.land', 'province.data']),
    );
  });

  it.each(['AGREED', 'REFUSED', 'IN_USE', 'WITHDRAWN', 'LAPSED'] as const)('is refused in %s', (state) => {
    expect(playTo(state).give(lead, 'withdraw', FIT.withdraw)).toMatchObject({ code: 'WRONG_STATE' });
  });
});

it('the attribute of the entry determines the limit', () => {
  const lastDay = (entry: Partial<EntryVersion>) => playTo('SUBMITTED', { entry }).clock('reply').lastDay;
  expect([lastDay(ENTRY), lastDay(UNCONDITIONAL)]).toEqual(['2026-03-16', '2026-03-03']);
});

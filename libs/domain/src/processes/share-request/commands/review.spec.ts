import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../../calendar/time.js';
import { sameManAs, UNCONDITIONAL, WHO } from '../share-request.fixture.js';
import { shareRequest } from '../share-request.js';
import { FIT, LIST, playTo, REASON } from '../way.fixture.js';

const { handler, lead, providerHandler, providerLead } = WHO;
const ask = (play: ReturnType<typeof playTo>) => play.give(providerHandler, 'ask-supplement', { list: LIST });

describe('a request for a supplement is refused (row 5)', () => {
  it('a second time', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').do(handler, 'supply-supplement', FIT['supply-supplement']);
    expect(ask(play)).toMatchObject({ kind: 'RULE', code: 'SUPPLEMENT_SECOND', clause: '21(2)' });
  });

  it('without a list of what is missing', () => {
    const play = playTo('UNDER_REVIEW');
    expect(play.give(providerHandler, 'ask-supplement', { list: [] })).toMatchObject({ code: 'INVALID' });
  });

  it.each([
    ['the fifth working day is over', atLocal('2026-03-10'), {}],
    ['one working day is over, for unconditional data that was extended', atLocal('2026-03-04'), UNCONDITIONAL],
  ])('after %s', (_, at, entry) => {
    const play = playTo('UNDER_REVIEW', { entry }).do(providerLead, 'request-extension', FIT['request-extension']);
    play.do(WHO.reviewer, 'decide-extension', FIT['decide-extension']).passTo(at);
    expect(ask(play)).toMatchObject({ code: 'SUPPLEMENT_TOO_LATE', clause: '21(2)' });
  });

  it('on the rest days after the fifth working day', () => {
    // Received on Friday 6 March: the fifth working day is Friday the 13th.
    const play = playTo('REQUESTER_LEAD_REVIEW').passTo(atLocal('2026-03-06', 10));
    play.do(lead, 'lead-consent', { revision: 1 }).do(providerHandler, 'accept', {}).passTo(atLocal('2026-03-14', 9));
    expect(ask(play)).toMatchObject({ code: 'SUPPLEMENT_TOO_LATE' });
  });

  it('after the limit of the reply, whatever Q-11 says', () => {
    const play = playTo('UNDER_REVIEW', { policy: { 'Q-11': 'BEFORE_DUE' } }).passTo(atLocal('2026-03-17'));
    expect(ask(play)).toMatchObject({ code: 'SUPPLEMENT_AFTER_DUE', clause: '21(2)' });
  });
});

describe('a request for a supplement is possible', () => {
  it('in the last millisecond of the fifth working day', () => {
    expect(ask(playTo('UNDER_REVIEW').passTo('2026-03-09T15:59:59.999Z'))).toBeNull();
  });

  it('until the last day under Q-11 BEFORE_DUE: one working day is left to reply', () => {
    const play = playTo('UNDER_REVIEW', { policy: { 'Q-11': 'BEFORE_DUE' } }).passTo(atLocal('2026-03-16', 9));
    expect(ask(play)).toBeNull();
    play.passTo(atLocal('2026-03-20', 9)).do(handler, 'supply-supplement', FIT['supply-supplement']);
    expect(play.clock('reply').lastDay).toBe('2026-03-23');
  });
});

describe('the effect of a supplement on the clock (Q-10)', () => {
  it.each([
    ['PAUSE', 'PAUSED', '2026-03-23'],
    ['RESTART', 'PAUSED', '2026-03-24'],
    ['CONTINUE', 'RUNNING', '2026-03-16'],
  ] as const)('%s', (option, meanwhile, lastDay) => {
    const play = playTo('SUPPLEMENT_REQUIRED', { policy: { 'Q-10': option } });
    expect(play.clock('reply').state).toBe(meanwhile);
    play.passTo(atLocal('2026-03-10', 9)).do(handler, 'supply-supplement', FIT['supply-supplement']);
    expect(play.clock('reply')).toMatchObject({ state: 'RUNNING', lastDay });
  });
});

describe('a supplement (row 6)', () => {
  it('must answer every listed item', () => {
    const answers = [{ item: 1, text: '见附件。' }];
    expect(playTo('SUPPLEMENT_REQUIRED').give(handler, 'supply-supplement', { answers })).toMatchObject({
      kind: 'RULE',
      code: 'UNANSWERED',
      clause: '21(2)',
      fields: [{ field: 'answers' }],
    });
  });

  const answers = FIT['supply-supplement'] as object;
  const CHANGES: readonly (readonly [string, object])[] = [
    ['the scope', { usageScope: '仅限本人' }],
    ['the need', { dutyNeed: '另一项履职需要' }],
    ['the legal bases', { legalBases: [{ type: 'LAW', title: '另一部法律', article: '第一条' }] }],
    ['the items', { itemIds: ['i1'] }],
    ['the term', { usageTerm: { until: '2026-12-31' } }],
  ];

  it.each(CHANGES)('does not change %s without the consent of the lead', (_, changes) => {
    const play = playTo('SUPPLEMENT_REQUIRED');
    for (const who of [handler, lead])
      expect(play.give(who, 'supply-supplement', { ...answers, changes })).toMatchObject({
        kind: 'FORBIDDEN',
        code: 'LEAD_MUST_CONSENT',
        clause: '20(2)',
      });
    const before = play.clocks;
    play.do(handler, 'draft-supplement', { ...answers, changes });
    expect([play.matter.state, play.clocks]).toEqual(['SUPPLEMENT_REQUIRED', before]);
    expect(play.matter.data.request).not.toMatchObject(changes);
    expect(play.give(lead, 'consent-supplement', { revision: 1 })).toMatchObject({ code: 'STALE_REVISION' });
    play.do(lead, 'consent-supplement', { revision: 2 });
    expect(play.matter).toMatchObject({ state: 'UNDER_REVIEW', data: { requestRevision: 2, request: changes } });
    expect([play.clock('reply').state, play.clock('supplement').state]).toEqual(['RUNNING', 'MET']);
  });

  it('SoD-1: is not consented to by a person who drafted it, or the request before', () => {
    const changes = { usageScope: '仅限本人' };
    const play = playTo('SUPPLEMENT_REQUIRED').do(handler, 'draft-supplement', { ...answers, changes });
    const refusal = play.give(sameManAs(handler, lead), 'consent-supplement', { revision: 2 });
    expect(refusal).toMatchObject({ kind: 'FORBIDDEN', code: 'OWN_DRAFT', clause: '20(2)' });
    expect(play.give(lead, 'draft-supplement', { ...answers, changes })).toMatchObject({ code: 'HAS_CONSENTED' });
  });

  it('goes back to its drafter if the lead does not consent, and is nobody else’s to see', () => {
    const changes = { usageScope: '仅限本人' };
    const play = playTo('SUPPLEMENT_REQUIRED');
    expect(play.give(lead, 'return-supplement', REASON)).toMatchObject({ code: 'NOTHING_DRAFTED' });
    play.do(handler, 'draft-supplement', { ...answers, changes });
    const supplementFor = (side: 'requester' | 'provider') =>
      shareRequest.view(play.matter, new Set([side, 'everybody'] as const)).request;
    expect(supplementFor('requester')).toMatchObject({
      supplement: { draft: { request: { revision: 2, ...changes } } },
    });
    expect(supplementFor('provider')).toMatchObject({ supplement: { draft: null } });
    play.do(lead, 'return-supplement', REASON);
    expect(play.matter.data.supplement?.draft).toBeNull();
    expect(play.give(handler, 'supply-supplement', answers)).toBeNull();
  });

  it('of the handler alone may name the receiving endpoint, to which no lead consents', () => {
    const payload = { ...answers, changes: { receivingEndpoint: 'https://exchange.example.gov.cn/new' } };
    expect(playTo('SUPPLEMENT_REQUIRED').give(handler, 'supply-supplement', payload)).toBeNull();
  });

  it('may change the request only to a valid one', () => {
    const payload = { ...answers, changes: { itemIds: ['i9'] } };
    expect(playTo('SUPPLEMENT_REQUIRED').give(handler, 'draft-supplement', payload)).toMatchObject({
      code: 'ITEM_NOT_IN_ENTRY',
    });
  });

  it('may not change the requested entry', () => {
    const payload = { ...answers, changes: { catalogCode: '303002/000001' } };
    expect(playTo('SUPPLEMENT_REQUIRED').give(handler, 'draft-supplement', payload)).toMatchObject({ code: 'INVALID' });
  });

  it('may come after its target', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2026-04-01', 9));
    play.do(handler, 'supply-supplement', FIT['supply-supplement']);
    expect(play.clocks).toBe('reply RUNNING 2026-04-15, supplement MET 2026-03-17');
  });
});

describe('closing without the supplement (row 6b)', () => {
  it('is refused before the target of ten working days has passed', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').passTo('2026-03-17T15:59:59.999Z');
    expect(play.give(providerLead, 'close-unsupplemented', REASON)).toMatchObject({
      kind: 'RULE',
      code: 'SUPPLEMENT_TARGET_NOT_PASSED',
      clause: '21(2)',
    });
    play.passTo(atLocal('2026-03-18'));
    expect(play.give(providerLead, 'close-unsupplemented', REASON)).toBeNull();
  });

  it('requires a reason, and never happens without an act', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').passTo(atLocal('2027-03-18'));
    expect(play.matter.state).toBe('SUPPLEMENT_REQUIRED');
    expect(play.give(providerLead, 'close-unsupplemented', {})).toMatchObject({ code: 'INVALID' });
  });
});

describe('an answer that the list did not ask for is refused', () => {
  it.each([
    ['an item that the list does not hold', [1, 2, 3]],
    ['an item twice', [1, 2, 2]],
  ])('%s', (_, items) => {
    const answers = items.map((item) => ({ item, text: '见附件' }));
    const play = playTo('SUPPLEMENT_REQUIRED');
    expect(play.give(handler, 'supply-supplement', { answers })).toMatchObject({ code: 'UNASKED', clause: '21(2)' });
  });

  it('so is a change without contents', () => {
    const play = playTo('SUPPLEMENT_REQUIRED');
    const supply = { ...(FIT['supply-supplement'] as object), changes: {} };
    expect(play.give(handler, 'supply-supplement', supply)).toMatchObject({ kind: 'SHAPE' });
  });
});

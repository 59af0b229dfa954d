import { describe, expect, it } from '@jest/globals';
import { atLocal } from '../../calendar/time.js';
import { isLate } from '../../clock/standing.js';
import { UNCONDITIONAL, WHO } from './share-request.fixture.js';
import { AGREE, FIT, playTo, refuse, REFUSE, REQUEST } from './way.fixture.js';

const { handler, lead, providerHandler, providerLead, reviewer, authorityHead } = WHO;
const RUNNING = 'reply RUNNING 2026-03-16';

describe('the draft (rows 1 and 3c)', () => {
  it('begins the matter inside the department, without clock and number', () => {
    const { matter, clocks, events } = playTo('DRAFT');
    expect(matter).toMatchObject({ state: 'DRAFT', number: null, seq: 1 });
    expect(matter.parties).toEqual({
      requester: 'city.housing',
      provider: 'province.land',
      extensionAuthority: 'province.data',
    });
    expect(clocks).toBe('');
    expect(events.map(({ type }) => type)).toEqual(['requestDrafted']);
  });

  it('counts its revisions', () => {
    const play = playTo('DRAFT').do(handler, 'revise-draft', { ...REQUEST, itemIds: ['i2'] });
    expect(play.matter.data).toMatchObject({ requestRevision: 2, request: { itemIds: ['i2'] } });
  });
});

it('row 3: the submission gets a number, and is judged by the entry in effect then', () => {
  const { matter } = playTo('SUBMITTED');
  expect(matter.number).toBe('REQ-990100-2026-000001');
  expect(matter.data).toMatchObject({ receivedAt: matter.since, entry: { version: 1 } });
});

it('row 5: the notice lists everything at once, and the requester receives it', () => {
  const play = playTo('SUPPLEMENT_REQUIRED');
  const [asked] = play.happened('supplementAsked');
  expect(asked?.payload.notices).toMatchObject([{ to: [{ departmentId: 'city.housing' }, {}] }]);
  expect(play.matter.data.supplement).toMatchObject({ list: ['请补充职能文件', '请说明调用量'], suppliedAt: null });
});

describe('row 6: a supplement', () => {
  it('by a person who did not draft the request may change it', () => {
    const play = playTo('SUPPLEMENT_REQUIRED');
    const changes = { itemIds: ['i1'], usageScope: '仅限本人' };
    const answers = [
      { item: 2, text: '八百次。' },
      { item: 1, text: '见附件。' },
    ];
    play.do(handler, 'draft-supplement', { answers, changes }).do(lead, 'consent-supplement', { revision: 2 });
    expect(play.matter.data).toMatchObject({ requestRevision: 2, request: { ...REQUEST, ...changes } });
  });

  it('without changes keeps the revision', () => {
    const play = playTo('SUPPLEMENT_REQUIRED').do(handler, 'supply-supplement', FIT['supply-supplement']);
    expect(play.matter.data).toMatchObject({ requestRevision: 1, request: REQUEST });
  });
});

it('row 6b: closes after the target, notifies both parties, and cancels the reply clock', () => {
  const play = playTo('LAPSED');
  expect(play.clocks).toBe('reply CANCELLED -, supplement CANCELLED 2026-03-17');
  const told = play.happened('requestLapsed')[0]?.payload.notices?.flatMap(({ to }) => to);
  expect(new Set(told?.map(({ departmentId }) => departmentId))).toEqual(new Set(['city.housing', 'province.land']));
});

describe('rows 9 and 10: the reply', () => {
  it('agrees to every item', () => {
    expect(playTo('AGREED').matter.data.reply).toMatchObject({ revision: 1, result: 'AGREED', partial: false });
  });

  it('agrees to some items: only these are delivered', () => {
    const play = playTo('UNDER_REVIEW');
    const decisions = [{ itemId: 'i1', agree: true }, refuse('i2')];
    play
      .do(providerHandler, 'propose-reply', { ...AGREE, decisions })
      .do(providerLead, 'lead-approve-reply', { revision: 1 });
    expect(play.matter).toMatchObject({ state: 'AGREED', data: { reply: { result: 'AGREED', partial: true } } });
  });

  it('refuses: the clock is met, no delivery clock starts, requester and authority are notified', () => {
    const play = playTo('REFUSED');
    expect(play.clocks).toBe('reply MET 2026-03-16');
    const told = play.happened('replied')[0]?.payload.notices?.flatMap(({ to }) => to.map((one) => one.departmentId));
    expect(new Set(told)).toEqual(new Set(['city.housing', 'province.data']));
  });

  it.each(['NO_SUCH_DATA', 'NOT_SOURCE', 'OTHER'] as const)('notifies the authority of %s on an item', (code) => {
    const cited = { sourceCatalogCode: '303002/000001', article: '第三条第一款' };
    const decisions = [{ itemId: 'i1', agree: true }, refuse('i2', { code, ...cited })];
    const play = playTo('UNDER_REVIEW')
      .do(providerHandler, 'propose-reply', { ...AGREE, decisions })
      .do(providerLead, 'lead-approve-reply', { revision: 1 });
    const told = play.happened('replied')[0]?.payload.notices?.flatMap(({ to }) => to);
    expect(told).toContainEqual({ departmentId: 'province.data', role: 'SA_SUPERVISOR' });
  });

  it('needs no disposal instruction if no item is agreed to', () => {
    expect(REFUSE.disposalInstruction).toBeUndefined();
    expect(playTo('REFUSED').matter.state).toBe('REFUSED');
  });
});

describe('row 7: the extension', () => {
  it('takes effect with the grant and the notice to the requester, in one act', () => {
    const play = playTo('UNDER_REVIEW').do(providerLead, 'request-extension', { days: 10, reason: '数据量大。' });
    expect(play.matter.data.extensions).toMatchObject([{ days: 10, status: 'PENDING', requestedAt: play.now }]);
    play.do(reviewer, 'decide-extension', { grant: true, reason: '情况属实。' });
    expect(play.clocks).toBe('reply RUNNING 2026-03-30, extension-1 MET 2026-03-04');
    const [granted] = play.happened('extensionGranted');
    expect(granted?.payload.notices).toMatchObject([
      { to: expect.arrayContaining([{ departmentId: 'city.housing', role: 'WB_HANDLER' }]) },
    ]);
    expect(play.matter.data.extensions).toMatchObject([{ status: 'GRANTED', grantedDays: 10, decidedAt: play.now }]);
  });

  it('may be granted for fewer days than asked for', () => {
    const play = playTo('UNDER_REVIEW').do(providerLead, 'request-extension', { days: 10, reason: '数据量大。' });
    play.do(authorityHead, 'decide-extension', { grant: true, days: 3, reason: '三日足够。' });
    expect(play.clocks).toBe('reply RUNNING 2026-03-19, extension-1 MET 2026-03-04');
  });

  it('keeps the date if refused, and may be asked for again', () => {
    const play = playTo('UNDER_REVIEW').do(providerLead, 'request-extension', { days: 5, reason: '数据量大。' });
    play.do(reviewer, 'decide-extension', { grant: false, reason: '理由不充分。' });
    expect(play.clocks).toBe(`${RUNNING}, extension-1 MET 2026-03-04`);
    play.do(providerLead, 'request-extension', { days: 5, reason: '另有两个系统须核对。' });
    expect(play.matter.data.extensions.map(({ status }) => status)).toEqual(['REFUSED', 'PENDING']);
  });

  it.each(['withdraw', 'close-unsupplemented'])('becomes VOID if pending at %s', (command) => {
    const play = playTo('UNDER_REVIEW').do(providerLead, 'request-extension', FIT['request-extension']);
    if (command === 'close-unsupplemented') {
      play.do(providerHandler, 'ask-supplement', FIT['ask-supplement']).passTo('2026-03-18T01:00:00.000Z');
      play.do(providerLead, command, FIT[command]);
    } else play.do(lead, command, FIT[command]);
    expect(play.matter.data.extensions).toMatchObject([{ status: 'VOID' }]);
    expect(play.give(reviewer, 'decide-extension', FIT['decide-extension'])).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('is decided while a supplement is awaited', () => {
    const play = playTo('UNDER_REVIEW')
      .do(providerLead, 'request-extension', FIT['request-extension'])
      .do(providerHandler, 'ask-supplement', FIT['ask-supplement'])
      .do(reviewer, 'decide-extension', FIT['decide-extension']);
    expect(play.clocks).toBe('reply PAUSED -, extension-1 MET 2026-03-04, supplement RUNNING 2026-03-16');
    play.do(handler, 'supply-supplement', FIT['supply-supplement']);
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-23', workingDays: 15 });
  });
});

describe('a reply seconds after its limit', () => {
  it('is late, and records the missed deadline once', () => {
    const play = playTo('PROVIDER_LEAD_REVIEW').passTo('2026-03-16T16:00:05.000Z');
    play.do(providerLead, 'lead-approve-reply', { revision: 1 }).passTo(atLocal('2026-03-30'));
    expect(isLate(play.clock('reply'))).toBe(true);
    expect(play.happened('deadlinePassed')).toMatchObject([
      { at: '2026-03-16T16:00:05.000Z', payload: { clockId: 'reply', dueAt: '2026-03-16T16:00:00.000Z' } },
    ]);
    expect(play.alerts.filter((alert) => alert === 'reply L4')).toHaveLength(1);
  });
});

describe('rows 11 to 14: the delivery', () => {
  it('is not blocked by a missing receiving endpoint; the delay counts as the requester’s', () => {
    const { receivingEndpoint: _, ...noEndpoint } = REQUEST;
    const play = playTo('DRAFT').do(handler, 'revise-draft', noEndpoint);
    play.do(handler, 'submit-internally', { revision: 2, declaration: true }).do(lead, 'lead-consent', { revision: 2 });
    play.do(providerHandler, 'accept', {}).do(providerHandler, 'propose-reply', AGREE);
    play
      .do(providerLead, 'lead-approve-reply', { revision: 1 })
      .do(providerHandler, 'start-delivery', FIT['start-delivery']);
    expect(play.matter).toMatchObject({ state: 'DELIVERING', data: { requesterDelay: true } });
  });

  it('needs no assessment for unconditional general data', () => {
    const play = playTo('AGREED', { entry: UNCONDITIONAL });
    expect(play.give(providerHandler, 'start-delivery', { mode: 'API' })).toBeNull();
  });

  it('is repeated after a rejection with what was left of its limit, as another revision', () => {
    const play = playTo('DELIVERY_REJECTED').do(providerHandler, 'start-delivery', FIT['start-delivery']);
    play.do(providerHandler, 'record-delivery', FIT['record-delivery']);
    expect(play.clock('delivery')).toMatchObject({ state: 'MET', lastDay: '2026-04-01', metAt: play.now });
    expect(play.matter.data.deliveries).toMatchObject([
      { revision: 1, outcome: 'REJECTED', reasons: [{ itemId: 'i1' }] },
      { revision: 2, outcome: null, deliveredAt: play.now },
    ]);
    play.do(handler, 'accept-delivery', { revision: 2 });
    expect(play.matter.data.deliveries[1]).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('notifies provider and authority when it is relinquished', () => {
    const told = playTo('CLOSED')
      .happened('relinquished')[0]
      ?.payload.notices?.flatMap(({ to }) => to);
    expect(new Set(told?.map(({ departmentId }) => departmentId))).toEqual(new Set(['province.land', 'province.data']));
  });
});

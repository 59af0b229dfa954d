import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../access/actor.fixture.js';
import { atLocal, localDate, type Instant } from '../calendar/time.js';
import { isLate, isOverdue } from '../clock/standing.js';
import { tellEvent } from '../matter/telling.js';
import * as correction from './correction-request/correction-request.fixture.js';
import * as update from './catalog-update/catalog-update.fixture.js';
import * as share from './share-request/way.fixture.js';
import { WHO as PARTIES } from './share-request/share-request.fixture.js';

const PAPER = '3d9c0f5e-2c84-4d1d-9f0c-3f6f0a3a9a11';
const document = { documentId: PAPER, sha256: 'a'.repeat(64), size: 3, mediaType: 'application/pdf' };
const REASON = '纸质材料当面递交。';

/** A paper of this department that proves an end, or a start, of the clock. */
const paper = (clockId: string, of: 'START' | 'END', at: Instant, ...acts: readonly string[]) => ({
  clockId,
  of,
  at,
  channel: 'HAND_IN',
  reason: REASON,
  documents: [PAPER],
  ...(acts.length > 0 && { acts: acts.map((act) => ({ act, on: localDate(at), signatory: '负责人（示例）' })) }),
});
interface Known {
  facts: { readonly documents: object };
}
function uploaded<P extends Known>(play: P, departmentId: string): P {
  const documents = { ...play.facts.documents, [PAPER]: { ...document, departmentId } };
  play.facts = { ...play.facts, documents };
  return play;
}
const FIRST = { registration: 1 };
const WRONG = { registration: 1, reason: '签收单日期系事后填写。' };

const OF_REPLY = { clockId: 'reply', responsible: 'province.land', clause: '39(4)' };

describe('the limits of an update', () => {
  const { lead, reviewer, head } = update.WHO;
  const above = actorOf('SA_REVIEWER', 'province.data');

  it('T3 counts from the proven submission, which the authority that owes T3 can neither confirm nor refuse', () => {
    const play = uploaded(update.playTo('SUBMITTED'), 'city.housing');
    expect(play.clock('review-1')).toMatchObject({ day0: '2026-03-05', lastDay: '2026-03-09' });
    play.do(lead, 'register-earlier-receipt', paper('update', 'END', atLocal('2026-03-04', 15), 'head-approve'));
    expect(play.clock('review-1').day0).toBe('2026-03-05');
    expect(play.give(reviewer, 'confirm-earlier-receipt', FIRST)?.code).toBe('NOTHING_TO_CONFIRM');
    expect(play.give(reviewer, 'refuse-earlier-receipt', WRONG)?.code).toBe('NOTHING_TO_CONFIRM');
    play.do(above, 'confirm-earlier-receipt', FIRST);
    expect(play.clock('review-1')).toMatchObject({ day0: '2026-03-04', lastDay: '2026-03-06' });
    play.do(above, 'refute-earlier-receipt', WRONG);
    expect(play.clock('review-1')).toMatchObject({ day0: '2026-03-05', lastDay: '2026-03-09' });
  });

  it('an end never lies before the draft and the assessment', () => {
    const play = uploaded(update.playTo('SUBMITTED'), 'city.housing');
    const end = paper('update', 'END', atLocal('2026-03-02', 15), 'submit-to-head', 'head-approve');
    expect(play.give(lead, 'register-earlier-receipt', end)).toMatchObject({
      code: 'ACTS_UNPROVEN',
      fields: [{ message: expect.stringContaining('revise-change') }],
    });
  });

  it('the authority above confirms an end of T3, and the rework counts from it', () => {
    const play = update.playTo('SUBMITTED').passTo(atLocal('2026-03-18', 9));
    play.do(reviewer, 'authority-return', { reasons: ['使用条件超出所引依据的范围。'] });
    uploaded(play, 'city.data');
    expect(play.clock('rework-1').day0).toBe('2026-03-18');
    const authorityLead = actorOf('WB_LEAD', 'city.data');
    play.do(authorityLead, 'register-earlier-receipt', paper('review-1', 'END', atLocal('2026-03-17', 15)));
    expect(play.give(reviewer, 'confirm-earlier-receipt', FIRST)?.code).toBe('NOTHING_TO_CONFIRM');
    play.do(above, 'confirm-earlier-receipt', FIRST);
    expect(play.clock('rework-1').day0).toBe('2026-03-17');
  });

  it('T1 resumes from the proven return, Q-14 RESUME', () => {
    const play = update.playTo('SUBMITTED', { policy: { 'Q-14': 'RESUME' } }).passTo(atLocal('2026-03-09', 9));
    play.do(reviewer, 'authority-return', { reasons: ['使用条件超出所引依据的范围。'] });
    uploaded(play, 'city.data');
    const before = play.clock('update').lastDay;
    const authorityLead = actorOf('WB_LEAD', 'city.data');
    play.do(authorityLead, 'register-earlier-receipt', paper('review-1', 'END', atLocal('2026-03-06', 15)));
    play.do(above, 'confirm-earlier-receipt', FIRST);
    expect([before, play.clock('update').lastDay]).toEqual(['2026-03-18', '2026-03-17']);
  });

  it('an extension asked on paper before T1 ended is registered, and a grant revokes the lateness', () => {
    const play = update.playTo('DEPT_HEAD_REVIEW').passTo(atLocal('2026-03-18', 9));
    uploaded(play, 'city.housing').do(head, 'head-approve', { revision: 1 });
    expect(isLate(play.clock('update'))).toBe(true);
    const asked = { days: 5, reason: REASON, askedAt: atLocal('2026-03-16', 15), channel: 'EMAIL', documents: [PAPER] };
    play.do(lead, 'register-extension-request', asked);
    expect(play.matter.data.extension).toMatchObject({ requestedAt: asked.askedAt, registeredAt: play.now });
    play.do(reviewer, 'decide-extension', { grant: true, reason: REASON });
    expect(isLate(play.clock('update'))).toBe(false);
    expect(play.effects.map(({ reaction }) => reaction)).toContain('withdraw');
  });
});

describe('an act on paper that was rejected or returned before its proof counts', () => {
  it('proves a delivery that was in time: what was left of the limit goes on from the rejection', () => {
    const { providerHandler, providerLead, reviewer, handler } = PARTIES;
    const play = uploaded(share.playTo('DELIVERING'), 'province.land').passTo(atLocal('2026-04-02', 9));
    play.do(providerHandler, 'record-delivery', share.FIT['record-delivery']);
    const inTime = paper('delivery', 'END', atLocal('2026-03-31', 9));
    play.do(providerLead, 'register-earlier-receipt', inTime).passTo(atLocal('2026-04-03', 9));
    play.do(handler, 'reject-delivery', share.FIT['reject-delivery']);
    const before = play.clock('delivery');
    expect(before).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-31' });
    play.do(reviewer, 'confirm-earlier-receipt', FIRST);
    expect(play.clock('delivery')).toMatchObject({ state: 'RUNNING', lastDay: '2026-04-07' });
    expect(play.clock('acceptance-1').triggeredAt).toBe(atLocal('2026-03-31', 9));
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'withdraw' });
    play.do(reviewer, 'refute-earlier-receipt', WRONG);
    expect(play.clock('delivery')).toMatchObject({ lastDay: before.lastDay, pauses: before.pauses });
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'open' });
  });

  it('proves the first delivery after the second, and no act while the first lay with the requester', () => {
    const { providerHandler, providerLead, handler } = PARTIES;
    const play = uploaded(share.playTo('DELIVERING'), 'province.land').passTo(atLocal('2026-04-02', 9));
    const delivers = () => play.do(providerHandler, 'record-delivery', share.FIT['record-delivery']);
    delivers().passTo(atLocal('2026-04-09', 9)).do(handler, 'reject-delivery', share.FIT['reject-delivery']);
    play.do(providerHandler, 'start-delivery', share.FIT['start-delivery']).passTo(atLocal('2026-04-10', 9));
    delivers();
    const proves = (at: Instant) =>
      play.give(providerLead, 'register-earlier-receipt', paper('delivery', 'END', at, 'start-delivery'));
    expect(proves(atLocal('2026-04-08', 9))).toMatchObject({ code: 'BEFORE_IT_BEGAN' });
    expect(proves(atLocal('2026-03-31', 9))).toBeNull();
    expect(play.matter.earlierReceipts).toMatchObject([{ recorded: atLocal('2026-04-02', 9) }]);
  });

  it('proves a submission that was in time: T1 is met by it, and T3 counts from it', () => {
    const { head, lead, reviewer, above } = update.WHO;
    const play = uploaded(update.playTo('DEPT_HEAD_REVIEW'), 'city.housing').passTo(atLocal('2026-03-18', 9));
    play.do(head, 'head-approve', { revision: 1 }).passTo(atLocal('2026-03-20', 9));
    play.do(reviewer, 'authority-return', update.FIT['authority-return']);
    expect(play.clock('update')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-16' });
    const at = atLocal('2026-03-16', 17);
    play.do(lead, 'register-earlier-receipt', paper('update', 'END', at, 'head-approve'));
    play.do(above, 'confirm-earlier-receipt', FIRST);
    expect(play.clock('update')).toMatchObject({ state: 'MET', metAt: at });
    expect(play.clock('rework-1')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-24' });
    expect(play.clock('review-1').triggeredAt).toBe(at);
    play.do(above, 'refute-earlier-receipt', WRONG);
    expect(play.clock('update')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-16', metAt: null });
    expect(play.clock('rework-1').state).toBe('CANCELLED');
  });
});

describe('the limits of a correction', () => {
  const { handler, providerLead } = correction.WHO;
  const reviewer = actorOf('SA_REVIEWER', 'province.data');

  it('an earlier receipt takes along the target for taking up', () => {
    const play = uploaded(correction.playTo('SUBMITTED'), 'province.land').passTo(atLocal('2026-03-03', 9));
    const before = play.clock('taking-up').lastDay;
    play.do(providerLead, 'register-earlier-receipt', paper('correction', 'START', atLocal('2026-02-27', 16)));
    expect(play.clock('correction').day0).toBe('2026-02-27');
    expect([before, play.clock('taking-up').lastDay]).toEqual(['2026-03-04', '2026-03-02']);
  });

  it('the target for the feedback counts from a feedback on paper, which completes what it reports', () => {
    const play = uploaded(correction.playTo('FED_BACK'), 'province.land').passTo(atLocal('2026-03-05', 9));
    const at = atLocal('2026-03-03', 17);
    const fedBack = paper('correction', 'END', at, 'feed-back');
    const tooEarly = paper('correction', 'END', atLocal('2026-03-03', 12), 'feed-back');
    expect(play.give(providerLead, 'register-earlier-receipt', tooEarly)).toMatchObject({
      code: 'ACTS_UNPROVEN',
      fields: [{ message: expect.stringContaining('record-correction') }],
    });
    play.do(providerLead, 'register-earlier-receipt', fedBack).do(reviewer, 'confirm-earlier-receipt', FIRST);
    expect(play.clock('correction').metAt).toBe(at);
    expect(play.clock('acceptance').triggeredAt).toBe(at);
    expect(play.give(handler, 'withdraw-earlier-receipt', WRONG)?.code).toBe('NOT_YOUR_OFFICE');
  });
});

describe('an extension of the reply that was asked on paper', () => {
  const { providerLead, providerHandler, reviewer } = PARTIES;
  const asked = (askedAt: Instant, more: object = {}) => ({
    ...{ days: 5, reason: REASON, askedAt, channel: 'HAND_IN', documents: [PAPER] },
    ...more,
  });
  const replied = () => {
    const play = uploaded(share.playTo('PROVIDER_LEAD_REVIEW'), 'province.land').passTo(atLocal('2026-03-18', 9));
    return play.do(providerLead, 'lead-approve-reply', { revision: 1 });
  };

  it('in time waits for the decider, whose grant confirms its date and revokes the lateness', () => {
    const play = replied().do(providerLead, 'register-extension-request', asked(atLocal('2026-03-16', 17)));
    expect(isLate(play.clock('reply'))).toBe(true);
    expect(play.notices.at(-1)?.text).toContain('纸质申请，补记为2026年3月16日17时递交');
    play.do(reviewer, 'decide-extension', { grant: true, reason: REASON });
    expect(play.clock('reply')).toMatchObject({
      lastDay: '2026-03-23',
      extensions: [{ days: 5, requestedAt: atLocal('2026-03-16', 17) }],
    });
    expect(play.effects.map(({ reaction }) => reaction)).toEqual(['open', 'act-done', 'extension-ended', 'withdraw']);
  });

  it('while the limit ran is registered during a supplement as well, and none of its days', () => {
    const play = uploaded(share.playTo('SUPPLEMENT_REQUIRED'), 'province.land').passTo(atLocal('2026-03-05', 9));
    const ask = (askedAt: Instant) => play.give(providerLead, 'register-extension-request', asked(askedAt));
    expect(ask(atLocal('2026-03-04', 9))).toMatchObject({ code: 'EXTENSION_WHILE_PAUSED' });
    expect(ask(atLocal('2026-03-03', 9))).toBeNull();
  });

  it('moves nothing if it is refused', () => {
    const play = replied().do(providerLead, 'register-extension-request', asked(atLocal('2026-03-16', 17)));
    play.do(reviewer, 'decide-extension', { grant: false, reason: '日期无法辨认。' });
    expect(isLate(play.clock('reply'))).toBe(true);
  });

  it.each([
    ['after the limit', providerLead, asked(atLocal('2026-03-17')), 'EXTENSION_AFTER_DUE'],
    ['before the receipt', providerLead, asked(atLocal('2026-03-01', 9)), 'BEFORE_IT_BEGAN'],
    ['in the future', providerLead, asked(atLocal('2026-03-19')), 'IN_THE_FUTURE'],
    ['without the paper', providerLead, asked(atLocal('2026-03-16'), { documents: [] }), 'PROOF_MISSING'],
    ['for eleven days', providerLead, asked(atLocal('2026-03-16'), { days: 11 }), 'EXTENSION_TOO_LONG'],
    ['by a handler', providerHandler, asked(atLocal('2026-03-16')), 'NOT_YOUR_OFFICE'],
  ])('is refused: %s', (_, who, payload, code) => {
    expect(replied().give(who, 'register-extension-request', payload)?.code).toBe(code);
  });

  it('is refused after the reply, where that was in time, after twenty working days, and where the lateness was judged', () => {
    const early = uploaded(share.playTo('AGREED'), 'province.land').passTo(atLocal('2026-03-05', 9));
    const beforeReply = asked(atLocal('2026-03-02', 12));
    expect(early.give(providerLead, 'register-extension-request', beforeReply)?.code).toBe('EXTENSION_NOT_NEEDED');
    const afterReply = asked(replied().now);
    expect(replied().give(providerLead, 'register-extension-request', afterReply)?.code).toBe('EXTENSION_AFTER_END');
    const inTime = asked(atLocal('2026-03-16', 17));
    const old = replied().passTo(atLocal('2026-04-17', 9));
    expect(old.give(providerLead, 'register-extension-request', inTime)?.code).toBe('TOO_LATE_TO_REGISTER');
    const judged = replied();
    judged.facts = { ...judged.facts, judgements: { m1: [{ ...OF_REPLY, judgedAt: judged.now }] } };
    expect(judged.give(providerLead, 'register-extension-request', inTime)?.code).toBe('ALREADY_JUDGED');
  });
});

describe('a decision on an extension that was made on paper', () => {
  const { providerHandler, providerLead, reviewer, handler } = PARTIES;
  const made = (decidedAt: Instant, more: object = {}) => ({
    ...{ grant: true, reason: REASON, decidedAt, channel: 'HAND_IN', documents: [PAPER] },
    ...more,
  });
  const REGISTER = 'register-extension-decision';
  const CONFIRM = 'confirm-extension-decision';
  /** Asked on 12 March; the limit ends with the 16th, and nobody decides here until the 18th. */
  const asked = (policy = {}) => {
    const play = share.playTo('PROVIDER_LEAD_REVIEW', { policy }).passTo(atLocal('2026-03-12', 9));
    play.do(providerLead, 'request-extension', { days: 5, reason: REASON }).passTo(atLocal('2026-03-18', 9));
    return uploaded(play, 'province.data');
  };
  const onTime = atLocal('2026-03-16', 15);

  it('counts from its date once the provider confirms it: granted in time, whatever Q-06 says', () => {
    const play = asked({ 'Q-06': 'STRICT' });
    expect(play.give(reviewer, 'decide-extension', { grant: true, reason: REASON })?.code).toBe(
      'EXTENSION_DECIDED_LATE',
    );
    play.do(reviewer, REGISTER, made(onTime, { days: 3 }));
    expect(isOverdue(play.clock('reply'), play.now)).toBe(true);
    expect(play.process.tasks(play.matter).map(({ command }) => command)).toEqual(['lead-approve-reply', CONFIRM]);
    play.do(providerLead, CONFIRM, {});
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-19', extensions: [{ days: 3, decidedAt: onTime }] });
    expect(play.matter.data.extensions).toEqual([
      expect.objectContaining({ status: 'GRANTED', grantedDays: 3, decidedAt: onTime }),
    ]);
    expect(play.matter.data.extensions[0]).not.toHaveProperty('paper');
    expect(play.clock('extension-1').metAt).toBe(onTime);
    expect(play.effects.map(({ reaction }) => reaction)).toEqual(['open', 'withdraw']);
  });

  it('refuses from its date, too, and may be registered anew or decided here until it is confirmed', () => {
    const play = asked()
      .do(reviewer, REGISTER, made(onTime))
      .do(reviewer, REGISTER, made(onTime, { grant: false }));
    expect(play.matter.data.extensions[0]?.paper).toEqual({
      grant: false,
      reason: REASON,
      decidedAt: onTime,
      channel: 'HAND_IN',
    });
    play.do(providerLead, CONFIRM, {});
    expect(play.matter.data.extensions).toMatchObject([{ status: 'REFUSED', decidedAt: onTime }]);
    const here = asked()
      .do(reviewer, REGISTER, made(onTime))
      .do(reviewer, 'decide-extension', { grant: false, reason: REASON });
    expect(here.give(providerLead, CONFIRM, {})?.code).toBe('NOTHING_TO_CONFIRM');
  });

  it('meets the decider’s target by the decision that counts, not by one on paper that nobody confirmed', () => {
    const play = asked().do(reviewer, REGISTER, made(onTime));
    expect(play.clock('extension-1').metAt).toBe(onTime);
    play.do(reviewer, 'decide-extension', { grant: false, reason: REASON });
    expect(play.clock('extension-1')).toMatchObject({ state: 'MET', metAt: play.now });
  });

  it.each([
    ['before the request', reviewer, made(atLocal('2026-03-11', 9)), 'DECIDED_BEFORE_REQUEST'],
    ['in the future', reviewer, made(atLocal('2026-03-19')), 'IN_THE_FUTURE'],
    ['without the paper', reviewer, made(onTime, { documents: [] }), 'PROOF_MISSING'],
    ['for more days than asked', reviewer, made(onTime, { days: 6 }), 'GRANT_EXCEEDS_REQUEST'],
    ['by the provider', providerLead, made(onTime), 'NOT_YOUR_OFFICE'],
  ])('is refused: %s', (_, who, payload, code) => {
    expect(asked().give(who, REGISTER, payload)?.code).toBe(code);
  });

  it('is confirmed by the provider’s lead alone', () => {
    const play = asked().do(reviewer, REGISTER, made(onTime));
    for (const who of [providerHandler, reviewer, handler])
      expect(play.give(who, CONFIRM, {})?.code).toBe('NOT_YOUR_OFFICE');
    expect(asked().give(providerLead, CONFIRM, {})?.code).toBe('NOTHING_TO_CONFIRM');
  });

  it('is not registered on or before the day of a judgement; one that came while it waits, in favour, does not hold it up', () => {
    const judgements = (play: ReturnType<typeof asked>) => ({ m1: [{ ...OF_REPLY, judgedAt: play.now }] });
    const judged = asked();
    judged.facts = { ...judged.facts, judgements: judgements(judged) };
    expect(judged.give(reviewer, REGISTER, made(onTime))?.code).toBe('ALREADY_JUDGED');
    const waiting = asked().do(reviewer, REGISTER, made(onTime));
    waiting.facts = { ...waiting.facts, judgements: judgements(waiting) };
    const [task] = waiting.process.tasks(waiting.matter).filter(({ command }) => command === CONFIRM);
    expect(task).toMatchObject({ departmentId: 'province.land' });
    expect(waiting.give(providerLead, CONFIRM, {})).toBeNull();
    expect(waiting.effects.map(({ reaction }) => reaction)).toEqual(['open', 'withdraw']);
  });

  it('leaves the decider nothing to do: no target runs and no rung tells its head while the provider is silent', () => {
    const play = asked().do(reviewer, REGISTER, made(onTime));
    expect(play.clock('extension-1')).toMatchObject({ state: 'MET', metAt: onTime });
    const before = play.events.length;
    play.passTo(atLocal('2026-04-10', 9));
    const told = play.events
      .slice(before)
      .flatMap(({ payload }) => (payload.clockId === 'extension-1' ? [payload] : []));
    expect(told).toEqual([]);
    const alerts = play.happened('alertRaised').filter(({ at }) => at > atLocal('2026-03-18', 9));
    expect(alerts.map(({ payload }) => payload)).toMatchObject([{ rung: 'L5' }, { rung: 'L6' }]);
    for (const { payload } of alerts) expect(payload).not.toHaveProperty('extensionPending');
  });

  it('is registered within twenty working days of the end, and confirmed after them, too', () => {
    const replied = () => asked().do(providerLead, 'lead-approve-reply', { revision: 1 });
    const late = replied().passTo(atLocal('2026-04-17', 9));
    expect(late.give(reviewer, REGISTER, made(onTime))?.code).toBe('TOO_LATE_TO_REGISTER');
    const soon = replied().do(reviewer, REGISTER, made(onTime)).passTo(atLocal('2026-04-17', 9));
    expect(soon.give(providerLead, CONFIRM, {})).toBeNull();
    expect(soon.clock('reply')).toMatchObject({ lastDay: '2026-03-23', state: 'MET' });
    expect(isLate(soon.clock('reply'))).toBe(false);
  });

  it('extends an update alike', () => {
    const { lead, reviewer: decider } = update.WHO;
    const play = update.playTo('DRAFTED').passTo(atLocal('2026-03-12', 9));
    play.do(lead, 'request-extension', { days: 5, reason: REASON }).passTo(atLocal('2026-03-18', 9));
    uploaded(play, 'city.data').do(decider, REGISTER, made(onTime));
    expect(play.process.tasks(play.matter).map(({ command }) => command)).toContain(CONFIRM);
    play.do(lead, CONFIRM, {});
    expect(play.clock('update')).toMatchObject({ lastDay: '2026-03-23', extensions: [{ days: 5, decidedAt: onTime }] });
    expect(play.effects.map(({ reaction }) => reaction)).toContain('withdraw');
    const sentences = play.events.map((event) => tellEvent(play.process, play.matter, event).sentence);
    expect(sentences).toContain(
      `主管部门补记纸质的审核决定，同意延长更新期限 5 个工作日（纸质决定，2026年3月16日15时作出），待提供部门确认：${REASON}`,
    );
  });
});

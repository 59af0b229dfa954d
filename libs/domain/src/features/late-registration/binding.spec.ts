import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atLocal, addMs, localDate, type Instant } from '../../calendar/time.js';
import type { Actor } from '../../access/roles.js';
import { actorOf } from '../../access/actor.fixture.js';
import type { JudgedBreach } from '../../matter/facts.js';
import { tellEvent } from '../../matter/telling.js';
import { shareRequest } from '../../processes/share-request/share-request.js';
import type { Play } from '../../processes/share-request/share-request.fixture.js';
import { AGREE } from '../../processes/share-request/way.fixture.js';
import { scene, WHO } from '../everyday/everyday.fixture.js';
import { cited, ended, PAPER, paperOf, START } from './late-registration.fixture.js';

const { lead, providerHandler, providerLead, reviewer, authorityHead, nationHead } = WHO;
const REGISTER = 'register-earlier-receipt';
const WRONG = { registration: 1, reason: '经核查，签收单日期系事后填写。' };

/** Returns a request of 2 March to which the provider replied at this instant; the limit ends with the 16th. */
function replied(at: Instant, paperBy = 'province.land'): Play {
  const play = scene('UNDER_REVIEW', { facts: paperOf(paperBy) });
  play.do(providerHandler, 'propose-reply', AGREE).passTo(at);
  return play.do(providerLead, 'lead-approve-reply', { revision: 1 });
}
/** Has the paper belong to another department from now on. */
function paperNow(play: Play, departmentId: string): Play {
  play.facts = { ...play.facts, ...paperOf(departmentId) };
  return play;
}
function judged(
  play: Play,
  judgedAt: Instant,
  clockId: string | null = 'reply',
  more: Partial<JudgedBreach> = {},
): Play {
  const judgement = { clockId, judgedAt, responsible: 'province.land', clause: '39(4)', ...more };
  play.facts = { ...play.facts, judgements: { m1: [judgement] } };
  return play;
}
const reactions = (play: Play) => play.effects.map(({ reaction }) => reaction);
const codeOf = (play: Play, who: Actor, command: string, payload: object) => play.give(who, command, payload)?.code;

describe('a judgement', () => {
  const late = () => replied(atLocal('2026-03-17', 9)).passTo(atLocal('2026-03-18', 9));

  it.each([
    ['an end before it', 'reply', providerLead, ended(atLocal('2026-03-16', 17))],
    ['on a fact that no clock shows', null, providerLead, ended(atLocal('2026-03-16', 17))],
    ['an earlier start by the judged itself', 'reply', providerLead, cited(START, atLocal('2026-02-27', 16))],
  ])('binds %s', (_, clockId, who, payload) => {
    const play = judged(late(), atLocal('2026-03-18', 8), clockId);
    const before = play.clock('reply');
    expect(codeOf(play, who, REGISTER, payload)).toBe('ALREADY_JUDGED');
    expect(play.clock('reply')).toEqual(before);
  });

  it.each([
    ['of the other department', { responsible: 'city.housing', clause: '40(2)' }, undefined],
    ['of another case', { clause: '39(2)' }, undefined],
    ['of a case that names no violation', { clause: '39(9)' }, 'ALREADY_JUDGED'],
  ])('on facts %s binds a limit only if it may have judged that', (_, more, code) => {
    const play = judged(late(), atLocal('2026-03-18', 8), null, more);
    expect(codeOf(play, providerLead, REGISTER, ended(atLocal('2026-03-16', 17)))).toBe(code);
  });

  it('binds what was registered before it and is confirmed after it', () => {
    const play = late().do(providerLead, REGISTER, ended(atLocal('2026-03-16', 17)));
    judged(play, atLocal('2026-03-18', 10)).passTo(atLocal('2026-03-19', 9));
    expect(codeOf(play, reviewer, 'confirm-earlier-receipt', { registration: 1 })).toBe('ALREADY_JUDGED');
    expect(play.do(reviewer, 'refuse-earlier-receipt', WRONG).matter.earlierReceipts).toMatchObject([
      { outcome: 'REFUSED' },
    ]);
  });

  it('binds the act on which the judged limit hangs', () => {
    const play = judged(late(), atLocal('2026-03-18', 8), 'delivery');
    expect(codeOf(play, providerLead, REGISTER, ended(atLocal('2026-03-16', 17)))).toBe('ALREADY_JUDGED');
  });

  it('binds no act after its day, and no other limit', () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('province.land') }).passTo(atLocal('2026-03-18', 9));
    judged(play, play.now).do(providerHandler, 'propose-reply', AGREE).passTo(atLocal('2026-03-23', 9));
    play.do(providerLead, 'lead-approve-reply', { revision: 1 });
    expect(codeOf(play, providerLead, REGISTER, ended(atLocal('2026-03-18', 17)))).toBe('ALREADY_JUDGED');
    expect(codeOf(play, providerLead, REGISTER, ended(atLocal('2026-03-19', 17)))).toBeUndefined();
    judged(play, play.now, 'supplement');
    expect(play.give(reviewer, 'confirm-earlier-receipt', { registration: 1 })).toBeNull();
  });

  it('is never undone by the judged, in whatever sequence of registrations', () => {
    const moves = fc.array(
      fc.record({
        who: fc.constantFrom(lead, providerLead),
        of: fc.constantFrom('START', 'END'),
        clockId: fc.constantFrom('reply', 'delivery'),
        hours: fc.integer({ min: 1, max: 24 * 40 }),
        then: fc.constantFrom('confirm-earlier-receipt', 'withdraw-earlier-receipt', null),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(moves, fc.boolean(), (sequence, hadOneBefore) => {
        const play = late();
        if (hadOneBefore) play.do(providerLead, REGISTER, ended(atLocal('2026-03-16', 17)));
        judged(play, atLocal('2026-03-18', 10)).passTo(atLocal('2026-03-20', 9));
        const stands = reactions(play);
        for (const { who, of, clockId, hours, then } of sequence) {
          const at = addMs(play.now, -hours * 3_600_000);
          const payload = of === 'END' && clockId === 'reply' ? ended(at) : cited({ ...START, of, clockId }, at);
          paperNow(play, who === lead ? 'city.housing' : 'province.land').give(who, REGISTER, payload);
          const registration = play.matter.earlierReceipts.length;
          if (then === 'withdraw-earlier-receipt') play.give(who, then, { registration, reason: '登记有误。' });
          if (then === 'confirm-earlier-receipt') play.give(reviewer, then, { registration });
        }
        expect(reactions(play)).toEqual(stands);
        expect(play.clock('reply')).toMatchObject({ metAt: atLocal('2026-03-17', 9), lastDay: '2026-03-16' });
      }),
      { numRuns: 60 },
    );
  });
});

describe('an end', () => {
  const consent = { act: 'lead-approve-reply', on: '2026-03-16', signatory: '负责人（示例）' };
  const acts = (...list: object[]) => ({ ...ended(atLocal('2026-03-16', 17)), acts: list });
  const proposal = { act: 'propose-reply', on: '2026-03-16', signatory: '经办人（示例）' };
  /** Accepted on the 2nd, proposed on the platform only on the 17th. */
  const proposedLate = () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('province.land') }).passTo(atLocal('2026-03-17', 8));
    play.do(providerHandler, 'propose-reply', AGREE).passTo(atLocal('2026-03-17', 9));
    return play.do(providerLead, 'lead-approve-reply', { revision: 1 });
  };

  it.each([
    ['its own consent', replied, [], 'ACTS_UNPROVEN'],
    ['a proposal of the platform', () => proposedLate(), [consent], 'ACTS_UNPROVEN'],
    ['the day of a paper', () => proposedLate(), [proposal, { ...consent, on: '2026-03-17' }], 'ACTS_MISDATED'],
    ['the beginning', () => proposedLate(), [{ ...proposal, on: '2026-03-01' }, consent], 'ACTS_MISDATED'],
    [
      'the act that comes first',
      () => proposedLate(),
      [
        { ...proposal, on: '2026-03-16' },
        { ...consent, on: '2026-03-13' },
      ],
      'ACTS_MISDATED',
    ],
    ['its place', () => proposedLate(), [consent, proposal], 'NO_SUCH_ACTS'],
    ['another limit', () => proposedLate(), [{ ...proposal, act: 'start-delivery' }, consent], 'NO_SUCH_ACTS'],
  ])('is refused before %s', (_, playOf, list, code) => {
    const play = playOf(atLocal('2026-03-17', 9));
    expect(codeOf(play, providerLead, REGISTER, acts(...list))).toBe(code);
  });

  it('is registered with each act that was done on paper, and the history names them', () => {
    const play = proposedLate().do(providerLead, REGISTER, acts(proposal, consent));
    expect(play.matter.earlierReceipts).toMatchObject([{ acts: [proposal, consent], outcome: 'PENDING' }]);
    const [event] = play.happened('earlierReceiptRegistered');
    expect(event && tellEvent(shareRequest, play.matter, event).sentence).toContain(
      '（纸质办理：拟定答复意见 2026-03-16 经办人（示例）；同意答复 2026-03-16 负责人（示例））',
    );
  });

  it('alone lists acts', () => {
    const play = replied(atLocal('2026-03-17', 9));
    const start = { ...cited(START, atLocal('2026-02-27', 16)), acts: [consent] };
    expect(codeOf(play, providerLead, REGISTER, start)).toBe('NO_SUCH_ACTS');
  });
});

describe('a withdrawal', () => {
  const waiting = () => replied(atLocal('2026-03-17', 9)).do(providerLead, REGISTER, ended(atLocal('2026-03-16', 17)));

  it('by the department that registered ends what waits, and another may be registered', () => {
    const play = waiting().do(providerLead, 'withdraw-earlier-receipt', WRONG);
    expect(play.matter.earlierReceipts).toMatchObject([{ outcome: 'WITHDRAWN', decision: { reason: WRONG.reason } }]);
    expect(play.notices.at(-1)?.to).toContainEqual({ departmentId: 'province.data', role: 'SA_HEAD' });
    expect(codeOf(play, reviewer, 'confirm-earlier-receipt', { registration: 1 })).toBe('NOTHING_TO_CONFIRM');
    expect(play.give(providerLead, REGISTER, ended(atLocal('2026-03-16', 18)))).toBeNull();
  });

  it.each([
    ['another side', lead, 'NOTHING_TO_WITHDRAW'],
    ['the authority', reviewer, 'NOT_YOUR_OFFICE'],
    ['a handler', providerHandler, 'NOT_YOUR_OFFICE'],
  ])('is refused to %s', (_, who, code) => {
    expect(codeOf(waiting(), who, 'withdraw-earlier-receipt', WRONG)).toBe(code);
  });

  it('is refused once it counts', () => {
    const play = waiting().do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(codeOf(play, providerLead, 'withdraw-earlier-receipt', WRONG)).toBe('NOTHING_TO_WITHDRAW');
  });
});

describe('a refutation', () => {
  it('of an end makes the act late again, with a candidate of its own', () => {
    const play = replied(atLocal('2026-03-17', 9)).do(providerLead, REGISTER, ended(atLocal('2026-03-16', 17)));
    const [before, delivery] = [play.clock('reply'), play.clock('delivery')];
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 }).passTo(atLocal('2026-03-18', 9));
    play.do(authorityHead, 'refute-earlier-receipt', WRONG);
    const { sent: _, ...stands } = play.clock('reply');
    expect(before).toMatchObject(stands);
    expect(play.clock('delivery')).toMatchObject({ day0: delivery.day0, dueAt: delivery.dueAt });
    expect(play.matter.earlierReceipts).toMatchObject([{ outcome: 'REFUTED', decision: { reason: WRONG.reason } }]);
    const candidates = play.effects.filter(({ reaction }) => reaction === 'open').map(({ matterId }) => matterId);
    expect(new Set(candidates).size).toBe(2);
    expect(reactions(play).slice(-2)).toEqual(['open', 'act-done']);
    expect(play.effects.at(-1)).toMatchObject({ matterId: candidates[1], payload: { at: atLocal('2026-03-17', 9) } });
    expect(codeOf(play, authorityHead, 'refute-earlier-receipt', WRONG)).toBe('NOTHING_TO_REFUTE');
  });

  it('of a start gives the old date back, and the lateness by it goes', () => {
    const play = replied(atLocal('2026-03-16', 10)).passTo(atLocal('2026-03-17', 9));
    const before = play.clock('reply');
    play.do(providerLead, REGISTER, cited(START, atLocal('2026-02-28', 16)));
    expect(reactions(play)).toEqual(['open', 'act-done']);
    play.do(reviewer, 'refute-earlier-receipt', WRONG);
    const { sent: _, armedAt: __, ...stands } = play.clock('reply');
    expect(before).toMatchObject(stands);
    expect(reactions(play)).toEqual(['open', 'act-done', 'withdraw']);
  });

  it('of a start moves a recorded lateness back to its date', () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('province.land') }).passTo(atLocal('2026-03-17', 10));
    play.do(providerLead, REGISTER, cited(START, atLocal('2026-02-28', 16)));
    play.do(reviewer, 'refute-earlier-receipt', WRONG);
    expect(play.happened('deadlinePassed').map(({ payload }) => payload.dueAt)).toEqual([
      atLocal('2026-03-17'),
      atLocal('2026-03-14'),
      atLocal('2026-03-17'),
    ]);
    expect(reactions(play)).toEqual(['open', 'withdraw', 'open', 'withdraw', 'open']);
    expect(
      new Set(play.effects.filter(({ reaction }) => reaction === 'open').map(({ matterId }) => matterId)).size,
    ).toBe(3);
  });

  it.each([
    ['the department that registered', providerLead, 'NOT_YOUR_OFFICE'],
    ['the authority above', nationHead, 'NOTHING_TO_REFUTE'],
    ['the requester', lead, 'NOT_YOUR_OFFICE'],
    [
      'the authority, as the person who registered',
      { ...reviewer, personId: providerLead.personId },
      'SAME_NATURAL_PERSON',
    ],
  ])('is refused to %s', (_, who, code) => {
    const play = replied(atLocal('2026-03-16', 10));
    play.do(providerLead, REGISTER, cited(START, atLocal('2026-02-28', 16)));
    expect(codeOf(play, who, 'refute-earlier-receipt', WRONG)).toBe(code);
  });

  it('is refused while nothing counts', () => {
    const play = replied(atLocal('2026-03-17', 9)).do(providerLead, REGISTER, ended(atLocal('2026-03-16', 17)));
    expect(codeOf(play, reviewer, 'refute-earlier-receipt', WRONG)).toBe('NOTHING_TO_REFUTE');
  });
});

describe('the acts that hang on it', () => {
  it('move with the end of a reply: the delivery counts from the proven reply', () => {
    const play = replied(atLocal('2026-03-17', 9));
    expect(play.clock('delivery')).toMatchObject({ day0: '2026-03-17', lastDay: '2026-04-15' });
    play.do(providerLead, REGISTER, ended(atLocal('2026-03-16', 17)));
    expect(play.clock('delivery').day0).toBe('2026-03-17');
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(play.clock('delivery')).toMatchObject({
      triggeredAt: atLocal('2026-03-16', 17),
      day0: '2026-03-16',
      lastDay: '2026-04-14',
    });
  });

  it('cannot be moved apart from it: the delivery counts from no receipt', () => {
    const play = replied(atLocal('2026-03-17', 9), 'city.housing');
    const start = cited({ ...START, clockId: 'delivery' }, atLocal('2026-03-16', 17));
    expect(play.give(lead, REGISTER, start)).toMatchObject({ code: 'NOT_A_RECEIPT', clause: '22(1)' });
  });

  it('go on from a paper supplement', () => {
    const play = scene('SUPPLEMENT_REQUIRED', { facts: paperOf('city.housing') }).passTo(atLocal('2026-03-10', 9));
    play.do(lead, 'supply-supplement', { answers: [1, 2].map((item) => ({ item, text: '见附件。' })) });
    expect(play.clock('reply').lastDay).toBe('2026-03-23');
    const paper = cited({ ...START, clockId: 'supplement', of: 'END' }, atLocal('2026-03-06', 9));
    play.do(lead, REGISTER, paper);
    expect(play.clock('reply').lastDay).toBe('2026-03-23');
    const cityReviewer = actorOf('SA_REVIEWER', 'city.data');
    play.do(cityReviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-19', pauses: [{ to: atLocal('2026-03-06', 9) }] });
    play.do(cityReviewer, 'refute-earlier-receipt', WRONG);
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-23', pauses: [{ to: atLocal('2026-03-10', 9) }] });
  });

  it('stand still from a paper notice of a supplement, which never lies before the receipt', () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('province.land') }).passTo(atLocal('2026-03-06', 9));
    play.do(providerHandler, 'ask-supplement', { list: ['请补充职能文件'] }).passTo(atLocal('2026-03-10', 9));
    play.do(lead, 'supply-supplement', { answers: [{ item: 1, text: '见附件。' }] });
    expect(play.clock('reply').lastDay).toBe('2026-03-18');
    const notice = (at: Instant) => cited({ ...START, clockId: 'supplement' }, at);
    const cityReviewer = actorOf('SA_REVIEWER', 'city.data');
    play.do(providerLead, REGISTER, notice(atLocal('2026-03-03', 9)));
    expect(play.clock('reply').lastDay).toBe('2026-03-18');
    play.do(cityReviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-23', pauses: [{ from: atLocal('2026-03-03', 9) }] });
    play.do(cityReviewer, 'refute-earlier-receipt', WRONG);
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-18', pauses: [{ from: atLocal('2026-03-06', 9) }] });
    paperNow(play, 'city.housing').do(lead, REGISTER, notice(atLocal('2026-02-27', 9)));
    expect(play.clock('reply').lastDay).toBe('2026-03-18');
  });

  it('stand still from a paper notice that came in time by an earlier start, too', () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('province.land') }).passTo(atLocal('2026-03-09', 9));
    play.do(providerHandler, 'ask-supplement', { list: ['请补充职能文件'] }).passTo(atLocal('2026-03-10', 9));
    play.do(providerLead, REGISTER, cited(START, atLocal('2026-02-28', 9)));
    expect(play.clock('reply').state).toBe('RUNNING');
    play.do(providerLead, REGISTER, cited({ ...START, clockId: 'supplement' }, atLocal('2026-03-05', 9)));
    play.do(actorOf('SA_REVIEWER', 'city.data'), 'confirm-earlier-receipt', { registration: 2 });
    expect(play.clock('reply')).toMatchObject({
      state: 'PAUSED',
      pauses: [{ from: atLocal('2026-03-05', 9), to: null }],
    });
  });

  it.each(['PAUSE', 'RESTART', 'CONTINUE'] as const)(
    'under %s: a notice that is late by an earlier start pauses nothing',
    (reading) => {
      const policy = { 'Q-10': reading };
      const play = scene('UNDER_REVIEW', { facts: paperOf('province.land'), policy }).passTo(atLocal('2026-03-09', 9));
      play.do(providerHandler, 'ask-supplement', { list: ['请补充职能文件'] }).passTo(atLocal('2026-03-10', 9));
      play.do(providerLead, REGISTER, cited(START, atLocal('2026-02-28', 9)));
      expect(play.clock('reply')).toMatchObject({
        state: 'RUNNING',
        lastDay: '2026-03-13',
        pauses: [{ tooLate: true }],
      });
      play.do(reviewer, 'refute-earlier-receipt', WRONG);
      expect(play.clock('reply').pauses).toEqual([{ from: atLocal('2026-03-09', 9), to: null }]);
      expect(play.clock('reply').state).toBe(reading === 'CONTINUE' ? 'RUNNING' : 'PAUSED');
    },
  );

  it('let the supplement come all the same, and then nothing moves', () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('province.land') }).passTo(atLocal('2026-03-09', 9));
    play.do(providerHandler, 'ask-supplement', { list: ['请补充职能文件'] }).passTo(atLocal('2026-03-10', 9));
    play.do(providerLead, REGISTER, cited(START, atLocal('2026-02-28', 9))).passTo(atLocal('2026-03-11', 9));
    play.do(lead, 'supply-supplement', { answers: [{ item: 1, text: '见附件。' }] });
    expect(play.clock('reply')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-13' });
    play.do(providerHandler, 'propose-reply', AGREE).passTo(atLocal('2026-03-16', 9));
    expect(play.alerts).toContain('reply L4');
    expect(localDate(play.now)).toBe('2026-03-16');
    expect(PAPER).toBeTruthy();
  });
});

describe('a reply on paper in a request that was withdrawn after its limit', () => {
  const withdrawn = () =>
    scene('UNDER_REVIEW', { facts: paperOf('province.land') })
      .passTo(atLocal('2026-03-18', 9))
      .do(lead, 'withdraw', { reason: '不再需要。' });
  const paperReply = (at: Instant, ...acts: readonly string[]) =>
    cited(
      { ...START, of: 'END', acts: acts.map((act) => ({ act, on: localDate(at), signatory: '负责人（示例）' })) },
      at,
    );
  const whole = paperReply(atLocal('2026-03-16', 17), 'propose-reply', 'lead-approve-reply');

  it('in time ends the lateness once it is confirmed, and moves nothing else', () => {
    const play = withdrawn().do(providerLead, REGISTER, whole);
    expect(reactions(play)).toEqual(['open', 'act-done']);
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(play.clock('reply')).toMatchObject({ state: 'MET', metAt: atLocal('2026-03-16', 17) });
    expect(reactions(play)).toEqual(['open', 'act-done', 'withdraw']);
    expect([play.matter.state, play.matter.clocks.length]).toEqual(['WITHDRAWN', 1]);
  });

  it('is undone with the proof: the limit ended undone, and its lateness has another candidate', () => {
    const play = withdrawn().do(providerLead, REGISTER, whole);
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 }).do(reviewer, 'refute-earlier-receipt', WRONG);
    expect(play.clock('reply')).toMatchObject({
      state: 'CANCELLED',
      metAt: null,
      cancelledAt: atLocal('2026-03-18', 9),
    });
    expect(reactions(play)).toEqual(['open', 'act-done', 'withdraw', 'open', 'act-done']);
  });

  it('after the limit tells the candidate when the act came', () => {
    const play = withdrawn().do(
      providerLead,
      REGISTER,
      paperReply(atLocal('2026-03-17', 9), 'propose-reply', 'lead-approve-reply'),
    );
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'act-done', payload: { at: atLocal('2026-03-17', 9) } });
  });

  it('proves every step that the platform did not record', () => {
    expect(codeOf(withdrawn(), providerLead, REGISTER, ended(atLocal('2026-03-16', 17)))).toBe('ACTS_UNPROVEN');
  });

  it('is none where the request was withdrawn in time', () => {
    const play = scene('UNDER_REVIEW', { facts: paperOf('province.land') }).passTo(atLocal('2026-03-12', 9));
    play.do(lead, 'withdraw', { reason: '不再需要。' });
    expect(
      codeOf(play, providerLead, REGISTER, paperReply(atLocal('2026-03-11', 9), 'propose-reply', 'lead-approve-reply')),
    ).toBe('NOT_MET');
  });
});

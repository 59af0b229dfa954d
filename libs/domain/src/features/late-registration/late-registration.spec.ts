import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, atLocal, type Instant } from '../../calendar/time.js';
import { project } from '../../matter/projection.js';
import { tellEvent } from '../../matter/telling.js';
import type { PolicyOptions } from '../../policy/policy.js';
import { shareRequest } from '../../processes/share-request/share-request.js';
import { AGREE, REASON } from '../../processes/share-request/way.fixture.js';
import type { Play } from '../../processes/share-request/share-request.fixture.js';
import { scene, WHO } from '../everyday/everyday.fixture.js';
import { countingOf, calendarsOf, policiesOf } from '../../clock/counting.fixture.js';
import { proveReceipt, receiptOf, recordedEnd, refuteReceipt } from '../../clock/prove.js';
import { pauseClock, resumeClock, startClock } from '../../clock/operations.js';
import type { Clock } from '../../clock/clock.js';
import { confirmerOf } from './confirmer.js';
import { cited, ended, paperOf, START } from './late-registration.fixture.js';
import { createOrganisation } from '../../organisation/create-organisation.js';
import { departments, divisions } from '../../organisation/organisation.fixture.js';

const { lead, handler, providerHandler, providerLead, reviewer, citySupervisor, nationHead, authorityHead } = WHO;

/** Returns a request submitted on Monday, 2 March 2026, under review; `departmentId` has uploaded the paper. */
const underReview = (departmentId = 'city.housing'): Play => {
  const play = scene('UNDER_REVIEW', { facts: paperOf(departmentId) });
  return play.passTo(atLocal('2026-03-04', 9));
};
/** The requester's lead registers an earlier start, and the provider's authority confirms it. */
function provenStart(play: Play, at: Instant): Play {
  play.do(lead, 'register-earlier-receipt', cited(START, at));
  return play.do(reviewer, 'confirm-earlier-receipt', { registration: play.matter.earlierReceipts.length });
}
/** The provider's lead registers an earlier end, and its authority confirms it. */
function provenEnd(play: Play, at: Instant): Play {
  play.do(providerLead, 'register-earlier-receipt', ended(at));
  return play.do(reviewer, 'confirm-earlier-receipt', { registration: play.matter.earlierReceipts.length });
}
const happenedTo = (play: Play, type: string) => play.happened(type).map(({ payload }) => payload);

describe('an earlier start', () => {
  it('of its own limit counts at once, and the date moves with it', () => {
    const play = underReview('province.land');
    expect(play.clock('reply')).toMatchObject({ day0: '2026-03-02', lastDay: '2026-03-16' });
    play.do(providerLead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    expect(play.clock('reply')).toMatchObject({
      day0: '2026-02-27',
      lastDay: '2026-03-12',
      armedAt: play.now,
      proven: [{ of: 'START', at: atLocal('2026-02-27', 16), confirmed: false, countedAt: play.now }],
    });
    expect(play.matter.earlierReceipts).toMatchObject([
      { registration: 1, workingDays: 2, authorityId: null, outcome: 'COUNTED', recorded: expect.any(String) },
    ]);
    expect(play.notices.at(-1)?.to).toContainEqual({ departmentId: 'city.housing', role: 'WB_LEAD' });
  });

  it('of a single day by the side that gains by it waits as well: a day is the whole of some limits', () => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-28', 16)));
    expect(play.clock('reply').lastDay).toBe('2026-03-16');
    expect(play.matter.earlierReceipts).toMatchObject([{ workingDays: 1, outcome: 'PENDING' }]);
  });

  it('ends with the matter, whose limit no longer counts, and the authority is told', () => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    play.do(lead, 'withdraw', { reason: '不再需要。' });
    expect(play.matter.earlierReceipts).toMatchObject([{ outcome: 'VOID' }]);
    expect(play.notices.at(-1)?.text).toBe('事项已撤回，不再需要确认补记的收到时间。');
    expect(project(shareRequest, play.matter, play.context(null))).toMatchObject({ closed: true, tasks: [] });
  });

  it('by the other side waits for the authority, and counts from its confirmation', () => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    expect(play.clock('reply').lastDay).toBe('2026-03-16');
    expect(project(shareRequest, play.matter, play.context(null)).tasks).toContainEqual(
      expect.objectContaining({ command: 'confirm-earlier-receipt', departmentId: 'province.data', clockId: null }),
    );
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-12', proven: [{ confirmed: true }] });
    expect(play.matter.earlierReceipts).toMatchObject([{ outcome: 'CONFIRMED', decision: { at: play.now } }]);
    expect(play.give(reviewer, 'confirm-earlier-receipt', { registration: 1 })?.code).toBe('NOTHING_TO_CONFIRM');
  });

  it('that the authority refuses changes nothing', () => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    play.do(authorityHead, 'refuse-earlier-receipt', { registration: 1, reason: '日期无法辨认。' });
    expect(play.clock('reply')).toMatchObject({ lastDay: '2026-03-16' });
    expect(play.clock('reply').proven).toBeUndefined();
    expect(play.matter.earlierReceipts).toMatchObject([{ outcome: 'REFUSED', decision: { reason: '日期无法辨认。' } }]);
  });

  it('moves the ladder and repeats no rung', () => {
    const play = underReview().passTo(atLocal('2026-03-13', 10));
    const before = play.alerts;
    provenStart(play, atLocal('2026-02-28', 16));
    expect(play.alerts).toEqual(before);
    play.passTo(atLocal('2026-03-20', 10));
    expect(play.alerts.filter((alert) => alert === 'reply L4')).toHaveLength(1);
    expect(play.alerts).toContain('reply L5');
  });

  it('records a lateness that it causes, and opens its candidate', () => {
    const play = underReview().passTo(atLocal('2026-03-14', 10));
    expect(happenedTo(play, 'deadlinePassed')).toEqual([]);
    provenStart(play, atLocal('2026-02-28', 16));
    expect(happenedTo(play, 'deadlinePassed')).toMatchObject([{ clockId: 'reply', dueAt: atLocal('2026-03-14') }]);
    expect(play.effects.at(-1)).toMatchObject({ process: 'breach-candidate', reaction: 'open' });
  });

  it('records that a reply in time was late', () => {
    const play = replied(atLocal('2026-03-16', 10), 'city.housing');
    expect(happenedTo(play, 'deadlinePassed')).toEqual([]);
    provenStart(play, atLocal('2026-02-28', 16));
    expect(happenedTo(play, 'deadlinePassed')).toMatchObject([{ clockId: 'reply', dueAt: atLocal('2026-03-14') }]);
    expect(play.effects.map(({ reaction }) => reaction).slice(-2)).toEqual(['open', 'act-done']);
  });

  it('moves a recorded lateness to the earlier date', () => {
    const play = underReview().passTo(atLocal('2026-03-17', 10));
    provenStart(play, atLocal('2026-02-28', 16));
    expect(happenedTo(play, 'deadlinePassed').map(({ dueAt }) => dueAt)).toEqual([
      atLocal('2026-03-17'),
      atLocal('2026-03-14'),
    ]);
    expect(play.alerts.filter((alert) => alert === 'reply L4')).toHaveLength(1);
    expect(play.effects.map(({ reaction }) => reaction)).toEqual(['open', 'withdraw', 'open']);
  });
});

/** Returns a request to which the provider replied at this instant. */
function replied(at: Instant, departmentId = 'province.land'): Play {
  const play = scene('UNDER_REVIEW', { facts: paperOf(departmentId) });
  play.do(providerHandler, 'propose-reply', AGREE).passTo(at);
  return play.do(providerLead, 'lead-approve-reply', { revision: 1 });
}

describe('an earlier end', () => {
  it('of a late act undoes no lateness by the word of the late department, not by an hour', () => {
    const play = replied(atLocal('2026-03-17', 9));
    expect(happenedTo(play, 'deadlinePassed')).toHaveLength(1);
    play.do(providerLead, 'register-earlier-receipt', ended(atLocal('2026-03-16', 23)));
    expect(happenedTo(play, 'overdueRevoked')).toEqual([]);
    expect(play.clock('reply').metAt).toBe(atLocal('2026-03-17', 9));
    expect(play.effects.map(({ reaction }) => reaction)).toEqual(['open', 'act-done']);
  });

  it('that the authority confirms revokes a lateness that is none', () => {
    const play = provenEnd(replied(atLocal('2026-03-17', 9)), atLocal('2026-03-16', 17));
    expect(happenedTo(play, 'overdueRevoked')).toMatchObject([{ clockId: 'reply' }]);
    expect(play.clock('reply')).toMatchObject({ metAt: atLocal('2026-03-16', 17), lastDay: '2026-03-16' });
    expect(play.effects.map(({ reaction }) => reaction)).toEqual(['open', 'act-done', 'withdraw']);
  });

  it('that is still late tells the candidate the earlier instant of the act', () => {
    const play = provenEnd(replied(atLocal('2026-03-20', 9)), atLocal('2026-03-19', 9));
    expect(happenedTo(play, 'overdueRevoked')).toEqual([]);
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'act-done', payload: { at: atLocal('2026-03-19', 9) } });
  });
});

describe('a registration', () => {
  const EARLIER = atLocal('2026-02-28', 16);
  it.each([
    ['without a proof', lead, { ...START, at: EARLIER }, 'PROOF_MISSING'],
    ['no such clock', lead, cited({ ...START, clockId: 'nothing' }, EARLIER), 'NO_SUCH_CLOCK'],
    ['in the future', lead, cited(START, atLocal('2026-03-05')), 'IN_THE_FUTURE'],
    ['not earlier', lead, cited(START, atLocal('2026-03-03')), 'NOT_EARLIER'],
    ['before the Regulation', lead, cited(START, addMs(atLocal('2025-08-01'), -1)), 'BEFORE_REGULATION'],
    ['the end of a clock that is not met', lead, ended(EARLIER), 'NOT_MET'],
    ['no instant', lead, cited(START, '2026-02-28'), 'INVALID'],
    ['by an authority’s reviewer', reviewer, cited(START, EARLIER), 'NOT_YOUR_OFFICE'],
    ['by a handler, without the lead', handler, cited(START, EARLIER), 'NOT_YOUR_OFFICE'],
    ['the proof of another department', providerLead, cited(START, EARLIER), 'NO_SUCH_DOCUMENT'],
  ])('is refused: %s', (_, who, payload, code) => {
    expect(underReview().give(who, 'register-earlier-receipt', payload)?.code).toBe(code);
  });

  it('is refused if the end lies before the limit began', () => {
    const play = replied(atLocal('2026-03-17', 9));
    const payload = ended(atLocal('2026-02-27', 9));
    expect(play.give(providerLead, 'register-earlier-receipt', payload)?.code).toBe('BEFORE_IT_BEGAN');
  });

  it('is refused more than twenty working days after the end of the limit', () => {
    const play = replied(atLocal('2026-03-17', 9)).passTo(atLocal('2026-04-15', 9));
    const payload = ended(atLocal('2026-03-16', 17));
    expect(play.judge(providerLead, 'register-earlier-receipt', payload).ok).toBe(true);
    play.passTo(atLocal('2026-04-16', 9));
    expect(play.give(providerLead, 'register-earlier-receipt', payload)?.code).toBe('TOO_LATE_TO_REGISTER');
  });

  it('is confirmed also after that time, if it was registered in it', () => {
    const play = replied(atLocal('2026-03-17', 9));
    play.do(providerLead, 'register-earlier-receipt', ended(atLocal('2026-03-16', 17)));
    play.passTo(atLocal('2026-05-20', 9)).do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    expect(happenedTo(play, 'overdueRevoked')).toHaveLength(1);
  });

  it('is refused while an earlier one waits', () => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    const again = play.give(lead, 'register-earlier-receipt', cited(START, EARLIER));
    expect(again?.code).toBe('CONFIRMATION_PENDING');
  });

  it.each([
    ['another authority', citySupervisor, 'NOT_YOUR_OFFICE'],
    ['the authority above, which the registration does not name', nationHead, 'NOTHING_TO_CONFIRM'],
    ['the department that registered it', lead, 'NOT_YOUR_OFFICE'],
    ['the responsible department', providerLead, 'NOT_YOUR_OFFICE'],
    ['its authority', authorityHead, undefined],
  ])('is confirmed by its authority alone, tried by %s', (_, who, code) => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    expect(play.give(who, 'confirm-earlier-receipt', { registration: 1 })?.code).toBe(code);
  });

  it('cannot be confirmed by the person who registered it, in any office', () => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    const same = { ...reviewer, personId: lead.personId };
    expect(play.give(same, 'confirm-earlier-receipt', { registration: 1 })?.code).toBe('SAME_NATURAL_PERSON');
  });

  it('cannot be confirmed if it was never made', () => {
    const play = replied(atLocal('2026-03-19', 9));
    play.do(providerLead, 'register-earlier-receipt', ended(atLocal('2026-03-16', 17)));
    expect(play.give(reviewer, 'confirm-earlier-receipt', { registration: 2 })?.code).toBe('NO_SUCH_REGISTRATION');
  });
});

describe('the confirming authority', () => {
  const organisation = createOrganisation(divisions, departments);
  it.each([
    ['the same-level authority', 'county.farming', 'city.housing', {}, 'county.data'],
    ['the authority above a responsible authority', 'county.data', 'city.housing', {}, 'city.data'],
    ['the authority above a registering authority', 'county.farming', 'county.data', {}, 'city.data'],
    [
      'the authority above a requesting authority',
      'county.farming',
      'county.farming',
      { requester: 'county.data' },
      'city.data',
    ],
    [
      'the authority above a providing authority',
      'county.farming',
      'county.farming',
      { provider: 'county.data' },
      'city.data',
    ],
    ['the government, for the national authority', 'nation.data', 'nation.police', {}, 'nation.gov'],
  ])('%s', (_, responsible, registering, parties, expected) => {
    expect(confirmerOf({ responsible, moved: [] }, registering, parties, organisation)?.id).toBe(expected);
  });
});

describe('the history', () => {
  it('shows the recorded and the proven instant', () => {
    const play = underReview().do(lead, 'register-earlier-receipt', cited(START, atLocal('2026-02-27', 16)));
    play.do(reviewer, 'confirm-earlier-receipt', { registration: 1 });
    const told = play.events
      .filter(({ type }) => type.startsWith('earlierReceipt'))
      .map((event) => tellEvent(shareRequest, play.matter, event).sentence);
    expect(told[0]).toMatch(
      /^补记答复期限起算所依据的收到时间：平台记录为2026年3月2日.*补记为2026年2月27日16时（当面递交），待主管部门确认/,
    );
    expect(told[1]).toBe('主管部门确认第 1 次补记，答复期限据此重新计算。');
  });
});

const HOUR = 3_600_000;
const POLICIES: readonly Partial<PolicyOptions>[] = [
  {},
  { 'Q-01': 'INCLUDE' },
  { 'Q-02': 'NEXT_WORKING_DAY', 'Q-03': 'NEXT_WORKING_DAY' },
  { 'Q-10': 'RESTART' },
  { 'Q-10': 'CONTINUE', 'Q-01': 'INCLUDE' },
];

/** Clocks that began at an hour of 2026, with no pause, an ended one or an open one. */
const clocks = fc
  .record({
    options: fc.constantFrom(...POLICIES),
    begins: fc.integer({ min: 0, max: 300 * 24 }),
    limit: fc.constantFrom(1, 2, 10, 20),
    pause: fc.option(fc.record({ after: fc.integer({ min: 1, max: 400 }), lasts: fc.integer({ min: 1, max: 400 }) })),
    resumed: fc.boolean(),
  })
  .map(({ options, begins, limit, pause, resumed }) => {
    const world = countingOf(calendarsOf(), policiesOf(options));
    const triggeredAt = addMs(atLocal('2026-01-01'), begins * HOUR);
    const spec = { id: 'reply', kind: 'STATUTORY', clause: '21(1)', breachClause: '39(4)' } as const;
    const parties = { responsible: 'city.housing', otherParty: 'county.farming' };
    const begun = startClock({ ...spec, ...parties, limit, triggeredAt }, triggeredAt, world);
    if (!pause) return { world, clock: begun };
    const paused = pauseClock(begun, addMs(triggeredAt, pause.after * HOUR), world);
    const ends = addMs(triggeredAt, (pause.after + pause.lasts) * HOUR);
    return { world, clock: resumed ? resumeClock(paused, ends, world) : paused };
  });
const BACK = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 });

const started = (clock: Clock, hours: number, confirmed: boolean, world: ReturnType<typeof countingOf>): Clock => {
  const at = addMs(clock.triggeredAt, -hours * HOUR);
  return proveReceipt(
    clock,
    { of: 'START', at, recorded: clock.triggeredAt, countedAt: clock.startedAt, confirmed },
    world,
  );
};

describe('for any clock', () => {
  it('an earlier start never makes a date later', () => {
    fc.assert(
      fc.property(clocks, BACK, fc.boolean(), ({ world, clock }, steps, confirmed) => {
        const after = steps.reduce((one, hours) => started(one, hours, confirmed, world), clock);
        expect(after.lastDay === null).toBe(clock.lastDay === null);
        if (clock.dueAt !== null && after.dueAt !== null) expect(after.dueAt <= clock.dueAt).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('proofs that are refuted leave no trace, in whatever order', () => {
    fc.assert(
      fc.property(
        clocks,
        BACK,
        fc.array(fc.nat()),
        fc.integer({ min: 1, max: 900 }),
        ({ world, clock }, steps, order, after) => {
          const metAt = addMs(clock.pauses.at(-1)?.to ?? clock.triggeredAt, after * HOUR);
          const met: Clock = { ...clock, state: 'MET', metAt };
          let proven = met;
          for (const [n, hours] of steps.entries()) {
            const of = n % 2 === 0 ? 'END' : 'START';
            const recorded = receiptOf(proven, of) ?? metAt;
            const at = addMs(recorded, -hours * HOUR);
            proven = proveReceipt(proven, { of, at, recorded, countedAt: metAt, confirmed: true }, world);
          }
          expect(recordedEnd(proven)).toBe(metAt);
          let refuted = proven;
          while (refuted.proven) {
            const [pick = 0] = order;
            const proof = refuted.proven[pick % refuted.proven.length];
            if (proof) refuted = refuteReceipt(refuted, proof, metAt, world);
          }
          expect({ ...refuted, armedAt: met.armedAt }).toEqual(met);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('an earlier start keeps granted extensions, and lengthens no limit', () => {
  const play = underReview();
  play.do(providerLead, 'request-extension', { days: 5, ...REASON }).do(reviewer, 'decide-extension', {
    grant: true,
    days: 5,
    ...REASON,
  });
  const before = play.clock('reply').lastDay;
  provenStart(play, atLocal('2026-02-28', 16));
  expect([before, play.clock('reply').lastDay]).toEqual(['2026-03-23', '2026-03-20']);
  expect(play.clock('reply').workingDays).toBe(15);
});

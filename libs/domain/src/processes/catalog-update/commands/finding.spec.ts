import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorOf } from '../../../access/actor.fixture.js';
import type { Actor } from '../../../access/roles.js';
import { CHINA_CALENDAR, CHINA_CONTENT } from '../../../calendar/china.js';
import { createCalendar } from '../../../calendar/create-calendar.js';
import { addMs, atLocal, localDate, type LocalDate } from '../../../calendar/time.js';
import { calendarsOf } from '../../../clock/counting.fixture.js';
import { outlookOf } from '../../../clock/outlook.js';
import { isLate, isMissRecorded } from '../../../clock/standing.js';
import { explainClock } from '../../../explanation/explain.js';
import { FIT, playTo, Play, UNDONE, VOLUNTARY, OPENING, ABSTRACT, WHO } from '../catalog-update.fixture.js';

const { handler, lead, head, reviewer, above } = WHO;
const REASON = '报送的版本已按修订后的规定变更使用条件，见对照表。';
const NO = { uphold: false, reason: '报送的版本已变更使用条件，应当更新的内容已经更新。' };

/* T1 of ten working days from Monday, 2 March 2026, ends with the 16th. */
const submittedOn = (day: LocalDate, setting = {}): Play =>
  playTo('DEPT_HEAD_REVIEW', setting).passTo(atLocal(day, 17)).do(head, 'head-approve', { revision: 1 });
/** Junk that was submitted on the last day and returned two days after it. */
const undone = (setting = {}): Play =>
  submittedOn('2026-03-16', setting).passTo(atLocal('2026-03-18', 9)).do(reviewer, 'authority-return', UNDONE);
const resubmitted = (play: Play): Play =>
  play.do(handler, 'rework', {}).do(lead, 'submit-to-head', { revision: 1 }).do(head, 'head-approve', { revision: 1 });
const t1 = (play: Play) => play.clock('update');
const candidate = (play: Play) =>
  play.effects.filter(({ process }) => process === 'breach-candidate').map(({ reaction }) => reaction);
const rung = (play: Play, name: string) =>
  play.happened('alertRaised').find(({ payload }) => payload.clockId === 'update' && payload.rung === name);

const contested = (play = undone()): Play => play.do(lead, 'contest-finding', { reason: REASON });

describe('a return that finds that nothing was updated (Q-14, NOT_UPDATED)', () => {
  it('lets T1 go on by its original date, which has passed: it is overdue and has a candidate', () => {
    const play = undone();
    expect(play.clocks).toBe('update RUNNING 2026-03-16, review-1 MET 2026-03-18');
    expect(play.happened('deadlinePassed')).toMatchObject([
      { payload: { clockId: 'update', dueAt: atLocal('2026-03-17') } },
    ]);
    expect(candidate(play)).toEqual(['open']);
    expect(play.matter.data.submissions).toMatchObject([
      { outcome: 'RETURNED', finding: 'NOT_UPDATED', contest: null },
    ]);
  });

  it('does not count the days of the review as lateness', () => {
    const play = undone().passTo(atLocal('2026-03-23', 8));
    expect(rung(play, 'L5')).toBeUndefined();
    expect(outlookOf('STATUTORY', play.matter, play.now, play.context(handler))?.overdueWorkingDays).toBe(3);
    play.passTo(atLocal('2026-03-23', 9));
    expect(rung(play, 'L5')?.payload.instant).toBe(atLocal('2026-03-23', 9));
  });

  it('ends with a submission that is late', () => {
    const play = resubmitted(undone().passTo(atLocal('2026-03-20', 9)));
    expect([t1(play).state, isLate(t1(play)), t1(play).metAt]).toEqual(['MET', true, play.now]);
    expect(candidate(play)).toEqual(['open', 'act-done']);
  });

  it.each(['RESTART', 'RESUME'] as const)('gives no new days under %s either', (reading) => {
    const play = undone({ policy: { 'Q-14': reading } });
    expect([t1(play).state, t1(play).lastDay]).toEqual(['RUNNING', '2026-03-16']);
  });

  it('keeps the date that an extension gave', () => {
    const play = playTo('DEPT_HEAD_REVIEW').do(lead, 'request-extension', { days: 2, reason: '核对需要时间。' });
    play.do(reviewer, 'decide-extension', { grant: true, reason: '同意。' });
    play.passTo(atLocal('2026-03-16', 17)).do(head, 'head-approve', { revision: 1 });
    play.passTo(atLocal('2026-03-17', 9)).do(reviewer, 'authority-return', UNDONE);
    expect(play.clocks).toContain('update RUNNING 2026-03-18');
    expect(candidate(play)).toEqual([]);
  });

  it('changes nothing for a submission that was late, or for a date that lies ahead', () => {
    const late = submittedOn('2026-03-18').passTo(atLocal('2026-03-20', 9)).do(reviewer, 'authority-return', UNDONE);
    expect(t1(late)).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-16', pauses: [{ then: 'REST' }] });
    const early = playTo('SUBMITTED').passTo(atLocal('2026-03-09', 9)).do(reviewer, 'authority-return', UNDONE);
    expect(early.clocks).toBe('update RUNNING 2026-03-16, review-1 MET 2026-03-09');
    expect(candidate(early)).toEqual([]);
  });

  it('needs reasons and a limit of the law', () => {
    const give = (play: Play, payload: object) => play.give(reviewer, 'authority-return', payload);
    expect(give(submittedOn('2026-03-16'), { ...UNDONE, reasons: ['没有更新。'] })).toMatchObject({
      code: 'REASON_TOO_SHORT',
      clause: '17(3)',
      fields: [{ field: 'reasons' }],
    });
    expect(give(playTo('SUBMITTED', { opening: VOLUNTARY }), UNDONE)).toMatchObject({ code: 'NO_STATUTORY_LIMIT' });
  });

  it('is explained with its date', () => {
    const play = undone();
    const story = { title: '目录更新期限', since: play.matter.since, events: play.events };
    const { paragraph } = explainClock(t1(play), story, play.context(handler), play.now);
    expect(paragraph).toContain('应当更新的内容均未更新，期限恢复计算，原届满之日不变，审核期间不计入逾期');
  });
});

describe('the contest of the finding', () => {
  it('is the lead’s, once, with a reason; the authority above has a target', () => {
    const play = undone();
    expect(play.give(handler, 'contest-finding', { reason: REASON })).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
    expect(play.give(lead, 'contest-finding', { reason: '不同意。' })).toMatchObject({ code: 'REASON_TOO_SHORT' });
    contested(play);
    expect(play.clock('contest-1')).toMatchObject({ kind: 'SOFT', responsible: 'province.data', workingDays: 2 });
    expect(play.give(lead, 'contest-finding', { reason: REASON })).toMatchObject({ code: 'CONTEST_PENDING' });
    play.do(above, 'decide-contest', FIT['decide-contest']);
    expect(play.give(lead, 'contest-finding', { reason: REASON })).toMatchObject({ code: 'CONTESTED_ALREADY' });
    expect(playTo('RETURNED').give(lead, 'contest-finding', { reason: REASON })).toMatchObject({ code: 'NO_FINDING' });
  });

  it.each([
    ['the reviewer who found it', reviewer],
    ['the supervisor of that authority', WHO.supervisor],
    ['the government beside it', WHO.government],
    ['the provider', lead],
  ])('is not decided by %s', (_, actor) => {
    expect(contested().give(actor, 'decide-contest', NO)).toMatchObject({ code: 'NOT_YOUR_OFFICE' });
  });

  it('is decided by the government of the level where the national authority made the finding', () => {
    const as = (role: 'WB_HANDLER' | 'WB_LEAD' | 'DEPT_HEAD', id = 'nation.police'): Actor => actorOf(role, id);
    const play = new Play({ entry: { provider: 'nation.police' } }).do(as('WB_HANDLER'), 'open-update', OPENING);
    play.do(as('WB_HANDLER'), 'start-update', {}).do(as('WB_HANDLER'), 'revise-change', ABSTRACT);
    play.do(as('WB_LEAD'), 'submit-to-head', { revision: 1 }).do(as('DEPT_HEAD'), 'head-approve', { revision: 1 });
    play.do(actorOf('SA_REVIEWER', 'nation.data'), 'authority-return', UNDONE);
    play.do(as('WB_LEAD'), 'contest-finding', { reason: REASON });
    expect(play.clock('contest-1')).toMatchObject({ responsible: 'nation.gov', desk: 'GOVERNMENT' });
    expect(play.give(actorOf('GOV_DECIDER', 'nation.gov'), 'decide-contest', NO)).toBeNull();
  });

  it('is told to the candidate, which may not be a breach until it is answered', () => {
    const play = contested();
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'finding-contested', payload: { status: 'PENDING' } });
    play.do(above, 'decide-contest', FIT['decide-contest']);
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'finding-contested', payload: { status: 'UPHELD' } });
    expect([t1(play).state, play.clock('contest-1').state]).toEqual(['RUNNING', 'MET']);
  });

  it('is known to a candidate that opens while it waits', () => {
    const play = playTo('SUBMITTED').passTo(atLocal('2026-03-09', 9)).do(reviewer, 'authority-return', UNDONE);
    contested(play).passTo(atLocal('2026-03-17', 1));
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'open', payload: { finding: { status: 'PENDING' } } });
  });

  it('set aside, leaves T1 met by the submission, and its lateness is revoked', () => {
    const play = contested().passTo(atLocal('2026-03-20', 9)).do(above, 'decide-contest', NO);
    expect(play.clocks).toBe(
      'update MET 2026-03-16, review-1 MET 2026-03-18, contest-1 MET 2026-03-20, rework-1 RUNNING 2026-03-24',
    );
    expect([t1(play).metAt, isLate(t1(play))]).toEqual([atLocal('2026-03-16', 17), false]);
    expect(candidate(play)).toEqual(['open', 'finding-contested', 'withdraw']);
    expect(
      play
        .passTo(atLocal('2026-05-04'))
        .happened('deadlinePassed')
        .filter(({ payload }) => payload.clockId === 'update'),
    ).toHaveLength(1);
  });

  it.each(['2026-03-16', '2026-03-17', '2026-03-18', '2026-03-23'] as const)(
    'set aside, leaves T1 as a return without it does where an extension to %s is granted meanwhile',
    (until) => {
      const days = { '2026-03-16': 0, '2026-03-17': 1, '2026-03-18': 2, '2026-03-23': 5 }[until];
      const course = (found: boolean): Play => {
        const play = playTo('DEPT_HEAD_REVIEW').do(lead, 'request-extension', { days: 5, reason: '核对需要时间。' });
        play.passTo(atLocal('2026-03-16', 17)).do(head, 'head-approve', { revision: 1 });
        play.passTo(atLocal('2026-03-18', 9));
        play.do(reviewer, 'authority-return', found ? UNDONE : FIT['authority-return']);
        if (found) contested(play);
        play.passTo(atLocal('2026-03-19', 9));
        const decision = days === 0 ? { grant: false } : { grant: true, days };
        play.do(reviewer, 'decide-extension', { ...decision, reason: '情况如所附说明。' });
        play.passTo(atLocal('2026-03-25', 9));
        return found ? play.do(above, 'decide-contest', NO) : play;
      };
      const [plain, setAside] = [course(false), course(true)].map((play) => {
        const { state, lastDay, metAt } = t1(play);
        return { state, lastDay, metAt, isLate: isLate(t1(play)) };
      });
      expect(setAside).toEqual(plain);
      expect(setAside).toMatchObject({ lastDay: until });
    },
  );

  it('set aside after the update was submitted again, takes the second submission for no lateness', () => {
    const play = resubmitted(contested().passTo(atLocal('2026-03-19', 9)));
    play.do(above, 'decide-contest', NO);
    expect([t1(play).metAt, isLate(t1(play))]).toEqual([atLocal('2026-03-16', 17), false]);
    expect(candidate(play).at(-1)).toBe('withdraw');
    expect(play.clocks).not.toContain('rework');
  });

  it.each([
    ['RESTART', '2026-04-01'],
    ['RESUME', '2026-03-19'],
  ] as const)('set aside under %s, gives the days of that reading', (reading, lastDay) => {
    const play = contested(undone({ policy: { 'Q-14': reading } })).do(above, 'decide-contest', NO);
    expect([t1(play).state, t1(play).lastDay]).toEqual(['RUNNING', lastDay]);
    expect(candidate(play).at(-1)).toBe('withdraw');
  });

  it.each<[string, () => Play]>([
    [
      'which T1 had before the submission',
      () =>
        contested(submittedOn('2026-03-18').passTo(atLocal('2026-03-20', 9)).do(reviewer, 'authority-return', UNDONE)),
    ],
    [
      'of a date that lay ahead at the return',
      () => contested(playTo('SUBMITTED').do(reviewer, 'authority-return', UNDONE)).passTo(atLocal('2026-03-20', 9)),
    ],
  ])('set aside, leaves a lateness %s, and its candidate waits no more', (_, late) => {
    const play = late().do(above, 'decide-contest', NO);
    expect(isMissRecorded(t1(play))).toBe(true);
    expect(play.effects.at(-1)).toMatchObject({ reaction: 'finding-contested', payload: { status: 'SET_ASIDE' } });
  });

  it('set aside before or after a second finding, leaves T1 to that one, and both set aside leave it met', () => {
    const course = (isBefore: boolean): Play => {
      const play = contested();
      if (isBefore) play.do(above, 'decide-contest', NO);
      resubmitted(play.passTo(atLocal('2026-03-19', 9))).passTo(atLocal('2026-03-20', 9));
      play.do(reviewer, 'authority-return', UNDONE).passTo(atLocal('2026-03-24', 9));
      return isBefore ? play : play.do(above, 'decide-contest', NO);
    };
    for (const play of [course(true), course(false)]) {
      expect(t1(play)).toMatchObject({
        state: 'RUNNING',
        lastDay: '2026-03-16',
        pauses: [{ from: atLocal('2026-03-16', 17), to: atLocal('2026-03-20', 9), then: 'UNDONE' }],
      });
      expect(isMissRecorded(t1(play))).toBe(true);
      contested(play).do(above, 'decide-contest', NO);
      expect([t1(play).metAt, isLate(t1(play))]).toEqual([atLocal('2026-03-16', 17), false]);
      expect(candidate(play).at(-1)).toBe('withdraw');
    }
  });

  it('is answered by no silence', () => {
    const play = contested().passTo(atLocal('2026-06-01'));
    expect(play.matter.data.submissions).toMatchObject([{ contest: { status: 'PENDING' } }]);
    expect(t1(play).state).toBe('RUNNING');
  });

  it('ends with the matter where the authority confirms that nothing had to be updated', () => {
    const play = contested().do(lead, 'dismiss', FIT.dismiss).do(reviewer, 'confirm-dismissal', {});
    expect(play.matter.data.submissions).toMatchObject([{ contest: { status: 'VOID' } }]);
    expect(play.clock('contest-1').state).toBe('CANCELLED');
    expect(candidate(play).at(-1)).toBe('withdraw');
  });
});

const HOUR = 3_600_000;
/** A submission before the end of T1, its return, and the submission that follows. */
const course = fc.record({
  submit: fc.integer({ min: 1, max: 14 * 24 }),
  review: fc.integer({ min: 1, max: 20 * 24 }),
  rework: fc.integer({ min: 0, max: 30 * 24 }),
});
const returnedWith = (finding: object, { submit, review }: { submit: number; review: number }): Play => {
  const play = playTo('DEPT_HEAD_REVIEW', { begins: atLocal('2026-03-02', 8) });
  play.passTo(addMs(atLocal('2026-03-04', 9), (submit / 2) * HOUR)).do(head, 'head-approve', { revision: 1 });
  return play.passTo(addMs(play.now, review * HOUR)).do(reviewer, 'authority-return', finding);
};

describe('whenever it is submitted and returned', () => {
  it('junk never ends T1, and the days of its review are never days of lateness', () => {
    fc.assert(
      fc.property(course, ({ rework, ...way }) => {
        const play = returnedWith(UNDONE, way);
        const [submission] = play.matter.data.submissions;
        expect([t1(play).state, t1(play).lastDay]).toEqual(['RUNNING', '2026-03-16']);
        play.passTo(addMs(play.now, rework * HOUR));
        const calendar = play.context(handler).calendars.inForce.in([]);
        const from = localDate(submission?.decidedAt ?? '');
        const late = calendar.workdaysBetween(from > '2026-03-16' ? from : '2026-03-16', localDate(play.now));
        const isOver = play.now >= atLocal('2026-03-17');
        const { overdueWorkingDays } = outlookOf('STATUTORY', play.matter, play.now, play.context(handler)) ?? {};
        expect(overdueWorkingDays).toBe(isOver ? late : null);
        if (late < 3) expect(rung(play, 'L5')).toBeUndefined();
        if (late > 3) expect(rung(play, 'L5')).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it('what was submitted in time is late for no day of the review, without the finding or with one that is set aside', () => {
    fc.assert(
      fc.property(course, fc.boolean(), ({ rework, ...way }, found) => {
        const play = returnedWith(found ? UNDONE : (FIT['authority-return'] as object), way);
        if (found) play.do(lead, 'contest-finding', { reason: REASON }).do(above, 'decide-contest', NO);
        const ahead = play.now < atLocal('2026-03-17');
        if (!ahead) play.passTo(addMs(play.now, rework * HOUR));
        resubmitted(play);
        expect(isLate(t1(play))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['ORIGINAL_DATE', 'RESUME', 'RESTART'] as const)(
    'T1 ends on one day, whichever of two findings was answered first (Q-14 %s)',
    (reading) => {
      const hours = fc.integer({ min: 1, max: 200 });
      fc.assert(
        fc.property(
          fc.tuple(fc.integer({ min: -120, max: 48 }), hours, hours, hours, hours),
          fc.tuple(fc.boolean(), fc.boolean()),
          ([submit, review, rework, again, later], answers) => {
            const decide = (play: Play, n: 0 | 1): Play =>
              play.do(above, 'decide-contest', answers[n] ? NO : { ...NO, uphold: true });
            const course = (isBefore: boolean): Play => {
              const play = playTo('DEPT_HEAD_REVIEW', { policy: { 'Q-14': reading } });
              const wait = (n: number): Play => play.passTo(addMs(play.now, n * HOUR));
              play.passTo(addMs(atLocal('2026-03-16', 17), submit * HOUR)).do(head, 'head-approve', { revision: 1 });
              contested(wait(review).do(reviewer, 'authority-return', UNDONE));
              if (isBefore) decide(play, 0);
              resubmitted(wait(rework));
              wait(again).do(reviewer, 'authority-return', UNDONE);
              wait(later);
              if (!isBefore) decide(play, 0);
              return decide(contested(play), 1);
            };
            const stand = (play: Play) => {
              const { state, lastDay, metAt, pauses } = t1(play);
              return { state, lastDay, metAt, pauses, missed: isMissRecorded(t1(play)) };
            };
            expect(stand(course(false))).toEqual(stand(course(true)));
          },
        ),
        // T1 resumes to a date that ends at the very instant of the answer, when an act may still be in time.
        {
          numRuns: 60,
          examples: [
            [
              [-116, 142, 36, 2, 39],
              [true, false],
            ],
          ],
        },
      );
    },
  );
});

describe('a calendar that moves T1 past the return', () => {
  it('leaves the same, whether the finding was set aside before it or after it', () => {
    const days = ['2026-03-12', '2026-03-13'].map((date) => ({ name: '临时放假', date, isOffDay: true }));
    const notices = CHINA_CONTENT.notices.map((one) =>
      one.year === 2026 ? { ...one, days: [...one.days, ...days], extraDaysOff: 2 } : one,
    );
    const longer = createCalendar('CN-2026.2', { ...CHINA_CONTENT, notices });
    const course = (isBefore: boolean): Play => {
      const play = contested();
      if (isBefore) play.do(above, 'decide-contest', NO);
      play.passTo(atLocal('2026-03-18', 12)).calendars = calendarsOf(longer, CHINA_CALENDAR);
      play.observe();
      play.passTo(atLocal('2026-03-18', 15));
      return isBefore ? play : play.do(above, 'decide-contest', NO);
    };
    const [before, after] = [course(true), course(false)];
    expect([t1(after).state, t1(after).metAt]).toEqual([t1(before).state, t1(before).metAt]);
    expect([isMissRecorded(t1(before)), isMissRecorded(t1(after))]).toEqual([false, false]);
  });
});

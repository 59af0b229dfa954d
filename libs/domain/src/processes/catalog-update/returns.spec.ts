import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_CALENDAR, CHINA_CONTENT } from '../../calendar/china.js';
import { withNotice } from '../../calendar/content.js';
import { createCalendar } from '../../calendar/create-calendar.js';
import { addMs, atLocal, type Instant } from '../../calendar/time.js';
import { calendarsOf } from '../../clock/counting.fixture.js';
import { isMissRecorded } from '../../clock/standing.js';
import { FIT, playTo, UNDONE, WHO, type Play } from './catalog-update.fixture.js';

/* T1 of ten working days from Monday, 2 March 2026, ends with the 16th; five days more end with the 23rd. */
const { handler, lead, head, reviewer } = WHO;
const REASON = { reason: '情况如所附说明。' };
const asked = (): Play => playTo('DEPT_HEAD_REVIEW').do(lead, 'request-extension', { days: 5, ...REASON });
const grants = (play: Play): Play => play.do(reviewer, 'decide-extension', { grant: true, days: 5, ...REASON });
const onPaper = (play: Play, decidedAt: Instant): Play =>
  play
    .do(reviewer, 'register-extension-decision', { ...(FIT['register-extension-decision'] as object), decidedAt })
    .do(lead, 'confirm-extension-decision', {});
const submits = (play: Play): Play => play.do(head, 'head-approve', { revision: 1 });
const resubmits = (play: Play): Play =>
  submits(play.do(handler, 'rework', {}).do(lead, 'submit-to-head', { revision: 1 }));
const standing = (play: Play) => {
  const clock = play.clock('update');
  return { state: clock.state, lastDay: clock.lastDay, metAt: clock.metAt, missed: isMissRecorded(clock) };
};
const candidate = (play: Play) =>
  play.effects.flatMap(({ process, reaction, payload }) =>
    process === 'breach-candidate' && payload.clause !== '41(3)' ? [reaction] : [],
  );

describe('an extension that was asked for in time and granted after a return', () => {
  /** Submitted on the 18th, within the longer limit that nobody has granted yet. */
  const returned = (on: Instant, finding: object = FIT['authority-return'] as object): Play =>
    submits(asked().passTo(atLocal('2026-03-18', 9)))
      .passTo(on)
      .do(reviewer, 'authority-return', finding);

  it('leaves T1 met where it passed during the review, and a target for the rework', () => {
    const play = grants(returned(atLocal('2026-03-25', 9)).passTo(atLocal('2026-03-26', 9)));
    expect(standing(play)).toEqual({
      state: 'MET',
      lastDay: '2026-03-23',
      metAt: atLocal('2026-03-18', 9),
      missed: false,
    });
    expect(play.clock('rework-1')).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-30' });
    expect(candidate(play).at(-1)).toBe('withdraw');
    resubmits(play.passTo(atLocal('2026-03-27', 9)));
    expect([play.clock('update').metAt, play.clock('rework-1').state]).toEqual([atLocal('2026-03-18', 9), 'MET']);
  });

  it('leaves T1 overdue by the longer limit where that lay ahead at the return', () => {
    const play = grants(returned(atLocal('2026-03-19', 9)).passTo(atLocal('2026-03-26', 9)));
    expect(standing(play)).toEqual({ state: 'RUNNING', lastDay: '2026-03-23', metAt: null, missed: true });
    expect(candidate(play).slice(-2)).toEqual(['withdraw', 'open']);
  });

  it('lets T1 go on, and the days of the review be none of its lateness, where nothing was updated', () => {
    const play = grants(returned(atLocal('2026-03-25', 9), UNDONE).passTo(atLocal('2026-03-26', 9)));
    expect(standing(play)).toMatchObject({ state: 'RUNNING', lastDay: '2026-03-23', missed: true });
    expect(play.clock('update').pauses).toMatchObject([{ then: 'UNDONE' }]);
  });

  it('on paper before the return, lets T1 go on from it, and no target stands in its place', () => {
    const play = submits(asked().passTo(atLocal('2026-03-13', 9))).passTo(atLocal('2026-03-18', 9));
    play.do(reviewer, 'authority-return', FIT['authority-return']).passTo(atLocal('2026-03-19', 9));
    expect(play.clocks).toContain('update MET 2026-03-16');
    onPaper(play, atLocal('2026-03-12', 9));
    expect(play.clocks).toContain('update RUNNING 2026-03-23');
    expect(play.clock('rework-1').state).toBe('CANCELLED');
    play.passTo(atLocal('2026-03-24', 1));
    expect(candidate(play).at(-1)).toBe('open');
  });

  it('on paper leaves T1 as one that was granted here at its instant does', () => {
    const hours = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 3_600_000);
    fc.assert(
      fc.property(
        fc.record({
          submitted: hours(0, 24 * 18),
          review: hours(1, 24 * 12),
          rework: fc.option(hours(1, 24 * 12)),
          decided: fc.double({ min: 0, max: 0.99, noNaN: true }),
          found: fc.boolean(),
        }),
        ({ submitted, review, rework, decided, found }) => {
          const begin = atLocal('2026-03-04', 10);
          const submission = addMs(begin, submitted);
          const returnedAt = addMs(submission, review);
          const decidedAt = addMs(begin, Math.floor((submitted + review) * decided));
          const course = (isOnPaper: boolean): Play => {
            const play = asked();
            const decides = (until: Instant): void => {
              if (isOnPaper || decidedAt >= until || play.matter.data.extension?.status !== 'PENDING') return;
              grants(play.passTo(decidedAt));
            };
            play.passTo(begin);
            decides(submission);
            submits(play.passTo(submission));
            decides(returnedAt);
            play.passTo(returnedAt).do(reviewer, 'authority-return', found ? UNDONE : FIT['authority-return']);
            play.passTo(addMs(returnedAt, 3_600_000));
            if (rework !== null) resubmits(play.passTo(addMs(returnedAt, rework)));
            play.passTo(addMs(play.now, 3_600_000));
            if (isOnPaper) onPaper(play, decidedAt);
            return play.passTo(addMs(play.now, 3_600_000));
          };
          expect(standing(course(true))).toEqual(standing(course(false)));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a calendar by which a returned submission is late no longer', () => {
  const days = ['2026-03-12', '2026-03-13'].map((date) => ({ name: '临时放假', date, isOffDay: true }));
  const notices = CHINA_CONTENT.notices.map((one) =>
    one.year === 2026 ? { ...one, days: [...one.days, ...days], extraDaysOff: 2 } : one,
  );
  const longer = createCalendar('CN-2026.2', { ...CHINA_CONTENT, notices });

  it.each([
    ['2026-03-20', { state: 'MET', lastDay: '2026-03-18', metAt: atLocal('2026-03-17', 9), missed: false }],
    ['2026-03-18', { state: 'RUNNING', lastDay: '2026-03-18', metAt: null, missed: true }],
  ] as const)('leaves what it would have left before the return on %s', (returnedOn, left) => {
    const course = (isBefore: boolean): Play => {
      const play = playTo('DEPT_HEAD_REVIEW');
      const changes = () => {
        play.calendars = calendarsOf(longer, CHINA_CALENDAR);
        play.observe();
      };
      if (isBefore) changes();
      submits(play.passTo(atLocal('2026-03-17', 9))).passTo(atLocal(returnedOn, 9));
      play.do(reviewer, 'authority-return', FIT['authority-return']).passTo(atLocal('2026-03-20', 12));
      if (!isBefore) changes();
      return play.passTo(atLocal('2026-03-25', 9));
    };
    expect(standing(course(true))).toEqual(left);
    expect(standing(course(false))).toEqual(left);
  });
});

describe('a calendar that was uploaded in error and corrected while a finding is contested', () => {
  const days = ['2026-03-12', '2026-03-13'].map((date) => ({ name: '临时放假', date, isOffDay: true }));
  const notice = CHINA_CONTENT.notices.find(({ year }) => year === 2026);
  if (!notice) throw new Error('2026 has a notice');
  const longer = { ...notice, title: '通知（示例）', days: [...notice.days, ...days] };
  const version = (name: string, content: typeof notice, corrects: string | null = null) =>
    createCalendar(name, withNotice(CHINA_CONTENT, content, [], corrects));
  const NO = { uphold: false, reason: '报送的版本已变更使用条件，应当更新的内容已经更新。' };
  const hours = (min: number, max: number) => fc.integer({ min, max }).map((n) => n * 3_600_000);
  const returns = fc.record({
    ...{ submitted: hours(0, 24 * 18), review: hours(1, 24 * 10), wait: hours(1, 48), later: hours(1, 48) },
    again: fc.option(fc.record({ rework: hours(5, 100), review: hours(1, 100), found: fc.boolean() })),
  });
  const READINGS = ['ORIGINAL_DATE', 'RESUME', 'RESTART'] as const;

  it.each(READINGS.flatMap((reading) => [[reading, 'long'] as const, [reading, 'short'] as const]))(
    'leaves the same whether it is corrected before or after the answer (Q-14 %s, too %s)',
    (reading, error) => {
      const wrong = version('WRONG', error === 'long' ? longer : notice);
      const right = version('RIGHT', error === 'long' ? notice : longer, 'WRONG');
      fc.assert(
        fc.property(returns, ({ submitted, review, wait, later, again }) => {
          const course = (isCorrectedFirst: boolean) => {
            const play = playTo('DEPT_HEAD_REVIEW', { policy: { 'Q-14': reading } });
            const after = (ms: number): Play => play.passTo(addMs(play.now, ms));
            const counts = (...calendars: Parameters<typeof calendarsOf>) => {
              play.calendars = calendarsOf(...calendars);
              play.observe();
            };
            counts(wrong, CHINA_CALENDAR);
            submits(play.passTo(addMs(atLocal('2026-03-04', 10), submitted)));
            after(review).do(reviewer, 'authority-return', UNDONE).do(lead, 'contest-finding', FIT['contest-finding']);
            if (again) {
              resubmits(after(again.rework));
              after(again.review).do(reviewer, 'authority-return', again.found ? UNDONE : FIT['authority-return']);
            }
            const correct = () => counts(right, wrong, CHINA_CALENDAR);
            const answer = () => play.do(WHO.above, 'decide-contest', NO);
            const [first, second] = isCorrectedFirst ? [correct, answer] : [answer, correct];
            after(wait);
            first();
            after(later);
            second();
            const { lastDay, ...rest } = standing(after(3_600_000));
            // A limit that was met in time is not counted again, whatever the calendar.
            return { ...rest, lastDay: rest.state === 'MET' && !rest.missed ? null : lastDay };
          };
          expect(course(true)).toEqual(course(false));
        }),
        {
          numRuns: 40,
          examples: [
            [{ submitted: 1_087_200_000, review: 3_600_000, wait: 3_600_000, later: 3_600_000, again: null }],
            [
              {
                ...{ submitted: 777_600_000, review: 25_200_000, wait: 3_600_000, later: 3_600_000 },
                again: { rework: 36_000_000, review: 244_800_000, found: false },
              },
            ],
          ],
        },
      );
    },
  );
});

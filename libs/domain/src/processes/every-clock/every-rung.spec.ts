import { describe, expect, it } from '@jest/globals';
import { CHINA_CALENDAR, CHINA_CONTENT } from '../../calendar/china.js';
import { withNotice } from '../../calendar/content.js';
import { createCalendar } from '../../calendar/create-calendar.js';
import { calendarsOf } from '../../clock/counting.fixture.js';
import { extendClock, pauseClock, resumeClock } from '../../clock/operations.js';
import { clocksOf, nameOf, type Found } from './every-clock.fixture.js';
import { PROCESSES, processNamed } from '../index.js';
import { Ringing } from './ringing.fixture.js';
import { SAMPLES } from '../samples.fixture.js';
import { ladderOver, shanghai, WORKING_DAYS, type Told } from '../../matter/working-days.fixture.js';

/*
 * regulation.md §2.0, for every clock that the processes have: each rung across National Day 2025 and Spring Festival
 * 2026, against days that were written down apart from the code.
 */

const DAY_MS = 24 * 3_600_000;
const after = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();
const dayOf = (instant: string): string => after(instant, 8 * 3_600_000).slice(0, 10);
const days = (from: string, to: string): string[] => {
  const all = [];
  for (let day = from; day <= to; day = after(`${day}T00:00:00Z`, DAY_MS).slice(0, 10)) all.push(day);
  return all;
};

/** Days on which limits begin: some that reach into the holiday, those within it, and those just after. */
const HOLIDAYS = {
  'National Day 2025': {
    begun: days('2025-09-01', '2025-10-12'),
    some: ['2025-09-12', '2025-09-26', '2025-10-04'],
    alsoOff: ['2025-10-09', '2025-10-10'],
  },
  'Spring Festival 2026': {
    begun: days('2026-01-16', '2026-03-01'),
    some: ['2026-01-26', '2026-02-13', '2026-02-18'],
    alsoOff: ['2026-02-24', '2026-02-25'],
  },
} as const;

const FOUND: readonly (readonly [string, Found])[] = Object.entries(SAMPLES).flatMap(([name, sample]) =>
  clocksOf(processNamed(name), sample).map((found) => [`${name} ${nameOf(found.clock)}`, found] as const),
);

const begin = (day: string): string => shanghai(day, '10:00:00');
const plain = ({ rung, instant }: Told): string => `${rung} ${instant}`;

/** The counting days of a limit of n working days that begins on `day`, by the table. */
const countedFrom = (day: string, n: number, table = WORKING_DAYS): readonly string[] =>
  table.filter((one) => one > day).slice(0, n);

function ladderOf({ clock }: Found, day: string, days = countedFrom(day, clock.limit), table = WORKING_DAYS) {
  return ladderOver(days, { startedAt: begin(day), isStatutory: clock.kind === 'STATUTORY' }, table);
}
const endOf = (ladder: readonly Told[]): string => after(ladder.at(-1)?.instant ?? '', DAY_MS);

it('the table has the working days per month that the notices give (§3.2)', () => {
  const months = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
  expect(months.map((month) => WORKING_DAYS.filter((day) => day.startsWith(month)).length)).toEqual([
    23, 18, 20, 23, 21, 16, 22, 21, 19,
  ]);
});

it('the list covers every process and every clock', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(PROCESSES.map(({ process }) => process).sort());
  const expected = Object.entries(SAMPLES).flatMap(([process, { clocks }]) =>
    clocks.map((name) => `${process} ${name}`),
  );
  expect(FOUND.map(([name]) => name)).toEqual(expect.arrayContaining(expected));
});

describe.each(FOUND)('%s', (_, found) => {
  describe.each(Object.entries(HOLIDAYS))('across %s', (_, { begun, some, alsoOff }) => {
    it('sends each rung at its instant, once, and no reminder on a rest day', () => {
      for (const day of begun) {
        const ladder = ladderOf(found, day);
        const { sent } = new Ringing(found, begin(day)).passTo(endOf(ladder));
        expect([day, sent.map(plain)]).toEqual([day, ladder.map(plain)]);
        expect(sent.filter(({ at, instant, late }) => late || at !== instant)).toEqual([]);
        const burnt = sent.filter(
          ({ rung, at }) => !WORKING_DAYS.includes(dayOf(at)) && rung !== 'L0' && rung !== 'L4',
        );
        expect([day, burnt]).toEqual([day, []]);
      }
    });

    it('sends the rungs that an outage delayed once, in order, marked late, and the rest in time', () => {
      for (const day of some) {
        const ladder = ladderOf(found, day);
        for (let first = 1; first + 3 <= ladder.length; first++) {
          const [missed, third] = [ladder.slice(first, first + 3), ladder[first + 2]?.instant ?? ''];
          const ringing = new Ringing(found, begin(day)).passTo(after(ladder[first]?.instant ?? '', -1));
          const before = ringing.sent.length;
          const back = after(third, 61_000);
          ringing.jumpTo(back);
          const late = ringing.sent.slice(before);
          const kept = ladder.slice(before).filter(({ instant }) => instant <= back);
          expect(late.map(plain)).toEqual(kept.map(plain));
          expect(late.map(plain)).toEqual(expect.arrayContaining(missed.map(plain)));
          expect(late.every(({ late, at }) => late && at === back)).toBe(true);
          expect(ringing.jumpTo(back)).toBe(0);
          ringing.passTo(endOf(ladder));
          expect(ringing.sent.map(plain)).toEqual(ladder.map(plain));
          expect(ringing.sent.slice(before + late.length).some((one) => one.late)).toBe(false);
        }
      }
    });

    /** Every noon at which the clock may be moved while its ladder lasts. */
    const noons = (ladder: readonly Told[]): string[] =>
      days(dayOf(ladder[0]?.instant ?? ''), dayOf(endOf(ladder))).map((day) => shanghai(day, '12:30:00'));

    /** Expected alerts of a move: those before it by the old dates, those after it by the new ones. */
    const moved = (old: readonly Told[], fresh: readonly Told[], at: string): string[] => [
      ...old.filter(({ instant }) => instant <= at).map(plain),
      ...fresh.filter(({ instant, rung }) => instant > at && rung !== 'L0').map(plain),
    ];

    it('repeats no rung after an extension, whenever it is granted', () => {
      for (const day of some) {
        const old = ladderOf(found, day);
        const fresh = ladderOf(found, day, countedFrom(day, found.clock.limit + 5));
        for (const noon of noons(old)) {
          const ringing = new Ringing(found, begin(day)).passTo(noon).change((clock, now, context) => {
            return extendClock(clock, { days: 5, requestedAt: now, decidedAt: now }, now, context);
          });
          ringing.passTo(endOf(fresh));
          expect([noon, ringing.sent.map(plain)]).toEqual([noon, moved(old, fresh, noon)]);
          expectOnce(ringing);
        }
      }
    });

    it('repeats no rung after a pause, and sends none during it', () => {
      for (const day of some) {
        const old = ladderOf(found, day);
        const { limit } = found.clock;
        const lastDay = countedFrom(day, limit).at(-1) ?? '';
        for (const noon of noons(old).filter((one) => dayOf(one) <= lastDay)) {
          const back = after(noon, 11 * DAY_MS);
          const used = countedFrom(day, limit).filter((one) => one <= dayOf(noon));
          const fresh = ladderOf(found, day, [...used, ...countedFrom(dayOf(back), Math.max(limit - used.length, 1))]);
          const ringing = new Ringing(found, begin(day))
            .passTo(noon)
            .change(pauseClock)
            .passTo(back)
            .change(resumeClock);
          ringing.passTo(endOf(fresh));
          const before = old.filter(({ instant }) => instant <= noon).map(plain);
          const rest = fresh.filter(({ instant, rung }) => instant > back && rung !== 'L0').map(plain);
          expect([noon, ringing.sent.map(plain)]).toEqual([noon, [...before, ...rest]]);
          expectOnce(ringing);
        }
      }
    });

    it('repeats no rung after a calendar that lengthens the holiday, even if that comes within the holiday', () => {
      const table = WORKING_DAYS.filter((day) => !alsoOff.some((off) => off === day));
      const longer = calendarsOf(calendarWithLongerHoliday(alsoOff), CHINA_CALENDAR);
      for (const day of some) {
        const old = ladderOf(found, day);
        const fresh = ladderOf(found, day, countedFrom(day, found.clock.limit, table), table);
        for (const noon of noons(old).filter((one) => dayOf(one) < alsoOff[0])) {
          const ringing = new Ringing(found, begin(day)).passTo(noon).countBy(longer).passTo(endOf(fresh));
          expect([noon, ringing.sent.map(plain)]).toEqual([noon, moved(old, fresh, noon)]);
          expectOnce(ringing);
        }
      }
    });
  });
});

it('a limit that was noticed in the holiday after it had passed is reported at once, without earlier reminders', () => {
  const [, update] = FOUND.find(([name]) => name.startsWith('catalog-update update')) ?? [];
  if (!update) throw new Error('an update has no limit');
  const noticed = shanghai('2026-02-16', '10:00:00');
  const { sent } = new Ringing(update, noticed, shanghai('2026-01-30', '00:00:00')).passTo(begin('2026-04-01'));
  expect(sent.map(({ rung, at, late }) => [rung, at, late])).toEqual([
    ['L4', noticed, true],
    ['L0', noticed, false],
    ['L5', shanghai('2026-02-25', '09:00:00'), false],
    ['L6', shanghai('2026-03-05', '09:00:00'), false],
  ]);
});

/** Expects each rung at most once per due date, and L0 at most once. */
function expectOnce({ sent }: Ringing): void {
  const said = sent.map(({ rung, dueAt }) => (rung === 'L0' ? rung : `${rung} ${dueAt}`));
  expect(new Set(said).size).toBe(said.length);
}

function calendarWithLongerHoliday(dates: readonly string[]) {
  const year = Number(dates[0]?.slice(0, 4));
  const notice = CHINA_CONTENT.notices.find((one) => one.year === year);
  if (!notice) throw new Error(`there is no notice of ${year}`);
  const more = dates.map((date) => ({ date, name: '延长假期', isOffDay: true }));
  return createCalendar('LONGER', withNotice(CHINA_CONTENT, { ...notice, days: [...notice.days, ...more] }, []));
}

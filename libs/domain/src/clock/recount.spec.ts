import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_CALENDAR, CHINA_CONTENT } from '../calendar/china.js';
import { type CalendarDay, type HolidayNotice, withNotice } from '../calendar/content.js';
import { createCalendar } from '../calendar/create-calendar.js';
import { addDays, atLocal, weekday, type Instant } from '../calendar/time.js';
import type { Calendar } from '../calendar/calendar.js';
import type { Clock } from './clock.js';
import { calendarsOf, countingOf, policiesOf } from './counting.fixture.js';
import { timelineOf } from './counting.js';
import {
  extendClock,
  handOverClock,
  meetClock,
  pauseClock,
  reopenClock,
  resumeClock,
  startClock,
} from './operations.js';
import { recountClock } from './recount.js';
import { isMovedEarlier } from './standing.js';

const before = countingOf();
const after = (calendar: Calendar) => countingOf(calendarsOf(calendar, CHINA_CALENDAR));

/** Returns the calendar with other days in one year. */
function calendarWith(
  year: number,
  change: (days: readonly CalendarDay[]) => readonly CalendarDay[],
  version = 'NEXT',
) {
  const notice = CHINA_CONTENT.notices.find((one) => one.year === year) as HolidayNotice;
  const changed = { ...notice, title: notice.title ?? '2027年通知（示例）', days: [...change(notice.days)] };
  return createCalendar(version, withNotice(CHINA_CONTENT, changed, []));
}
const off = (date: string): CalendarDay => ({ date, name: '临时放假', isOffDay: true });
const without = (date: string) => (days: readonly CalendarDay[]) => days.filter((day) => day.date !== date);

const started = (triggeredAt: Instant, limit = 10): Clock =>
  startClock(
    {
      id: 'reply',
      kind: 'STATUTORY',
      clause: '21(1)',
      breachClause: '39(4)',
      limit,
      triggeredAt,
      responsible: 'city.housing',
      otherParty: 'county.farming',
    },
    triggeredAt,
    before,
  );
const NOW = atLocal('2026-03-10', 9);

describe('a limit that no receipt begins, of an earlier release that counted it from the next working day (Q-02)', () => {
  const world = countingOf(calendarsOf(), policiesOf({ 'Q-02': 'NEXT_WORKING_DAY' }));
  const saturday = atLocal('2026-03-07', 10);
  const spec = {
    ...({ id: 'delivery', kind: 'STATUTORY', breachClause: '39(4)', limit: 20, triggeredAt: saturday } as const),
    ...{ responsible: 'city.housing', otherParty: 'county.farming' },
  };
  const stored: Clock = { ...startClock({ ...spec, clause: '21(1)' }, saturday, world), clause: '22(1)' };
  const lawful = startClock({ ...spec, clause: '22(1)' }, saturday, world);

  it('is counted by the law while it counts, and a person reviews a lateness by the earlier date', () => {
    const now = recountClock(stored, NOW, world);
    expect(now).toMatchObject({ day0: lawful.day0, lastDay: lawful.lastDay, publishedDueAt: stored.dueAt });
    expect(lawful.lastDay && stored.lastDay && lawful.lastDay < stored.lastDay).toBe(true);
    expect(now && isMovedEarlier(now)).toBe(true);
    expect(now && recountClock(now, NOW, world)).toBeNull();
  });

  it('stays as it ended, and a limit that a receipt begins keeps the reading', () => {
    expect(recountClock(meetClock(stored, NOW), NOW, world)).toBeNull();
    expect(recountClock({ ...stored, clause: '21(1)' }, NOW, world)).toBeNull();
    expect(recountClock(lawful, NOW, world)).toBeNull();
  });
});

describe('a published date', () => {
  const clock = started(atLocal('2026-03-02', 10));

  it('moves to a later day if a holiday is added', () => {
    const counting = after(calendarWith(2026, (days) => [...days, off('2026-03-12')]));
    expect(recountClock(clock, NOW, counting)).toMatchObject({
      lastDay: '2026-03-17',
      dueAt: atLocal('2026-03-18'),
      calendarVersion: 'NEXT',
      armedAt: NOW,
      kept: [],
      policyVersion: clock.policyVersion,
    });
  });

  it('is kept if the new calendar would end it earlier, and later grants count from it', () => {
    const spring = started(atLocal('2026-02-09', 10));
    expect(spring.lastDay).toBe('2026-02-28');
    const counting = after(calendarWith(2026, without('2026-02-23')));
    const kept = recountClock(spring, NOW, counting) as Clock;
    expect(kept).toMatchObject({ lastDay: '2026-02-28', dueAt: spring.dueAt, calendarVersion: 'NEXT' });
    expect(kept.kept).toEqual([{ at: NOW, days: 1 }]);
    expect(kept.workingDays).toBe(10);
    const grant = { days: 2, requestedAt: NOW, decidedAt: NOW };
    expect(extendClock(kept, grant, NOW, counting).lastDay).toBe('2026-03-03');
  });

  it('is not lengthened twice if a third calendar restores the days that the second removed', () => {
    const spring = started(atLocal('2026-02-09', 10));
    const second = calendarWith(2026, without('2026-02-23'), 'SECOND');
    const kept = recountClock(spring, NOW, after(second)) as Clock;
    const third = countingOf(calendarsOf(createCalendar('THIRD', CHINA_CONTENT), second, CHINA_CALENDAR));
    expect(recountClock(kept, NOW, third)).toMatchObject({ lastDay: '2026-02-28', kept: [], calendarVersion: 'THIRD' });
  });

  it('moves to the next working day if its last day becomes a holiday and other days are worked instead', () => {
    const moved = (days: readonly CalendarDay[]) => [
      ...days,
      off('2026-03-16'),
      { date: '2026-03-07', name: '调休', isOffDay: false },
      { date: '2026-03-14', name: '调休', isOffDay: false },
    ];
    expect(recountClock(clock, NOW, after(calendarWith(2026, moved)))).toMatchObject({ lastDay: '2026-03-17' });
  });

  it('needs no recount if the days of the clock and of its ladder are the same', () => {
    const counting = after(calendarWith(2026, (days) => [...days, off('2026-05-20')]));
    expect(recountClock(clock, NOW, counting)).toBeNull();
    expect(recountClock(clock, NOW, before)).toBeNull();
  });

  it('notes the new calendar even if only reminders after the last day move', () => {
    const counting = after(calendarWith(2026, (days) => [...days, off('2026-03-24')]));
    expect(recountClock(clock, NOW, counting)).toMatchObject({ lastDay: '2026-03-16', calendarVersion: 'NEXT' });
  });
});

describe('a correction of an upload', () => {
  const clock = started(atLocal('2026-03-02', 10));
  const version = (name: string, dates: readonly string[], corrects: string | null = null) => {
    const notice = CHINA_CONTENT.notices.find(({ year }) => year === 2026) as HolidayNotice;
    const changed = { ...notice, title: '通知（示例）', days: [...notice.days, ...dates.map(off)] };
    return createCalendar(name, withNotice(CHINA_CONTENT, changed, [], corrects));
  };
  const under = (...latestFirst: readonly Calendar[]) => {
    const [inForce, ...earlier] = latestFirst;
    return countingOf(calendarsOf(inForce, ...earlier, CHINA_CALENDAR));
  };
  const wrong = version('WRONG', ['2026-03-12', '2026-03-13']);
  const published = recountClock(clock, NOW, under(wrong)) as Clock;

  it('replaces the date it published by a later or an earlier one, and notes the published end of the earlier one', () => {
    expect(published).toMatchObject({ lastDay: '2026-03-18' });
    const later = version('LATER', ['2026-03-11', '2026-03-12', '2026-03-13'], 'WRONG');
    const moved = recountClock(published, NOW, under(later, wrong)) as Clock;
    expect(moved).toMatchObject({ lastDay: '2026-03-19' });
    expect(isMovedEarlier(moved)).toBe(false);
    const right = version('RIGHT', [], 'WRONG');
    const earlier = recountClock(published, NOW, under(right, wrong)) as Clock;
    expect(earlier).toMatchObject({ lastDay: '2026-03-16', publishedDueAt: atLocal('2026-03-19') });
    expect(isMovedEarlier(earlier)).toBe(true);
  });

  it('leaves no days beyond the number of the law, even of a day that an earlier notice kept', () => {
    const shorter = version('SHORTER', ['2026-03-12']);
    const kept = recountClock(published, NOW, under(shorter, wrong)) as Clock;
    expect(kept).toMatchObject({ lastDay: '2026-03-18', kept: [{ days: 1 }] });
    const right = version('RIGHT', [], 'SHORTER');
    const counting = under(right, shorter, wrong);
    const corrected = recountClock(kept, NOW, counting) as Clock;
    expect(corrected).toMatchObject({ lastDay: '2026-03-16', kept: [] });
    expect(timelineOf(corrected, counting).countedDates).toHaveLength(10);
  });

  it('reaches a clock that no pass has counted by a correction between, or that notes an earlier version', () => {
    const half = version('HALF', ['2026-03-12'], 'WRONG');
    const right = version('RIGHT', [], 'HALF');
    expect(recountClock(published, NOW, under(right, half, wrong))).toMatchObject({ lastDay: '2026-03-16' });
    const elsewhere = version('ELSEWHERE', ['2026-03-12', '2026-03-13', '2026-11-11']);
    expect(recountClock(published, NOW, under(elsewhere, wrong))).toBeNull();
    const corrected = version('CORRECTED', [], 'ELSEWHERE');
    expect(recountClock(published, NOW, under(corrected, elsewhere, wrong))).toMatchObject({ lastDay: '2026-03-16' });
  });

  it('of a version by which the date was never published keeps the date, as a notice does', () => {
    const never = version('NEVER', ['2026-03-11']);
    const right = version('RIGHT', [], 'NEVER');
    expect(recountClock(published, NOW, under(right, never, wrong))).toMatchObject({ lastDay: '2026-03-18' });
  });

  it('is no reason to move a date earlier for the notice after it', () => {
    const later = version('LATER', ['2026-03-11', '2026-03-12', '2026-03-13'], 'WRONG');
    const moved = recountClock(published, NOW, under(later, wrong)) as Clock;
    const notice = version('NOTICE', []);
    expect(recountClock(moved, NOW, under(notice, later, wrong))).toMatchObject({ lastDay: '2026-03-19' });
  });
});

describe('a provisional date (E33)', () => {
  const clock = started(atLocal('2026-12-21', 10));

  it('is replaced by the published one, earlier or later', () => {
    expect(clock).toMatchObject({ lastDay: '2027-01-05', provisional: true });
    const longer = calendarWith(2027, (days) => [...days, off('2027-01-04')]);
    const shorter = calendarWith(2027, (days) => [...days, { date: '2027-01-02', name: '元旦', isOffDay: false }]);
    const same = calendarWith(2027, (days) => days);
    expect([longer, shorter, same].map((calendar) => recountClock(clock, NOW, after(calendar)))).toMatchObject([
      { lastDay: '2027-01-06', provisional: false },
      { lastDay: '2027-01-04', provisional: false },
      { lastDay: '2027-01-05', provisional: false },
    ]);
  });
});

describe('a clock that does not run', () => {
  const counting = after(calendarWith(2026, (days) => [...days, off('2026-03-12')]));
  const clock = started(atLocal('2026-03-02', 10));

  it('stays as it was if met in time; reopened, it counts by the calendar in force', () => {
    const met = meetClock(clock, NOW);
    expect(recountClock(met, NOW, counting)).toBeNull();
    expect(reopenClock(met, NOW, counting)).toMatchObject({ lastDay: '2026-03-17', calendarVersion: 'NEXT' });
  });

  it('moves its last day if it was met late', () => {
    const late = meetClock(clock, atLocal('2026-03-17', 10));
    expect(recountClock(late, NOW, counting)).toMatchObject({ state: 'MET', lastDay: '2026-03-17' });
  });

  it('counts its used days by the new calendar if it is paused', () => {
    const paused = pauseClock(clock, atLocal('2026-03-13', 10), before);
    const recounted = recountClock(paused, NOW, counting) as Clock;
    expect(recounted).toMatchObject({ state: 'PAUSED', lastDay: null, calendarVersion: 'NEXT' });
    expect(timelineOf(recounted, counting).countedDates).toHaveLength(8);
    expect(resumeClock(recounted, atLocal('2026-03-16', 10), counting).lastDay).toBe('2026-03-18');
  });
});

describe('regional holidays', () => {
  it('count only for departments of the region', () => {
    const regional = [{ divisionPrefix: '9901', basis: '自治条例（示例）', days: [off('2026-03-12')] }];
    const counting = after(createCalendar('NEXT', { ...CHINA_CONTENT, regional }));
    const clock = started(atLocal('2026-03-02', 10));
    expect(recountClock(clock, NOW, counting)).toMatchObject({ lastDay: '2026-03-17' });
    expect(recountClock({ ...clock, responsible: 'province.land' }, NOW, counting)).toBeNull();
  });

  it('are those of the department with which the clock began, whoever took the duty over', () => {
    const regional = [{ divisionPrefix: '9901', basis: '自治条例（示例）', days: [off('2026-03-12')] }];
    const counting = after(createCalendar('NEXT', { ...CHINA_CONTENT, regional }));
    const clock = handOverClock(started(atLocal('2026-03-02', 10)), 'province.land', atLocal('2026-03-03'));
    const recounted = recountClock(clock, NOW, counting) as Clock;
    expect(recounted).toMatchObject({ lastDay: '2026-03-17', responsible: 'province.land' });
    expect(timelineOf(recounted, counting).lastDay).toBe('2026-03-17');
  });

  it('are inherited along the parents of a division, not along the digits of its code (§3.5.6)', () => {
    const area = (divisionPrefix: string, ...dates: string[]) => ({
      divisionPrefix,
      basis: '自治条例（示例）',
      days: dates.map(off),
    });
    const regional = [area('9901', '2026-03-12'), area('990121', '2026-03-11'), area('99', '2026-03-10')];
    const counting = after(createCalendar('NEXT', { ...CHINA_CONTENT, regional }));
    const clock = started(atLocal('2026-03-02', 10));
    const lastDayFor = (responsible: string) => recountClock({ ...clock, responsible }, NOW, counting)?.lastDay;
    expect(
      ['township.office', 'city.housing', 'directCounty.schools', 'province.land', 'nation.police'].map(lastDayFor),
    ).toEqual(['2026-03-19', '2026-03-18', '2026-03-17', '2026-03-17', undefined]);
  });
});

describe('for any clock', () => {
  const triggers = fc.integer({ min: 0, max: 300 }).map((days) => atLocal(addDays('2026-01-05', days), 10));
  const holidays = fc.uniqueArray(fc.integer({ min: 0, max: 360 }), { maxLength: 12 }).map((offsets) =>
    offsets
      .map((days) => addDays('2026-01-01', days))
      .filter((date) => weekday(date) % 6 !== 0)
      .map(off),
  );

  it('another version with the same days changes nothing', () => {
    const counting = after(createCalendar('SAME', CHINA_CONTENT));
    fc.assert(
      fc.property(triggers, fc.integer({ min: 1, max: 20 }), (triggeredAt, limit) => {
        expect(recountClock(started(triggeredAt, limit), NOW, counting)).toBeNull();
      }),
    );
  });

  it('a later calendar never makes a published date earlier, and a second recount changes nothing', () => {
    fc.assert(
      fc.property(
        triggers,
        fc.integer({ min: 1, max: 20 }),
        holidays,
        fc.boolean(),
        (triggeredAt, limit, added, drop) => {
          const clock = started(triggeredAt, limit);
          if (clock.provisional) return;
          const calendar = calendarWith(2026, (days) => {
            const dates = new Set(added.map(({ date }) => date));
            return [...(drop ? [] : days.filter(({ date }) => !dates.has(date))), ...added];
          });
          const recounted = recountClock(clock, NOW, after(calendar)) ?? clock;
          expect(String(recounted.lastDay) >= String(clock.lastDay)).toBe(true);
          expect(recountClock(recounted, NOW, after(calendar))).toBeNull();
        },
      ),
    );
  });
});

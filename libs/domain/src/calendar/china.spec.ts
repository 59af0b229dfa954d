import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_CALENDAR as calendar } from './china.js';
import { CHINA_NOTICES } from './china-notices.js';
import { createCalendar } from './create-calendar.js';
import { eachDay } from './day-range.js';
import { addDays, weekday } from './time.js';

const published = CHINA_NOTICES.filter(({ title }) => title !== null);
const monthLength = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const pad = (n: number): string => String(n).padStart(2, '0');

describe('published years', () => {
  it.each([
    [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
    [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
  ])('%i has its working days month by month, 248 in all', (year, months) => {
    const counted = months.map((_, i) => {
      const month = `${year}-${pad(i + 1)}`;
      return [...eachDay(`${month}-01`, `${month}-${monthLength(year, i + 1)}`)].filter((d) => calendar.isWorkday(d))
        .length;
    });
    expect(counted).toEqual(months);
    expect(counted.reduce((a, b) => a + b)).toBe(248);
  });

  it.each([2025, 2026])('%i agrees day by day with an independent data set', (year) => {
    const other = createRequire(import.meta.url)(`chinese-days/dist/years/${year}.json`) as {
      holidays: Record<string, string>;
      workdays: Record<string, string>;
    };
    for (const date of eachDay(`${year}-01-01`, `${year}-12-31`)) {
      const isOff = date in other.holidays || (weekday(date) % 6 === 0 && !(date in other.workdays));
      expect([date, calendar.isWorkday(date)]).toEqual([date, !isOff]);
    }
  });
});

describe('years without a notice', () => {
  it('are provisional, the published ones are not', () => {
    expect(['2025-01-01', '2026-12-24', '2027-01-01', '2100-12-31'].map((d) => calendar.isProvisional(d))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('make the last week of the year before provisional, weekend days included', () => {
    const awaited = ['2025-12-31', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31', '2027-12-31', '2105-12-31'];
    expect(awaited.map((date) => calendar.awaitedYear(date))).toEqual([null, null, 2027, 2027, 2027, 2027, 2105]);
  });

  it.each([
    ['2007', ['2026-12-26', '2026-12-27'], '2027-01-02'],
    ['2019', ['2026-12-27'], '2026-12-31'],
  ])('their notice may work a weekend of that week, or free a day, as that for %s did', (_, makeup, off) => {
    const days = [
      ...makeup.map((date) => ({ date, name: '元旦', isOffDay: false })),
      ...['2027-01-01', off].map((date) => ({ date, name: '元旦', isOffDay: true })),
    ];
    const notice = { year: 2027, title: '2027年通知', papers: [], days, extraDaysOff: 0, extraDaysOffReason: null };
    const next = createCalendar('CN-2027.1', { notices: [...published, notice], regional: [] });
    for (const date of [...makeup, ...days.map(({ date: day }) => day)]) {
      expect(calendar.isProvisional(date)).toBe(true);
      expect(next.isProvisional(date)).toBe(false);
    }
    expect(makeup.map((date) => [calendar.isWorkday(date), next.isWorkday(date)])).toEqual(
      makeup.map(() => [false, true]),
    );
  });

  it('2027 includes the lunar holidays: 254 working days', () => {
    expect(calendar.workdaysBetween('2026-12-31', '2027-12-31')).toBe(254);
    expect(['2027-02-05', '2027-06-09', '2027-09-15'].some((d) => calendar.isWorkday(d))).toBe(false);
  });

  it('later years have only weekends and the fixed days off', () => {
    const off = [...eachDay('2030-01-01', '2030-12-31')].filter((d) => weekday(d) % 6 && !calendar.isWorkday(d));
    expect(off).toEqual(['2030-01-01', '2030-05-01', '2030-05-02', '2030-10-01', '2030-10-02', '2030-10-03']);
  });

  it('are no longer provisional in a version that has their notice', () => {
    const forecast = CHINA_NOTICES.filter(({ title }) => title === null);
    const notices = [...published, ...forecast.map((notice) => ({ ...notice, title: '2027年通知' }))];
    expect(createCalendar('CN-2027.1', { notices, regional: [] }).isProvisional('2027-03-01')).toBe(false);
  });
});

describe('explain', () => {
  it.each([
    ['2025-08-04', '工作日'],
    ['2025-08-09', '周末'],
    ['2025-10-04', '国庆节、中秋节放假（国办发明电〔2024〕12号）'],
    ['2025-10-11', '调休上班（国庆节、中秋节，国办发明电〔2024〕12号）'],
    ['2026-02-28', '调休上班（春节，国务院办公厅2025年11月4日通知）'],
    ['2026-12-28', '工作日（次年放假通知尚未公布，暂定）'],
    ['2026-12-27', '周末（次年放假通知尚未公布，暂定）'],
    ['2027-02-05', '春节放假（当年放假通知尚未公布，暂定）'],
    ['2027-03-01', '工作日（当年放假通知尚未公布，暂定）'],
    ['2031-03-01', '周末（当年放假通知尚未公布，暂定）'],
  ])('%s: %s', (date, text) => {
    expect(calendar.explain(date)).toBe(text);
  });
});

describe('counting', () => {
  const dates = fc.integer({ min: 0, max: 365 * 70 }).map((days) => addDays('2025-01-01', days));

  it('addWorkdays finds the same day as a loop over days', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 400 }), (date, n) => {
        let day = date;
        const counted: string[] = [];
        while (counted.length < n) {
          day = addDays(day, 1);
          if (calendar.isWorkday(day)) counted.push(day);
        }
        expect(calendar.addWorkdays(date, n)).toBe(day);
        expect(calendar.workdaysBetween(date, day)).toBe(n);
        expect(calendar.workdaysFrom(date, day)).toEqual(counted);
      }),
    );
  });

  it('returns 0 when the end is not after the start', () => {
    expect(calendar.workdaysBetween('2026-03-10', '2026-03-10')).toBe(0);
    expect(calendar.workdaysBetween('2026-03-10', '2026-03-02')).toBe(0);
    expect(calendar.workdaysFrom('2026-03-10', '2026-03-02')).toEqual([]);
  });

  it('throws for invalid dates and numbers', () => {
    expect(() => calendar.addWorkdays('2026-03-02', 0)).toThrow(RangeError);
    expect(() => calendar.addWorkdays('2026-03-02', 1.5)).toThrow(RangeError);
    expect(() => calendar.isWorkday('2024-12-31')).toThrow(RangeError);
    expect(() => calendar.isWorkday('2026-02-30')).toThrow(RangeError);
    expect(() => calendar.isWorkday('someday')).toThrow(RangeError);
  });

  it('throws at once for a date beyond the calendar, as people write it for “no end”', () => {
    expect(() => calendar.addWorkdays('9999-12-31', 20)).toThrow(RangeError);
    expect(() => calendar.addWorkdays('9998-01-01', 20)).toThrow(RangeError);
    expect(() => calendar.workdaysBetween('2026-03-02', '9999-12-31')).toThrow(RangeError);
    expect(() => calendar.addWorkdays('2026-03-02', Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
    expect(calendar.addWorkdays('2100-12-31', 20)).toBe('2101-01-28');
  });
});

import type { Calendar } from './calendar.js';
import { forecastYear, type HolidayYear } from './china-years.js';
import { eachDay } from './day-range.js';
import { weekday, yearOf, type LocalDate } from './time.js';

/** Before this year the statutory days were eleven, and no matter of the Regulation reaches back to it. */
const FIRST_YEAR = 2025;
const LAST_YEAR = 9999;

interface YearIndex {
  readonly notice: string | null;
  readonly off: ReadonlyMap<LocalDate, string>;
  readonly makeup: ReadonlyMap<LocalDate, string>;
  readonly workdays: readonly LocalDate[];
  /** How many working days of the year have begun by a date, that date included. */
  readonly through: ReadonlyMap<LocalDate, number>;
}

/**
 * A calendar of the years given; years that are not among them follow from the fixed statutory days alone.
 * Its functions throw a RangeError for what is not a date of 2025 or later, `addWorkdays` also for n < 1.
 */
export function createCalendar(version: string, years: readonly HolidayYear[]): Calendar {
  const given = new Map(years.map((holidays) => [holidays.year, holidays]));
  const indexes = new Map<number, YearIndex>();

  function indexOf(year: number): YearIndex {
    const known = indexes.get(year);
    if (known) return known;
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`The calendar has no year ${year}.`);
    const index = buildIndex(given.get(year) ?? forecastYear(year));
    indexes.set(year, index);
    return index;
  }

  const of = (date: LocalDate): YearIndex => indexOf(yearOf(date));

  function through(date: LocalDate): number {
    const count = of(date).through.get(date);
    if (count === undefined) throw new RangeError(`There is no date ${date}.`);
    return count;
  }

  function isWorkday(date: LocalDate): boolean {
    return of(date).workdays[through(date) - 1] === date;
  }

  return {
    version,
    isWorkday,
    isProvisional: (date) => of(date).notice === null,
    addWorkdays(date, n) {
      if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`Cannot count ${n} working days.`);
      let year = yearOf(date);
      let position = through(date) + n;
      for (; position > indexOf(year).workdays.length; year++) position -= indexOf(year).workdays.length;
      return indexOf(year).workdays[position - 1] as LocalDate;
    },
    workdaysBetween(after, last) {
      if (last <= after) return 0;
      let count = through(last) - through(after);
      for (let year = yearOf(after); year < yearOf(last); year++) count += indexOf(year).workdays.length;
      return count;
    },
    explain(date) {
      const { notice, off, makeup } = of(date);
      const source = notice ?? '当年放假通知尚未公布，暂定';
      if (makeup.has(date)) return `调休上班（${makeup.get(date)}，${source}）`;
      if (off.has(date)) return `${off.get(date)}放假（${source}）`;
      const kind = isWorkday(date) ? '工作日' : '周末';
      return notice === null ? `${kind}（${source}）` : kind;
    },
  };
}

function buildIndex({ year, notice, holidays }: HolidayYear): YearIndex {
  const off = new Map(holidays.flatMap(({ name, from, to }) => [...eachDay(from, to)].map((date) => [date, name])));
  const makeup = new Map(holidays.flatMap(({ name, makeup }) => makeup.map((date) => [date, name])));
  const workdays: LocalDate[] = [];
  const through = new Map<LocalDate, number>();
  for (const date of eachDay(`${year}-01-01`, `${year}-12-31`)) {
    const isWeekend = weekday(date) % 6 === 0;
    if (makeup.has(date) || !(isWeekend || off.has(date))) workdays.push(date);
    through.set(date, workdays.length);
  }
  return { notice, off, makeup, workdays, through };
}

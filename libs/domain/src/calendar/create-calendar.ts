import { holdingIn } from './area.js';
import type { Calendar, DayDescription, DayKind } from './calendar.js';
import type { CalendarContent } from './content.js';
import { yearOf, type LocalDate } from './time.js';
import { isWeekend, yearsOf, type YearIndex } from './year-index.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

/** First year of the calendar: earlier years had eleven statutory days, and no matter of the Regulation is that old. */
export const FIRST_YEAR = 2025;
/** People give dates up to 2100; limits and the ladder may run a little beyond. */
export const LAST_YEAR = 2105;

/**
 * Creates a calendar from notices; years without one follow from the fixed statutory days alone. Its functions throw a
 * RangeError at once for a date outside of 2025 to 2105, and `addWorkdays` also for n < 1.
 */
export function createCalendar(version: string, content: CalendarContent): Calendar {
  const { notices, regional } = content;
  const regions = new Map<string, Calendar>();
  const country: Calendar = { version, content, ...countedIn(yearsOf(notices, [])), in: calendarIn };
  return country;

  function calendarIn(chain: readonly string[]): Calendar {
    const smallestLast = [...holdingIn(regional, chain)].reverse();
    const areas = smallestLast.map(({ divisionPrefix }) => divisionPrefix).join(' ');
    if (areas === '') return country;
    const region = regions.get(areas) ?? { ...country, ...countedIn(yearsOf(notices, smallestLast)) };
    regions.set(areas, region);
    return region;
  }
}

function countedIn(years: (year: number) => YearIndex): Omit<Calendar, 'version' | 'content' | 'in'> {
  function indexOf(year: number): YearIndex {
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`The calendar has no year ${year}.`);
    return years(year);
  }

  const of = (date: LocalDate): YearIndex => indexOf(yearOf(date));

  function through(date: LocalDate): number {
    const count = of(date).through.get(date);
    if (count === undefined) throw new RangeError(`There is no date ${date}.`);
    return count;
  }

  const isWorkday = (date: LocalDate): boolean => of(date).workdays[through(date) - 1] === date;
  const isProvisional = (date: LocalDate): boolean => awaitedYear(date) !== null;

  function awaitedYear(date: LocalDate): number | null {
    const year = yearOf(date);
    if (!of(date).published) return year;
    return isLastWeek(date) && !years(year + 1).published ? year + 1 : null;
  }

  function describe(date: LocalDate): DayDescription {
    const isOff = !isWorkday(date);
    const set = of(date).set.get(date);
    if (set && isOff) return { kind: 'HOLIDAY', name: set.name, source: set.source };
    if (set && isWeekend(date)) return { kind: 'MAKEUP_WORKDAY', name: set.name, source: set.source };
    return { kind: isOff ? 'WEEKEND' : 'WORKDAY', name: set?.name ?? null, source: set?.source ?? null };
  }

  return {
    isWorkday,
    isProvisional,
    awaitedYear,
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
    workdaysFrom(after, last) {
      if (last <= after) return [];
      const [from, to, position] = [yearOf(after), yearOf(last), through(last)];
      const listed: LocalDate[] = [];
      for (let year = from; year < to; year++) listed.push(...indexOf(year).workdays);
      listed.push(...indexOf(to).workdays.slice(0, position));
      return listed.slice(through(after));
    },
    describe,
    explain: (date) => told(describe(date), forecastOf(date, awaitedYear(date))),
  };
}

const NAMES: Readonly<Record<DayKind, string>> = {
  WORKDAY: '工作日',
  WEEKEND: '周末',
  HOLIDAY: '放假',
  MAKEUP_WORKDAY: '调休上班',
};
/**
 * True for 25 to 31 December, which the next year's notice may set: New Year's Day is joined to a weekend of that week,
 * or the weekend is worked in exchange, as in 2006, 2007, 2011 and 2018.
 */
const isLastWeek = (date: LocalDate): boolean => date.slice(5) >= `12-${OUR_NUMBERS.yearEndWeekFrom.value}`;

function forecastOf(date: LocalDate, awaited: number | null): string | null {
  if (awaited === null) return null;
  return `${awaited === yearOf(date) ? '当年' : '次年'}放假通知尚未公布，暂定`;
}

function told({ kind, name, source }: DayDescription, forecast: string | null): string {
  const because = source ?? forecast;
  const reasons = [kind === 'HOLIDAY' ? null : name, because].filter((one) => one !== null);
  const title = kind === 'HOLIDAY' ? `${name}${NAMES[kind]}` : NAMES[kind];
  return reasons.length > 0 ? `${title}（${reasons.join('，')}）` : title;
}

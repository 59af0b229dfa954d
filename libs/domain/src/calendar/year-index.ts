import { forecastYear } from './china-notices.js';
import { setBy, type HolidayNotice, type RegionalDays, type SetDay } from './content.js';
import { eachDay } from './day-range.js';
import { weekday, type LocalDate } from './time.js';

/** One year of a calendar with its working days counted. */
export interface YearIndex {
  /** True if the notice for this year itself is published. */
  readonly published: boolean;
  readonly set: ReadonlyMap<LocalDate, SetDay>;
  readonly workdays: readonly LocalDate[];
  /** Number of working days from 1 January through each date, that date included. */
  readonly through: ReadonlyMap<LocalDate, number>;
}

/**
 * Returns a lookup of years, each counted on first use. Notices apply in the order of their years, because the next
 * year's may set a day of this one, then the regions; the last one to set a day decides.
 */
export function yearsOf(
  notices: readonly HolidayNotice[],
  regions: readonly RegionalDays[],
): (year: number) => YearIndex {
  const published = new Set(notices.filter(({ title }) => title !== null).map(({ year }) => year));
  const given = new Set(notices.map(({ year }) => year));
  const ordered = [...notices].sort((a, b) => a.year - b.year);
  const setDays = [
    ...ordered.flatMap(({ title, days }) => setBy(title, days)),
    ...regions.flatMap(({ basis, days }) => setBy(basis, days)),
  ];
  const indexes = new Map<number, YearIndex>();

  return (year) => {
    const known = indexes.get(year);
    if (known) return known;
    const forecast = given.has(year) ? [] : setBy(null, forecastYear(year).days);
    const set = new Map([...forecast, ...setDays].map((day) => [day.date, day]));
    const index = { published: published.has(year), set, ...countThrough(year, set) };
    indexes.set(year, index);
    return index;
  };
}

export const isWeekend = (date: LocalDate): boolean => weekday(date) % 6 === 0;

function countThrough(year: number, set: ReadonlyMap<LocalDate, SetDay>): Pick<YearIndex, 'workdays' | 'through'> {
  const workdays: LocalDate[] = [];
  const through = new Map<LocalDate, number>();
  for (const date of eachDay(`${year}-01-01`, `${year}-12-31`)) {
    const isOff = set.get(date)?.isOffDay ?? isWeekend(date);
    if (!isOff) workdays.push(date);
    through.set(date, workdays.length);
  }
  return { workdays, through };
}

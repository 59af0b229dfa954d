import { divisionNamed } from './area.js';
import type { Calendar, DayDescription } from './calendar.js';
import { eachDay } from './day-range.js';
import type { LocalDate } from './time.js';

/** A day that two versions of the calendar describe differently. */
export interface DayDifference {
  readonly date: LocalDate;
  readonly before: DayDescription;
  readonly after: DayDescription;
}

/**
 * A day on which an area differs between two versions; `divisionPrefix` is null for the country. Regions list only
 * differences that the country does not have.
 */
export interface AreaDifference extends DayDifference {
  readonly divisionPrefix: string | null;
}

/** Returns the days from `from` through `to` whose kind or name differs between `a` and `b`. */
export function differences(a: Calendar, b: Calendar, from: LocalDate, to: LocalDate): DayDifference[] {
  return [...eachDay(from, to)]
    .map((date) => ({ date, before: a.describe(date), after: b.describe(date) }))
    .filter(({ before, after }) => before.kind !== after.kind || before.name !== after.name);
}

/** Returns all differences between two versions, first of the country, then of each region. */
export function versionDifferences(a: Calendar, b: Calendar): AreaDifference[] {
  const { first, last } = yearsOfBoth(a, b);
  const country = differences(a, b, first, last);
  const told = new Set(country.map((difference) => JSON.stringify(difference)));
  return [
    ...country.map((difference) => ({ divisionPrefix: null, ...difference })),
    ...areasOf(a, b).flatMap((divisionPrefix) =>
      differences(inArea(a, divisionPrefix), inArea(b, divisionPrefix), first, last)
        .filter((difference) => !told.has(JSON.stringify(difference)))
        .map((difference) => ({ divisionPrefix, ...difference })),
    ),
  ];
}

/** Days from `first` through `last`, both included. */
export interface DaySpan {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/**
 * Returns the span from the first to the last day that two versions explain differently, in the country or a region;
 * null if they agree. Only clocks with a day in the span can change when counted again.
 */
export function changedSpan(a: Calendar, b: Calendar): DaySpan | null {
  const years = yearsOfBoth(a, b);
  const areas = areasOf(a, b).map((prefix) => [inArea(a, prefix), inArea(b, prefix)] as const);
  const pairs = [[a, b] as const, ...areas];
  const changed = [...eachDay(years.first, years.last)].filter((date) =>
    pairs.some(([before, after]) => before.explain(date) !== after.explain(date)),
  );
  const [first] = changed;
  const last = changed.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** The calendar with the days of one area alone: an area above it is listed by itself. */
const inArea = (calendar: Calendar, divisionPrefix: string): Calendar => calendar.in([divisionNamed(divisionPrefix)]);

const areasOf = (...versions: readonly Calendar[]): readonly string[] => [
  ...new Set(versions.flatMap(({ content }) => content.regional.map(({ divisionPrefix }) => divisionPrefix))),
];

/** All years for which one of the versions has a notice; on other years both agree. */
function yearsOfBoth(...versions: readonly Calendar[]): DaySpan {
  const years = versions.flatMap(({ content }) => content.notices.map(({ year }) => year));
  return { first: `${Math.min(...years)}-01-01`, last: `${Math.max(...years)}-12-31` };
}

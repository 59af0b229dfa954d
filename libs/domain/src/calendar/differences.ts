import type { Calendar, DayDescription } from './calendar.js';
import { eachDay } from './day-range.js';
import type { LocalDate } from './time.js';

/** A day that is one thing in one version of the calendar and another in the other. */
export interface DayDifference {
  readonly date: LocalDate;
  readonly before: DayDescription;
  readonly after: DayDescription;
}

/** A difference in a region where the country differs otherwise, or not at all; `divisionPrefix` null is the country. */
export interface AreaDifference extends DayDifference {
  readonly divisionPrefix: string | null;
}

/** The days from `from` through `to` that are of another kind, or off for another reason, under `b` than under `a`. */
export function differences(a: Calendar, b: Calendar, from: LocalDate, to: LocalDate): DayDifference[] {
  return [...eachDay(from, to)]
    .map((date) => ({ date, before: a.describe(date), after: b.describe(date) }))
    .filter(({ before, after }) => before.kind !== after.kind || before.name !== after.name);
}

/** All that another version changes, in the country and then in each region. */
export function versionDifferences(a: Calendar, b: Calendar): AreaDifference[] {
  const { first, last } = yearsOfBoth(a, b);
  const country = differences(a, b, first, last);
  const told = new Set(country.map((difference) => JSON.stringify(difference)));
  return [
    ...country.map((difference) => ({ divisionPrefix: null, ...difference })),
    ...areasOf(a, b).flatMap((divisionPrefix) =>
      differences(a.in(divisionPrefix), b.in(divisionPrefix), first, last)
        .filter((difference) => !told.has(JSON.stringify(difference)))
        .map((difference) => ({ divisionPrefix, ...difference })),
    ),
  ];
}

/** Days from `first` through `last`. */
export interface DaySpan {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/**
 * From the first to the last day of which two versions say something else, in the country or in a region; null where
 * they say the same. Only a clock with days in it can be counted otherwise.
 */
export function changedSpan(a: Calendar, b: Calendar): DaySpan | null {
  const years = yearsOfBoth(a, b);
  const pairs = ['', ...areasOf(a, b)].map((area) => [a.in(area), b.in(area)] as const);
  const changed = [...eachDay(years.first, years.last)].filter((date) =>
    pairs.some(([before, after]) => before.explain(date) !== after.explain(date)),
  );
  const [first] = changed;
  const last = changed.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

const areasOf = (...versions: readonly Calendar[]): readonly string[] => [
  ...new Set(versions.flatMap(({ content }) => content.regional.map(({ divisionPrefix }) => divisionPrefix))),
];

/** All years of which one of the versions knows more than the law; of the others both say the same. */
function yearsOfBoth(...versions: readonly Calendar[]): DaySpan {
  const years = versions.flatMap(({ content }) => content.notices.map(({ year }) => year));
  return { first: `${Math.min(...years)}-01-01`, last: `${Math.max(...years)}-12-31` };
}

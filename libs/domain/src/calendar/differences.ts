import type { Calendar, DayDescription } from './calendar.js';
import { eachDay } from './day-range.js';
import type { LocalDate } from './time.js';

/** A day that is one thing in one version of the calendar and another in the other. */
export interface DayDifference {
  readonly date: LocalDate;
  readonly before: DayDescription;
  readonly after: DayDescription;
}

/** The days from `from` through `to` that are of another kind, or off for another reason, under `b` than under `a`. */
export function differences(a: Calendar, b: Calendar, from: LocalDate, to: LocalDate): DayDifference[] {
  return [...eachDay(from, to)]
    .map((date) => ({ date, before: a.describe(date), after: b.describe(date) }))
    .filter(({ before, after }) => before.kind !== after.kind || before.name !== after.name);
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
  const years = [a, b].flatMap(({ content }) => content.notices.map(({ year }) => year));
  const areas = [a, b].flatMap(({ content }) => content.regional.map(({ divisionPrefix }) => divisionPrefix));
  const pairs = ['', ...new Set(areas)].map((area) => [a.in(area), b.in(area)] as const);
  const changed = [...eachDay(`${Math.min(...years)}-01-01`, `${Math.max(...years)}-12-31`)].filter((date) =>
    pairs.some(([before, after]) => before.explain(date) !== after.explain(date)),
  );
  const [first] = changed;
  const last = changed.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

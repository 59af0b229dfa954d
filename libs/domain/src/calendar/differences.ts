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

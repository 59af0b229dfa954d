import { addDays, type LocalDate } from './time.js';

/** Yields every date from `first` through `last`, in order; none if `last` is before `first`. */
export function* eachDay(first: LocalDate, last: LocalDate): Generator<LocalDate> {
  for (let date = first; date <= last; date = addDays(date, 1)) yield date;
}

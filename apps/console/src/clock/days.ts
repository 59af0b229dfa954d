import type { Schemas } from '../api/client';
import { daysBetween, weekdayOf } from '../words/dates';

type Explained = Schemas['ClockExplanation'];
type ExplainedDay = Explained['days'][number];

/** One calendar day of a clock. */
export interface StripDay {
  readonly date: string;
  readonly isDay0: boolean;
  readonly isDue: boolean;
  readonly isToday: boolean;
  readonly isMet: boolean;
  /** Working day of the limit, from 1; null for a day that does not count. */
  readonly nth: number | null;
  readonly explained: ExplainedDay | null;
}

export interface StripMonth {
  readonly year: string;
  readonly month: number;
  /** Weeks from Monday to Sunday; null outside the month or the clock. */
  readonly weeks: readonly (readonly (StripDay | null)[])[];
}

const DAYS_OF_WEEK = 7;

/**
 * Lays the days of a clock out by month and week. Only what the API said about a day is drawn: a day that it did not
 * explain, such as one after the end, is shown without a word on it.
 */
export function monthsOf(
  { day0, lastDay, days }: Pick<Explained, 'day0' | 'lastDay' | 'days'>,
  today: string | undefined,
  metOn: string | null,
): readonly StripMonth[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const ends = [days.at(-1)?.date, lastDay, metOn, isWithin(day0, today, lastDay) ? today : undefined];
  const last = ends.reduce<string>((latest, day) => (day && day > latest ? day : latest), day0);
  let count = 0;
  const months = new Map<string, (StripDay | null)[]>();
  for (const date of daysBetween(day0, last)) {
    const explained = byDate.get(date) ?? null;
    if (explained?.counted) count += 1;
    const key = date.slice(0, 7);
    const cells = months.get(key) ?? [];
    if (cells.length === 0) for (let n = mondayFirst(date); n > 0; n--) cells.push(null);
    cells.push({
      date,
      isDay0: date === day0,
      isDue: date === lastDay,
      isToday: date === today,
      isMet: date === metOn,
      nth: explained?.counted ? count : null,
      explained,
    });
    months.set(key, cells);
  }
  return [...months].map(([key, cells]) => ({
    year: key.slice(0, 4),
    month: Number(key.slice(5)),
    weeks: weeksOf(cells),
  }));
}

/** Days after the end that the strip still draws, so that a late clock shows today and a long one stays short. */
const AFTER_THE_END_DAYS = 62;

function isWithin(from: string, day: string | undefined, end: string | null): boolean {
  if (day === undefined || day < from) return false;
  return end === null || daysBetween(end, day).length <= AFTER_THE_END_DAYS;
}

const mondayFirst = (date: string): number => (weekdayOf(date) + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;

function weeksOf(cells: readonly (StripDay | null)[]): readonly (readonly (StripDay | null)[])[] {
  const weeks: (StripDay | null)[][] = [];
  for (let at = 0; at < cells.length; at += DAYS_OF_WEEK) {
    const week = cells.slice(at, at + DAYS_OF_WEEK);
    weeks.push([...week, ...Array<null>(DAYS_OF_WEEK - week.length).fill(null)]);
  }
  return weeks;
}

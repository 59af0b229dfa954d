import { daysBetween, weekdayOf } from '../../words/dates';

const DAYS_OF_WEEK = 7;

/** The first and the last day of a month such as `2026-02`. */
export function endsOf(month: string): { readonly from: string; readonly to: string } {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** The month that lies some months after another, or before it. */
export function monthAfter(month: string, months: number): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks of a month from Monday to Sunday; null outside it. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const { from, to } = endsOf(month);
  const before = (weekdayOf(from) + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
  const cells = [...Array<null>(before).fill(null), ...daysBetween(from, to)];
  const weeks: (string | null)[][] = [];
  for (let at = 0; at < cells.length; at += DAYS_OF_WEEK) {
    const week = cells.slice(at, at + DAYS_OF_WEEK);
    weeks.push([...week, ...Array<null>(DAYS_OF_WEEK - week.length).fill(null)]);
  }
  return weeks;
}

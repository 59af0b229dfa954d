import type { Rung } from '../clock/clock.js';

/*
 * Expected instants of reminders, computed without the code under test: working days come from a table that was copied
 * from the State Council's notices (regulation.md §3.2), and the rungs follow §2.0 word for word.
 */

const TABLE: Readonly<Record<string, string>> = {
  '2025-09': '1 2 3 4 5 8 9 10 11 12 15 16 17 18 19 22 23 24 25 26 28 29 30',
  '2025-10': '9 10 11 13 14 15 16 17 20 21 22 23 24 27 28 29 30 31',
  '2025-11': '3 4 5 6 7 10 11 12 13 14 17 18 19 20 21 24 25 26 27 28',
  '2025-12': '1 2 3 4 5 8 9 10 11 12 15 16 17 18 19 22 23 24 25 26 29 30 31',
  '2026-01': '4 5 6 7 8 9 12 13 14 15 16 19 20 21 22 23 26 27 28 29 30',
  '2026-02': '2 3 4 5 6 9 10 11 12 13 14 24 25 26 27 28',
  '2026-03': '2 3 4 5 6 9 10 11 12 13 16 17 18 19 20 23 24 25 26 27 30 31',
  '2026-04': '1 2 3 7 8 9 10 13 14 15 16 17 20 21 22 23 24 27 28 29 30',
  '2026-05': '6 7 8 9 11 12 13 14 15 18 19 20 21 22 25 26 27 28 29',
  '2026-06': '1 2 3 4 5 8 9 10 11 12 15 16 17 18 22 23 24 25 26 29 30',
};

/** All working days of the table in ascending order, as `2025-09-01`. */
export const WORKING_DAYS: readonly string[] = Object.entries(TABLE).flatMap(([month, days]) =>
  days.split(' ').map((day) => `${month}-${day.padStart(2, '0')}`),
);

export interface Told {
  readonly rung: Rung;
  readonly instant: string;
}

/** Returns the instant of a day and time in Shanghai. */
export const shanghai = (day: string, time: string): string => new Date(`${day}T${time}+08:00`).toISOString();

/** Returns the n-th working day after a day. Throws if the table ends before it. */
export function nthAfter(day: string, n: number, days: readonly string[]): string {
  const found = days.filter((one) => one > day)[n - 1];
  if (found === undefined) throw new Error(`the table ends before working day ${n} after ${day}`);
  return found;
}

/** Returns the expected ladder in order of time. `counted` are the counted days; its last one ends the limit. */
export function ladderOver(
  counted: readonly string[],
  { startedAt, isStatutory }: { readonly startedAt: string; readonly isStatutory: boolean },
  days: readonly string[] = WORKING_DAYS,
): readonly Told[] {
  const n = counted.length;
  const nine = (rung: Rung, day: string | undefined): Told => ({ rung, instant: shanghai(day ?? '', '09:00:00') });
  const last = counted[n - 1] ?? '';
  const midnight = Date.parse(shanghai(last, '00:00:00')) + 24 * 3_600_000;
  const told: readonly Told[] = [
    { rung: 'L0', instant: startedAt },
    n === 1 ? { rung: 'L1', instant: shanghai(last, '12:00:00') } : nine('L1', counted[Math.ceil(n / 2) + 1 - 1]),
    ...(n > 2 ? [nine('L2', counted[n - 2])] : []),
    nine('L3', last),
    { rung: 'L4', instant: new Date(midnight + 15_000).toISOString() },
    ...(isStatutory ? [nine('L5', nthAfter(last, 3, days)), nine('L6', nthAfter(last, 10, days))] : []),
  ];
  return [...told].sort((a, b) => (`${a.instant} ${a.rung}` < `${b.instant} ${b.rung}` ? -1 : 1));
}

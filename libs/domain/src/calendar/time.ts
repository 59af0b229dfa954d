/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string;

/** An instant in UTC with milliseconds, always `YYYY-MM-DDTHH:mm:ss.sssZ`, so that text order is time order. */
export type Instant = string;

/**
 * Offset of Asia/Shanghai from UTC. It is the same all year and taken as constant up to 2100, so no time zone database
 * is needed.
 */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export const toInstant = (ms: number): Instant => new Date(ms).toISOString();
export const toMs = (instant: Instant): number => Date.parse(instant);
export const addMs = (instant: Instant, ms: number): Instant => toInstant(toMs(instant) + ms);

/** Returns the Asia/Shanghai date of an instant. */
export const localDate = (instant: Instant): LocalDate =>
  new Date(toMs(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);

/** Returns the minutes since midnight in Asia/Shanghai. */
export const localMinutes = (instant: Instant): number =>
  Math.floor(((toMs(instant) + SHANGHAI_OFFSET_MS) % DAY_MS) / 60_000);

/** Returns the instant of a date and time of day in Asia/Shanghai. */
export const atLocal = (date: LocalDate, hours = 0, minutes = 0): Instant =>
  toInstant(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET_MS + (hours * 60 + minutes) * 60_000);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Returns the day of the week, 0 for Sunday. */
export const weekday = (date: LocalDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** Returns the same date `years` later, or the last day of that month if it has no such day (民法典 202). */
export function addYears(date: LocalDate, years: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

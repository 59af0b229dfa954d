import type { LocalDate } from './time.js';

/** An immutable version of the working-day calendar (工作日历). Dates are Asia/Shanghai, years 2025 and later. */
export interface Calendar {
  readonly version: string;
  isWorkday(date: LocalDate): boolean;
  /** The date lies in a year whose notice is not published. */
  isProvisional(date: LocalDate): boolean;
  /** The n-th working day strictly after `date`; n ≥ 1. A lookup, not a loop over days. */
  addWorkdays(date: LocalDate, n: number): LocalDate;
  /** How many working days d there are with after < d ≤ through; 0 when `through` is not after `after`. */
  workdaysBetween(after: LocalDate, through: LocalDate): number;
  /** What kind of day it is, in Chinese, with the notice that makes it so. */
  explain(date: LocalDate): string;
}

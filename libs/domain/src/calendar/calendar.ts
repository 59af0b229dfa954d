import type { CalendarContent } from './content.js';
import type { LocalDate } from './time.js';

/** 工作日, 周末, 放假, 调休上班. */
export type DayKind = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKEUP_WORKDAY';

/** What a day is, and by which notice or regional act; name and source are null where only the week says so. */
export interface DayDescription {
  readonly kind: DayKind;
  readonly name: string | null;
  readonly source: string | null;
}

/** An immutable version of the working-day calendar (工作日历). Dates are Asia/Shanghai, years 2025 and later. */
export interface Calendar {
  /** Of the national calendar and of its regions alike: the department that answers for a clock tells the region. */
  readonly version: string;
  /** What the version is made of, its regions included. */
  readonly content: CalendarContent;
  isWorkday(date: LocalDate): boolean;
  /** The date lies in a year whose notice is not published. */
  isProvisional(date: LocalDate): boolean;
  /** The n-th working day strictly after `date`; n ≥ 1. A lookup, not a loop over days. */
  addWorkdays(date: LocalDate, n: number): LocalDate;
  /** How many working days d there are with after < d ≤ through; 0 when `through` is not after `after`. */
  workdaysBetween(after: LocalDate, through: LocalDate): number;
  describe(date: LocalDate): DayDescription;
  /** What kind of day it is, in Chinese, with the notice that makes it so. */
  explain(date: LocalDate): string;
  /** This version with the holidays of the areas in which the division lies (放假办法 4). */
  in(divisionCode: string): Calendar;
}

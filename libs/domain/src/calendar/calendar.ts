import type { CalendarContent } from './content.js';
import type { LocalDate } from './time.js';

/** In Chinese: 工作日, 周末, 放假, 调休上班. */
export type DayKind = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKEUP_WORKDAY';

/**
 * Kind of a day, its holiday's name, and the notice or regional act that sets it; name and source are null if the
 * weekday alone decides.
 */
export interface DayDescription {
  readonly kind: DayKind;
  readonly name: string | null;
  readonly source: string | null;
}

/** An immutable version of the working-day calendar (工作日历). Dates are Asia/Shanghai, years 2025 and later. */
export interface Calendar {
  /**
   * Name of the version. The national calendar and its regions share it; the department responsible for a clock
   * determines the region.
   */
  readonly version: string;
  /** Notices and regional days that make up the version. */
  readonly content: CalendarContent;
  isWorkday(date: LocalDate): boolean;
  /** True if a notice that is not published yet may still set the date. */
  isProvisional(date: LocalDate): boolean;
  /**
   * Year of the notice that may still set the date: the date's own, or for its last week the next one's; null if both
   * are published.
   */
  awaitedYear(date: LocalDate): number | null;
  /** The n-th working day strictly after `date`; n ≥ 1. A lookup, not a loop over days. */
  addWorkdays(date: LocalDate, n: number): LocalDate;
  /** Number of working days d with after < d ≤ through; 0 if `through` is not after `after`. */
  workdaysBetween(after: LocalDate, through: LocalDate): number;
  /** These working days themselves, in order. */
  workdaysFrom(after: LocalDate, through: LocalDate): readonly LocalDate[];
  describe(date: LocalDate): DayDescription;
  /** Kind of the day in Chinese, with the notice that sets it. */
  explain(date: LocalDate): string;
  /**
   * This version with the holidays of the areas in which a division lies (放假办法 4). `chain` has the codes of the division
   * and of all divisions above it, the nearest first.
   */
  in(chain: readonly string[]): Calendar;
}

import type { Instant, LocalDate } from '../calendar/time.js';
import type { Recipient } from '../access/recipient.js';
import type { Clock, ClockState, Rung } from '../clock/clock.js';
import type { DayZero } from './explain-day0.js';
import type { ExplainedDay } from './explain-days.js';
import type { Usage } from '../clock/usage.js';

/** Explanation of one clock at an instant. */
export interface ClockExplanation extends Usage {
  readonly clock: Clock;
  /** Title of the clock, as shown to people. */
  readonly title: string;
  readonly state: ClockState | 'OVERDUE';
  readonly day0: DayZero;
  readonly days: readonly ExplainedDay[];
  readonly moves: readonly CalendarMove[];
  readonly next: NextRung | null;
  /** The explanation in one paragraph of Chinese, fit for a reply. */
  readonly paragraph: string;
}

/**
 * A change of the clock's date by another calendar version that came into force (§3.5.2), or by the Regulation's number
 * where a place's shorter one had counted before.
 */
export interface CalendarMove {
  readonly at: Instant;
  readonly lastDayBefore: LocalDate | null;
  readonly provisionalBefore: boolean;
  readonly versionBefore: string;
  readonly lastDay: LocalDate | null;
  readonly provisional: boolean;
  readonly calendarVersion: string;
  /** Present if the Regulation's number moved it. */
  readonly byLaw?: true;
  /** Present if the limit had been counted as if a receipt began it. */
  readonly fromTrigger?: true;
}

/** The next rung of the ladder, if nothing happens before it. */
export interface NextRung {
  readonly rung: Rung;
  readonly at: Instant;
  readonly text: string;
  readonly to: readonly Recipient[];
}

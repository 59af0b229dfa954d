import type { Instant, LocalDate } from '../calendar/time.js';
import type { Recipient } from '../access/recipient.js';
import type { Clock, ClockState, Rung } from '../clock/clock.js';
import type { DayZero } from './explain-day0.js';
import type { ExplainedDay } from './explain-days.js';
import type { Usage } from '../clock/usage.js';

/** All that there is to say of one clock at an instant. */
export interface ClockExplanation extends Usage {
  readonly clock: Clock;
  /** What people call it. */
  readonly title: string;
  readonly state: ClockState | 'OVERDUE';
  readonly day0: DayZero;
  readonly days: readonly ExplainedDay[];
  readonly moves: readonly CalendarMove[];
  readonly next: NextRung | null;
  /** The same in one paragraph of Chinese, for a reply to somebody. */
  readonly paragraph: string;
}

/** Another calendar came into force (§3.5.2): what it made of the date. */
export interface CalendarMove {
  readonly at: Instant;
  readonly lastDayBefore: LocalDate | null;
  readonly provisionalBefore: boolean;
  readonly versionBefore: string;
  readonly lastDay: LocalDate | null;
  readonly provisional: boolean;
  readonly calendarVersion: string;
}

/** What the ladder does next, should nothing happen until then. */
export interface NextRung {
  readonly rung: Rung;
  readonly at: Instant;
  readonly text: string;
  readonly to: readonly Recipient[];
}

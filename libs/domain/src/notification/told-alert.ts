import type { Instant } from '../calendar/time.js';
import type { AlertLevel } from '../clock/clock.js';

/** An alert or notice as sent to other systems. It contains no personal data. */
export interface ToldAlert {
  readonly alertId: string;
  readonly matterId: string;
  /** Number of the matter; null until it has one. */
  readonly number: string | null;
  readonly level: AlertLevel;
  readonly clockId: string | null;
  readonly clause: string | null;
  readonly dueAt: Instant | null;
  readonly late: boolean;
  readonly text: string;
  /** True if the due date lies in a year whose notice is not published yet. */
  readonly provisional?: boolean;
  readonly at: Instant;
}

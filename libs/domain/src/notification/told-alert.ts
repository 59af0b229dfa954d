import type { Instant } from '../calendar/time.js';
import type { Rung } from '../clock/clock.js';

/** An alert or notice as other systems are told of it. Nothing in it is about a person. */
export interface ToldAlert {
  readonly alertId: string;
  readonly matterId: string;
  /** null as long as the matter has none. */
  readonly number: string | null;
  readonly level: Rung | 'NOTICE';
  readonly clockId: string | null;
  readonly clause: string | null;
  readonly dueAt: Instant | null;
  readonly late: boolean;
  readonly text: string;
  /** The due date rests on a year whose notice is not published yet. */
  readonly provisional?: boolean;
  readonly at: Instant;
}

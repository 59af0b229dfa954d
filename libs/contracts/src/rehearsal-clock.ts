import type { Instant } from '#libs/domain';

/** Workflow type that moves the rehearsal clock (演练时钟) forward to a goal. */
export const REHEARSAL_CLOCK_WORKFLOW = 'rehearsalClock';
/** Workflow id of one advance of the rehearsal clock. */
export const rehearsalClockWorkflowId = (advanceId: string): string => `rehearsal-clock/${advanceId}`;

/** Input of the workflow; the goal of the advance stands in the database. */
export interface RehearsalClockInput {
  readonly advanceId: string;
}

/** Result of one run of `advance`. */
export type AdvanceResult =
  /** The clock is held at `heldAt` and the goal is not reached: `advance` is to be called again. */
  | { readonly kind: 'MOVED'; readonly heldAt: Instant }
  /** Nothing is due up to the goal: the clock was released there. */
  | { readonly kind: 'ARRIVED' }
  /** A matter was woken and did not move on: the advance ended here. */
  | { readonly kind: 'STOPPED'; readonly matterId: string; readonly reason: string };

/** Activities of the rehearsal clock. Safe to repeat: they look at the clock's row before they act. */
export interface RehearsalClockActivities {
  /** Runs for a few seconds: holds the clock at the next due instant, and wakes the matters there by (wakeAt, id). */
  advance(advanceId: string): Promise<AdvanceResult>;
}

import type { Instant } from '#libs/domain';

/** The one workflow that moves the rehearsal clock forward (演练时钟). */
export const REHEARSAL_CLOCK_WORKFLOW = 'rehearsalClock';
export const rehearsalClockWorkflowId = (advanceId: string): string => `rehearsal-clock/${advanceId}`;

export interface RehearsalClockInput {
  readonly advanceId: string;
}

export type AdvanceResult =
  /** Something was due at the held instant and moved; look again. */
  | { readonly kind: 'MOVED'; readonly heldAt: Instant }
  /** Nothing is due up to the goal: the clock was released there. */
  | { readonly kind: 'ARRIVED' }
  /** A matter does not move on: the advance ended here. */
  | { readonly kind: 'STOPPED'; readonly matterId: string; readonly reason: string };

/** Each may be run twice: they look at the clock's row before they act. */
export interface RehearsalClockActivities {
  /** Goes on for a few seconds: holds the clock at the next due instant, wakes what is due there in order of (wakeAt, id). */
  advance(advanceId: string): Promise<AdvanceResult>;
}

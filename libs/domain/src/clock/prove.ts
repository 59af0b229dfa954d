import { localDate, type Instant } from '../calendar/time.js';
import type { Clock, ProvenReceipt } from './clock.js';
import { calendarOf, owing, policyOf, timelineOf, type Counting } from './counting.js';
import { readingFor } from '../policy/reading-for.js';
import { countsAfter } from './timeline.js';

/** Act whose receipt is proven: the one from which the clock counts (START), or the one that met it (END). */
export type ReceiptOf = ProvenReceipt['of'];

/** Returns the instant of the act that counts now; null for the end of a clock that is not met. */
export const receiptOf = (clock: Clock, of: ReceiptOf): Instant | null =>
  of === 'START' ? clock.triggeredAt : clock.metAt;

/**
 * Returns the working days by which a proof would date the act back, by the calendar of the responsible department.
 * They are measured from the recorded or last confirmed instant, so that unconfirmed proofs cannot add up day by day.
 */
export function workingDaysBack(clock: Clock, of: ReceiptOf, at: Instant, counting: Counting): number {
  const settled = settledReceipt(clock, of);
  if (settled === null) return 0;
  const calendar = calendarOf(clock, counting);
  const options = readingFor(clock.clause, policyOf(clock, counting).options);
  const dayOf = (instant: Instant) => (of === 'START' ? countsAfter(instant, calendar, options) : localDate(instant));
  return calendar.workdaysBetween(dayOf(at), dayOf(settled));
}

/** Returns the instant that counted before the unconfirmed proofs; null for the end of a clock that is not met. */
function settledReceipt(clock: Clock, of: ReceiptOf): Instant | null {
  const proofs = (clock.proven ?? []).filter((proof) => proof.of === of);
  return proofs.reduceRight<Instant | null>(
    (settled, { at, recorded, confirmed }) => (at === settled && !confirmed ? recorded : settled),
    receiptOf(clock, of),
  );
}

/**
 * Returns the clock with a proven earlier receipt (regulation.md §3.5.4). An earlier start is counted by the calendar
 * version that the clock notes, so that its date never becomes later; reminders start anew if the date moves, and rungs
 * that were sent stay recorded. An earlier end does not change the date.
 */
export function proveReceipt(clock: Clock, proof: ProvenReceipt, counting: Counting): Clock {
  const proven = [...(clock.proven ?? []), proof];
  if (proof.of === 'END') return { ...clock, metAt: proof.at, proven };
  const earlier = { ...clock, triggeredAt: proof.at, proven };
  const { day0, lastDay, dueAt, provisional } = timelineOf(earlier, counting);
  const isArmedAnew = dueAt !== null && dueAt !== clock.dueAt;
  return owing({ ...earlier, day0, lastDay, dueAt, provisional, ...(isArmedAnew && { armedAt: proof.countedAt }) });
}

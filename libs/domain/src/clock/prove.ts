import { localDate, type Instant } from '../calendar/time.js';
import type { Clock, ProvenReceipt } from './clock.js';
import { calendarOf, policyOf, timelineOf, type Counting } from './counting.js';
import { countsAfter } from './timeline.js';

/** The proven act: the one from which the clock counts (START), or the one that met it (END). */
export type ReceiptOf = ProvenReceipt['of'];

/** Instant of the act as the clock now has it; null for the end of a clock that is not met. */
export const receiptOf = (clock: Clock, of: ReceiptOf): Instant | null =>
  of === 'START' ? clock.triggeredAt : clock.metAt;

/**
 * Working days by which a proof would date the act back, by the calendar of the responsible department: measured from
 * what the platform recorded or an authority last confirmed, so that one day after the other does not add up.
 */
export function workingDaysBack(clock: Clock, of: ReceiptOf, at: Instant, counting: Counting): number {
  const settled = settledReceipt(clock, of);
  if (settled === null) return 0;
  const calendar = calendarOf(clock, counting);
  const { options } = policyOf(clock, counting);
  const dayOf = (instant: Instant) => (of === 'START' ? countsAfter(instant, calendar, options) : localDate(instant));
  return calendar.workdaysBetween(dayOf(at), dayOf(settled));
}

/** Back from what now counts, over the proofs that nobody has confirmed. */
function settledReceipt(clock: Clock, of: ReceiptOf): Instant | null {
  const proofs = (clock.proven ?? []).filter((proof) => proof.of === of);
  return proofs.reduceRight<Instant | null>(
    (settled, { at, recorded, confirmed }) => (at === settled && !confirmed ? recorded : settled),
    receiptOf(clock, of),
  );
}

/**
 * The act was earlier than the platform recorded it (regulation.md §3.5.4). An earlier start is counted by the calendar
 * that the clock was counted by, so that its date never becomes later; reminders are set anew, what was sent stays. An
 * earlier end leaves the date alone.
 */
export function proveReceipt(clock: Clock, proof: ProvenReceipt, counting: Counting): Clock {
  const proven = [...(clock.proven ?? []), proof];
  if (proof.of === 'END') return { ...clock, metAt: proof.at, proven };
  const earlier = { ...clock, triggeredAt: proof.at, proven };
  const { day0, lastDay, dueAt, provisional } = timelineOf(earlier, counting);
  const isArmedAnew = dueAt !== null && dueAt !== clock.dueAt;
  return { ...earlier, day0, lastDay, dueAt, provisional, ...(isArmedAnew && { armedAt: proof.countedAt }) };
}

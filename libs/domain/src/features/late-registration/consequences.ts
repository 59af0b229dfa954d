import type { Clock, ProvenReceipt } from '../../clock/clock.js';
import { markSent } from '../../clock/operations.js';
import { proveReceipt } from '../../clock/prove.js';
import { isLate, isMissRecorded, isOverdue } from '../../clock/standing.js';
import type { Context } from '../../matter/context.js';
import type { Happening, SharedEvent } from '../../matter/happening.js';
import type { EarlierReceiptEvent } from './late-registration.events.js';

const IN_TIME = '经证明，期限届满前已经办结';

/** Returns the event from which a proof counts, with the changed clock, and the events that its lateness needs. */
export function counting(
  event: EarlierReceiptEvent,
  clock: Clock,
  proof: Omit<ProvenReceipt, 'countedAt'>,
  context: Context,
): readonly Happening<EarlierReceiptEvent | SharedEvent>[] {
  const after = proveReceipt(clock, { ...proof, countedAt: context.at }, context);
  return [{ event, clocks: [after] }, ...lateness(clock, after, context)];
}

/**
 * Returns the events of a clock whose lateness changed. A recorded lateness that is none by the proof is revoked. If
 * the missed date moved and an alert was sent for the old one, the new date is recorded without another alert. The
 * first lateness of a clock needs no event here, because its ladder records it.
 */
function lateness(before: Clock, after: Clock, { at }: Context): readonly Happening<SharedEvent>[] {
  const { id: clockId, dueAt } = after;
  const missed = isLate(after) || isOverdue(after, at);
  if (!missed) return isMissRecorded(after) ? [{ event: { type: 'overdueRevoked', clockId, reason: IN_TIME } }] : [];
  const isKnown = before.sent.some(({ rung, revoked }) => rung === 'L4' && !revoked);
  if (dueAt === null || !isKnown || isMissRecorded(after)) return [];
  return [{ event: { type: 'deadlinePassed', clockId, dueAt }, clocks: [markSent(after, 'L4')] }];
}

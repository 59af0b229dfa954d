import type { Clock, ProvenReceipt } from '../../clock/clock.js';
import { markSent } from '../../clock/operations.js';
import { proveReceipt } from '../../clock/prove.js';
import { isLate, isMissRecorded, isOverdue } from '../../clock/standing.js';
import type { Context } from '../../matter/context.js';
import type { Happening, SharedEvent } from '../../matter/happening.js';
import type { EarlierReceiptEvent } from './late-registration.events.js';

const IN_TIME = '经证明，期限届满前已经办结';

/** Returns the event from which a proof counts, with the changed clock, and the events that follow for its lateness. */
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
 * A recorded lateness that was none is revoked. One of which people were told before, and that is now of another date,
 * is recorded for that date; the first one of a clock is told by its ladder.
 */
function lateness(before: Clock, after: Clock, { at }: Context): readonly Happening<SharedEvent>[] {
  const { id: clockId, dueAt } = after;
  const missed = isLate(after) || isOverdue(after, at);
  if (!missed) return isMissRecorded(after) ? [{ event: { type: 'overdueRevoked', clockId, reason: IN_TIME } }] : [];
  const isKnown = before.sent.some(({ rung }) => rung === 'L4');
  if (dueAt === null || !isKnown || isMissRecorded(after)) return [];
  return [{ event: { type: 'deadlinePassed', clockId, dueAt }, clocks: [markSent(after, 'L4')] }];
}

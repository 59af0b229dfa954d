import type { Clock, ProvenReceipt } from '../../clock/clock.js';
import { markSent } from '../../clock/operations.js';
import { following, proveReceipt, receiptOf, refuteReceipt, type Move } from '../../clock/prove.js';
import { isMissed, isMissRecorded } from '../../clock/standing.js';
import type { Context } from '../../matter/context.js';
import type { SealedDefinition } from '../../matter/definition.js';
import type { Happening, SharedEvent } from '../../matter/happening.js';
import type { Matter } from '../../matter/matter.js';
import type { EarlierReceiptEvent } from './late-registration.events.js';

/** Parts of a process by which the consequences of a registration are found. */
export type Consequent = Pick<SealedDefinition, 'redated' | 'restarted' | 'stepsTo'>;

/** Returns the clocks that a proof changes: the clock itself first, then those that hang on the act (§3.5.4). */
export function proven(
  process: Consequent,
  matter: Matter,
  clock: Clock,
  proof: Omit<ProvenReceipt, 'countedAt'>,
  context: Context,
): readonly Clock[] {
  const { of, at: to, recorded: from } = proof;
  const after = proveReceipt(clock, { ...proof, countedAt: context.at }, context);
  return moved(process, matter, [clock, after], { of, from, to }, context);
}

/** Returns the clocks as they are without a proof: the clock itself first, then those that hang on the act. */
export function refuted(
  process: Consequent,
  matter: Matter,
  clock: Clock,
  { of, provenAt }: Pick<Move, 'of'> & { readonly provenAt: string },
  context: Context,
): readonly Clock[] {
  const proof = clock.proven?.find((one) => one.of === of && one.at === provenAt);
  if (!proof || clock.state === 'CANCELLED') return [];
  const after = refuteReceipt(clock, proof, context.at, context);
  if (receiptOf(clock, of) === receiptOf(after, of) && clock.pauses === after.pauses) return [after];
  const move = { of, from: proof.at, to: proof.recorded };
  return moved(process, matter, [clock, after], move, context);
}

/** Returns the clock whose act has moved, and those that hang on the act, with what depends on a start judged by it. */
function moved(
  process: Consequent,
  matter: Matter,
  [before, after]: readonly [Clock, Clock],
  move: Move,
  context: Context,
): readonly Clock[] {
  const own = move.of === 'END' ? (process.redated?.(matter, before, after, context) ?? [after]) : [after];
  const others = following(after, matter.clocks, move, context.at, context);
  return [...own, ...others].map((one) => judged(process, one, move.of, context));
}

const judged = ({ restarted }: Consequent, clock: Clock, of: Move['of'], context: Context): Clock =>
  of === 'START' && restarted ? restarted(clock, context) : clock;

/** Returns the event with the clocks that it changes, and the events that their lateness needs. */
export const counting = (
  event: EarlierReceiptEvent,
  { clocks }: Matter,
  changed: readonly Clock[],
  context: Context,
): readonly Happening<EarlierReceiptEvent | SharedEvent>[] => [
  { event, clocks: changed },
  ...changed.flatMap((after) => {
    const before = clocks.find(({ id }) => id === after.id);
    return before ? lateness(before, after, context) : [];
  }),
];

/**
 * Returns the events of a clock whose lateness changed. A recorded lateness that is none any more is revoked. One that
 * has another date, or is true again after it was revoked, is recorded without another alert. The first lateness of a
 * clock needs no event here, because its ladder records it.
 */
function lateness(before: Clock, after: Clock, { at }: Context): readonly Happening<SharedEvent>[] {
  const { id: clockId, dueAt } = after;
  const wasKnown = isMissRecorded(before) && isMissed(before, at);
  if (!isMissed(after, at)) return wasKnown ? [{ event: { type: 'overdueRevoked', clockId, reason: PROVEN } }] : [];
  const hasRung = before.sent.some(({ rung, revoked }) => rung === 'L4' && !revoked);
  if (dueAt === null || !hasRung || (wasKnown && before.dueAt === dueAt)) return [];
  return [{ event: { type: 'deadlinePassed', clockId, dueAt }, clocks: [markSent(after, 'L4')] }];
}

const PROVEN = '经证明，期限届满前已经办结';

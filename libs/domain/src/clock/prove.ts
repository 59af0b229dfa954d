import { localDate, type Instant } from '../calendar/time.js';
import type { Clock, Pause, ProvenReceipt } from './clock.js';
import { calendarOf, owing, policyOf, timelineOf, type Counting } from './counting.js';
import { readingFor } from '../policy/reading-for.js';
import { isCounting } from './standing.js';
import { countsAfter } from './timeline.js';

/** Act whose receipt is proven: the one from which the clock counts (START), or the one that met it (END). */
export type ReceiptOf = ProvenReceipt['of'];

/** Returns the instant of the act that counts now, or at which the duty ended undone; null while it is owed. */
export function receiptOf({ triggeredAt, metAt, state, cancelledAt }: Clock, of: ReceiptOf): Instant | null {
  if (of === 'START') return triggeredAt;
  return state === 'CANCELLED' ? (cancelledAt ?? null) : metAt;
}

/** An act that ended the limit: its instant, and the one before which it cannot have been done. */
interface Ended {
  readonly since: Instant;
  readonly at: Instant;
}

/**
 * Returns the acts that ended the limit, in order: those that another side returned or rejected since, and the one that
 * ends it now. None can have been done before its start, the end of the pause before it, or the last hand-over before it,
 * because nobody fulfils a duty that is handed over afterwards.
 */
export function endsOf(clock: Clock): readonly Ended[] {
  const { triggeredAt, pauses, handOvers = [] } = clock;
  const begun = [triggeredAt, ...pauses.map(({ from, to }) => to ?? from), ...handOvers.map(({ at }) => at)];
  const undone = pauses.flatMap(({ from, then }) => (then === undefined ? [] : [from]));
  const last = receiptOf(clock, 'END');
  return [...undone, ...(last === null ? [] : [last])].map((at) => ({
    since: begun.filter((one) => one <= at).reduce((latest, one) => (latest > one ? latest : one), triggeredAt),
    at,
  }));
}

/** Returns the act that an earlier instant can prove, the last one where none can; undefined while nothing ended the limit. */
export const endAt = (clock: Clock, at: Instant): Ended | undefined =>
  endsOf(clock).find((one) => one.since <= at && at < one.at) ?? endsOf(clock).at(-1);

/** Returns the instant of the act that an earlier receipt `at` would date back; null while it is owed. */
export const actOf = (clock: Clock, of: ReceiptOf, at: Instant): Instant | null =>
  of === 'START' ? clock.triggeredAt : (endAt(clock, at)?.at ?? null);

/** Returns the instant at which the platform recorded an end, whatever was proven since. */
export const recordedEnd = (clock: Clock, end: Instant | null = receiptOf(clock, 'END')): Instant | null =>
  (clock.proven ?? [])
    .filter(({ of }) => of === 'END')
    .reduceRight<Instant | null>((known, { at, recorded }) => (at === known ? recorded : known), end);

/** Returns the working days by which a proof dates the act back, by the calendar of the responsible department. */
export function workingDaysBack(clock: Clock, of: ReceiptOf, at: Instant, counting: Counting): number {
  const recorded = actOf(clock, of, at);
  if (recorded === null) return 0;
  const calendar = calendarOf(clock, counting);
  const options = readingFor(clock.clause, policyOf(clock, counting).options);
  const dayOf = (instant: Instant) => (of === 'START' ? countsAfter(instant, calendar, options) : localDate(instant));
  return calendar.workdaysBetween(dayOf(at), dayOf(recorded));
}

/**
 * Returns the clock with a proven earlier receipt (regulation.md §3.5.4). An earlier end does not change the date; it meets
 * a clock that was cancelled since. Of an act that was returned or rejected since, it moves the days with the other side.
 */
export function proveReceipt(clock: Clock, proof: ProvenReceipt, counting: Counting): Clock {
  const proven = [...(clock.proven ?? []), proof];
  const { of, at, recorded, countedAt } = proof;
  if (of === 'END' && recorded !== receiptOf(clock, 'END'))
    return redated({ ...clock, pauses: doneAt(clock, recorded, at), proven }, countedAt, counting);
  if (proof.of === 'END') return { ...clock, state: 'MET', metAt: proof.at, proven };
  return redated({ ...clock, triggeredAt: proof.at, proven }, proof.countedAt, counting);
}

/**
 * Returns the clock without a proof that was refuted. It counts again from the instant that stood before, unless another
 * proof or act has replaced the refuted one since.
 */
export function refuteReceipt(clock: Clock, refuted: ProvenReceipt, at: Instant, counting: Counting): Clock {
  const { proven = [], ...bare } = clock;
  const others = proven
    .filter((one) => one !== refuted)
    .map((one) =>
      one.of === refuted.of && one.recorded === refuted.at ? { ...one, recorded: refuted.recorded } : one,
    );
  const without: Clock = others.length > 0 ? { ...bare, proven: others } : bare;
  const pauses = refuted.of === 'END' ? doneAt(clock, refuted.at, refuted.recorded) : clock.pauses;
  if (pauses.some((pause, n) => pause !== clock.pauses[n])) return redated({ ...without, pauses }, at, counting);
  if (receiptOf(clock, refuted.of) !== refuted.at) return without;
  if (refuted.of === 'END' && refuted.recorded === clock.cancelledAt)
    return { ...without, state: 'CANCELLED', metAt: null };
  if (refuted.of === 'END') return { ...without, metAt: refuted.recorded };
  return redated({ ...without, triggeredAt: refuted.recorded }, at, counting);
}

/** Returns the pauses with the act that was done at `from`, and returned or rejected since, done at `to`. */
const doneAt = ({ pauses }: Clock, from: Instant, to: Instant): readonly Pause[] =>
  pauses.map((pause) => (pause.then !== undefined && pause.from === from ? { ...pause, from: to } : pause));

/** Instants between which an act moves. */
export interface Move {
  readonly of: ReceiptOf;
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Returns the clocks that hang on an act of `moved` and move with it. An act that ends one limit and begins, or resumes,
 * another bears one instant: a reply begins the delivery, a submission the review, a supplement ends the pause. An
 * earlier start takes along the targets that the same receipt began, and that of a supplement the pause that its notice
 * began. Nothing hangs on the end of a duty that was cancelled.
 */
export function following(
  moved: Clock,
  clocks: readonly Clock[],
  { of, from, to }: Move,
  at: Instant,
  counting: Counting,
): readonly Clock[] {
  if (of === 'END' && moved.cancelledAt !== undefined) return [];
  const others = clocks.filter(({ id, state }) => id !== moved.id && state !== 'CANCELLED');
  return others.flatMap((clock) => {
    const begins = clock.triggeredAt === from && (of === 'END' || isTargetBeside(clock, moved));
    const pauses = clock.pauses.map((pause): Pause => {
      if (of === 'END') return pause.to === from ? { ...pause, to } : pause;
      const isNotice = pause.then === undefined && pause.from === from && to > clock.triggeredAt;
      return isNotice ? { ...pause, from: to } : pause;
    });
    if (!begins && pauses.every((pause, n) => pause === clock.pauses[n])) return [];
    return [redated({ ...clock, pauses, triggeredAt: begins ? to : clock.triggeredAt }, at, counting)];
  });
}

const isTargetBeside = ({ kind, startedAt, responsible }: Clock, moved: Clock): boolean =>
  kind === 'SOFT' && startedAt === moved.startedAt && responsible === moved.responsible;

/**
 * Returns the clock with the dates of its changed ledger, by the calendar version that it notes, so that no other
 * calendar moves them. Reminders start anew at `at` if the date moves, and rungs that were sent stay recorded.
 */
export function redated(clock: Clock, at: Instant, counting: Counting): Clock {
  const { day0, lastDay, dueAt, provisional } = timelineOf(clock, counting);
  const runs = dueAt === null ? 'PAUSED' : 'RUNNING';
  const state = isCounting(clock) ? runs : clock.state;
  const isArmedAnew = dueAt !== null && dueAt !== clock.dueAt;
  return owing({ ...clock, state, day0, lastDay, dueAt, provisional, ...(isArmedAnew && { armedAt: at }) });
}

import type { Instant } from '../calendar/time.js';
import type { Clock, Extension, Pause, Rung } from './clock.js';
import { counted, owing, recounted, type Counting } from './counting.js';
import { tellsOfLateness } from './ladder.js';
import { recountClock } from './recount.js';
import { isOverdue } from './standing.js';

/** Fields of a new clock that a process sets; the rest is counted. */
export type NewClock = Pick<
  Clock,
  'id' | 'kind' | 'clause' | 'breachClause' | 'responsible' | 'otherParty' | 'desk' | 'triggeredAt' | 'limit'
>;

/** Starts a clock at the instant `at` of the act. Its days count from `triggeredAt`, which may be earlier. */
export function startClock(spec: NewClock, at: Instant, counting: Counting): Clock {
  const ledger = { ...spec, pauses: [], extensions: [] };
  return {
    ...counted(ledger, counting.policies.inForce, counting),
    state: 'RUNNING',
    startedAt: at,
    armedAt: at,
    metAt: null,
    sent: [],
  };
}

/** Pauses a clock for a supplement; under Q-10 CONTINUE the clock runs on. Throws unless it runs without a pause. */
export function pauseClock(clock: Clock, at: Instant, counting: Counting): Clock {
  if (clock.state !== 'RUNNING' || hasOpenPause(clock)) throw new Error(`Clock ${clock.id} cannot pause.`);
  const paused = recounted({ ...clock, pauses: [...clock.pauses, { from: at, to: null }] }, at, counting);
  return { ...paused, state: paused.dueAt === null ? 'PAUSED' : 'RUNNING' };
}

/** Ends the pause when the supplement is received. Throws if no pause is open. */
export function resumeClock(clock: Clock, at: Instant, counting: Counting): Clock {
  const open = clock.pauses.at(-1);
  if (!open || !hasOpenPause(clock)) throw new Error(`Clock ${clock.id} is not paused.`);
  const pauses = [...clock.pauses.slice(0, -1), { ...open, to: at }];
  return recounted({ ...clock, pauses, state: 'RUNNING' }, at, counting);
}

/** Adds a granted extension. A clock that is met already stays met, and its date moves. */
export function extendClock(clock: Clock, extension: Extension, at: Instant, counting: Counting): Clock {
  const present = recountClock(clock, at, counting) ?? clock;
  return recounted({ ...present, extensions: [...clock.extensions, extension] }, at, counting);
}

/** Meets the clock: the act was done at the instant `at`, in time or late. Throws unless the clock runs. */
export function meetClock(clock: Clock, at: Instant): Clock {
  if (clock.state !== 'RUNNING') throw new Error(`Clock ${clock.id} does not run.`);
  return { ...clock, state: 'MET', metAt: at };
}

/**
 * Reopens a clock whose act turned out not to be done. It runs again to the due date of its old ledger. Throws unless
 * the clock is met.
 */
export function reopenClock(clock: Clock, at: Instant, counting: Counting): Clock {
  if (clock.state !== 'MET') throw new Error(`Clock ${clock.id} is not met.`);
  const running: Clock = { ...clock, state: 'RUNNING', metAt: null };
  return { ...(recountClock(running, at, counting) ?? running), armedAt: at };
}

/**
 * Reopens a clock whose act was found to be none at all. It keeps its date, which may have passed; the days on which the
 * act lay with the other side are no days of lateness. Throws unless the clock is met.
 */
export function reopenUndone(clock: Clock, at: Instant, counting: Counting): Clock {
  const reopened = reopenClock(clock, at, counting);
  return { ...reopened, pauses: [...reopened.pauses, { from: clock.metAt ?? at, to: at, then: 'UNDONE' }] };
}

/**
 * Restarts a clock whose act must be done again. The time since the first act does not count. The limit continues with
 * its remaining days, at least one (RESUME), or begins anew (RESTART). REST is for an act that lay with another side: in
 * time, it leaves what was left of the limit, and one working day at least, once in the clock's life; late, it leaves the
 * missed date, and its lateness goes on from now. Throws unless the clock is met.
 */
export function reviveClock(
  clock: Clock,
  then: Exclude<NonNullable<Pause['then']>, 'UNDONE'>,
  at: Instant,
  counting: Counting,
): Clock {
  if (clock.state !== 'MET' || clock.metAt === null) throw new Error(`Clock ${clock.id} is not met.`);
  const pauses = [...clock.pauses, { from: clock.metAt, to: at, then }];
  return { ...recounted({ ...clock, pauses, state: 'RUNNING', metAt: null }, at, counting), armedAt: at };
}

/** Counts the clock from another trigger, and drops what a calendar's change left of a published date (§3.5.2). */
export function retriggerClock(
  { publishedDueAt: _, ...clock }: Clock,
  triggeredAt: Instant,
  at: Instant,
  counting: Counting,
): Clock {
  return recounted({ ...clock, triggeredAt, kept: [] }, at, counting);
}

/** Cancels the clock; a clock that is met stays met. */
export const cancelClock = (clock: Clock): Clock => (clock.state === 'MET' ? clock : { ...clock, state: 'CANCELLED' });

/**
 * Hands the duty over to another department. The dates stay as they were counted, and a lateness stays with the
 * department that was responsible when the limit passed ({@link owing}).
 */
export function handOverClock(clock: Clock, to: string, at: Instant): Clock {
  const last = clock.handOvers?.at(-1);
  return owing({ ...clock, handOvers: [...(clock.handOvers ?? []), { at, from: last?.to ?? clock.responsible, to }] });
}

/**
 * Returns the clock of a part that is divided at `at` from a matter: the same limit with its whole ledger and the reminders
 * that were sent. A lateness until then is charged in that matter; from then on the part has one of its own.
 */
export function dividedClock({ chargedElsewhere: _, ...clock }: Clock, matterId: string, at: Instant): Clock {
  const sent = clock.sent.filter(({ rung }) => rung !== 'L4');
  return { ...clock, sent, ...(isOverdue(clock, at) && { chargedElsewhere: { matterId, until: at } }) };
}

/** Marks what was sent of a lateness that was revoked, so that the next one is told of again. */
export const revokeMiss = (clock: Clock): Clock => ({
  ...clock,
  sent: clock.sent.map((one) => (tellsOfLateness(one.rung) ? { ...one, revoked: true } : one)),
});

/** Marks the lateness of earlier due dates, which that of `dueAt` replaces. L5 and L6 are not told of again. */
export const replaceMiss = (clock: Clock, dueAt: Instant): Clock => ({
  ...clock,
  sent: clock.sent.map((one) => (one.rung === 'L4' && one.dueAt !== dueAt ? { ...one, revoked: true } : one)),
});

/** Records that a rung was sent for the present due date. Throws while the clock is paused. */
export function markSent(clock: Clock, rung: Rung): Clock {
  if (clock.dueAt === null) throw new Error(`Clock ${clock.id} stands still.`);
  return { ...clock, sent: [...clock.sent, { rung, dueAt: clock.dueAt }] };
}

const hasOpenPause = (clock: Clock): boolean => clock.pauses.at(-1)?.to === null;

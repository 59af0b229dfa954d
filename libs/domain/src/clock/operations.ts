import type { Instant } from '../calendar/time.js';
import type { Clock, Extension, Rung } from './clock.js';
import { counted, recounted, type Counting } from './counting.js';
import { recountClock } from './recount.js';

/** What the rules of a process say of a new clock. */
export type NewClock = Pick<
  Clock,
  | 'id'
  | 'kind'
  | 'clause'
  | 'breachClause'
  | 'responsible'
  | 'otherParty'
  | 'desk'
  | 'triggeredAt'
  | 'limit'
  | 'lawLimit'
>;

/** Starts a clock at the instant of the act `at`; its days run from `triggeredAt`, which may lie before. */
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

/** A supplement is asked for. Under Q-10 CONTINUE this is recorded and the clock runs on. Only a running clock pauses. */
export function pauseClock(clock: Clock, at: Instant, counting: Counting): Clock {
  if (clock.state !== 'RUNNING' || hasOpenPause(clock)) throw new Error(`Clock ${clock.id} cannot pause.`);
  const paused = recounted({ ...clock, pauses: [...clock.pauses, { from: at, to: null }] }, at, counting);
  return { ...paused, state: paused.dueAt === null ? 'PAUSED' : 'RUNNING' };
}

/** The supplement was received. */
export function resumeClock(clock: Clock, at: Instant, counting: Counting): Clock {
  const open = clock.pauses.at(-1);
  if (!open || !hasOpenPause(clock)) throw new Error(`Clock ${clock.id} is not paused.`);
  const pauses = [...clock.pauses.slice(0, -1), { ...open, to: at }];
  return recounted({ ...clock, pauses, state: 'RUNNING' }, at, counting);
}

/** An extension was granted. It may come after the act: a clock that is met stays met, and its date moves. */
export function extendClock(clock: Clock, extension: Extension, at: Instant, counting: Counting): Clock {
  const present = recountClock(clock, at, counting) ?? clock;
  return recounted({ ...present, extensions: [...clock.extensions, extension] }, at, counting);
}

/** The act was done at the instant `at`, in time or late. */
export function meetClock(clock: Clock, at: Instant): Clock {
  if (clock.state !== 'RUNNING') throw new Error(`Clock ${clock.id} does not run.`);
  return { ...clock, state: 'MET', metAt: at };
}

/** The act turned out not to be done: the clock runs again from its old ledger, hence to its original due date. */
export function reopenClock(clock: Clock, at: Instant, counting: Counting): Clock {
  if (clock.state !== 'MET') throw new Error(`Clock ${clock.id} is not met.`);
  const running: Clock = { ...clock, state: 'RUNNING', metAt: null };
  return { ...(recountClock(running, at, counting) ?? running), armedAt: at };
}

/**
 * The act was done, and is owed once more: the time since it is left out, and the limit goes on with what remains of it
 * (one working day at least), or begins anew.
 */
export function reviveClock(clock: Clock, then: 'RESUME' | 'RESTART', at: Instant, counting: Counting): Clock {
  if (clock.state !== 'MET' || clock.metAt === null) throw new Error(`Clock ${clock.id} is not met.`);
  const pauses = [...clock.pauses, { from: clock.metAt, to: at, then }];
  return { ...recounted({ ...clock, pauses, state: 'RUNNING', metAt: null }, at, counting), armedAt: at };
}

/** It turns out to count from another instant than was taken at first. */
export const retriggerClock = (clock: Clock, triggeredAt: Instant, at: Instant, counting: Counting): Clock =>
  recounted({ ...clock, triggeredAt, kept: [] }, at, counting);

/** Nothing is owed any more. What was done is done: a clock that is met stays met. */
export const cancelClock = (clock: Clock): Clock => (clock.state === 'MET' ? clock : { ...clock, state: 'CANCELLED' });

/** Another department answers for it from now on; its days stay as they were counted. */
export const handOverClock = (clock: Clock, responsible: string): Clock => ({ ...clock, responsible });

/** Remembers that the rung was sent for the present due date. */
export function markSent(clock: Clock, rung: Rung): Clock {
  if (clock.dueAt === null) throw new Error(`Clock ${clock.id} stands still.`);
  return { ...clock, sent: [...clock.sent, { rung, dueAt: clock.dueAt }] };
}

const hasOpenPause = (clock: Clock): boolean => clock.pauses.at(-1)?.to === null;

import type { Calendar } from '../calendar/calendar.js';
import type { Instant } from '../calendar/time.js';
import type { Policy } from '../policy/policy.js';
import type { Clock, ClockLedger, ClockState, Extension, Rung } from './clock.js';
import { count } from './timeline.js';

/** By what a clock is counted: calendar and policy in force. The clock notes both versions each time it is counted. */
export interface Counting {
  readonly calendar: Calendar;
  readonly policy: Policy;
}

/** What the rules of a process say of a new clock. */
export type NewClock = Pick<
  Clock,
  'id' | 'kind' | 'clause' | 'breachClause' | 'responsible' | 'otherParty' | 'triggeredAt' | 'limit'
>;

/** Starts a clock at the instant of the act `at`; its days run from `triggeredAt`, which may lie before. */
export function startClock(spec: NewClock, at: Instant, counting: Counting): Clock {
  const ledger = { ...spec, pauses: [], extensions: [] };
  return {
    ...ledger,
    ...countedBy(ledger, counting),
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
export const extendClock = (clock: Clock, extension: Extension, at: Instant, counting: Counting): Clock =>
  recounted({ ...clock, extensions: [...clock.extensions, extension] }, at, counting);

/** The act was done at the instant `at`, in time or late. */
export function meetClock(clock: Clock, at: Instant): Clock {
  if (clock.state !== 'RUNNING') throw new Error(`Clock ${clock.id} does not run.`);
  return { ...clock, state: 'MET', metAt: at };
}

/** The act turned out not to be done: the clock runs again from its old ledger, hence to its original due date. */
export function reopenClock(clock: Clock, at: Instant, counting: Counting): Clock {
  if (clock.state !== 'MET') throw new Error(`Clock ${clock.id} is not met.`);
  return { ...recounted({ ...clock, state: 'RUNNING', metAt: null }, at, counting), armedAt: at };
}

/** Nothing is owed any more. What was done is done: a clock that is met stays met. */
export const cancelClock = (clock: Clock): Clock => (clock.state === 'MET' ? clock : { ...clock, state: 'CANCELLED' });

/** Another department answers for it from now on; its days stay as they were counted. */
export const handOver = (clock: Clock, responsible: string): Clock => ({ ...clock, responsible });

/** Remembers that the rung was sent for the present due date. */
export function markSent(clock: Clock, rung: Rung): Clock {
  if (clock.dueAt === null) throw new Error(`Clock ${clock.id} stands still.`);
  return { ...clock, sent: [...clock.sent, { rung, dueAt: clock.dueAt }] };
}

/** The rung L4, which records that the deadline passed, was sent for the present due date. */
export const isMissRecorded = (clock: Clock): boolean =>
  clock.sent.some(({ rung, dueAt }) => rung === 'L4' && dueAt === clock.dueAt);

/** The due instant has come and the act was not done. */
export const isOverdue = (clock: Clock, now: Instant): boolean =>
  clock.state === 'RUNNING' && clock.dueAt !== null && clock.dueAt <= now;

/** The act was done, but not before the due instant. */
export const isLate = (clock: Clock): boolean =>
  clock.metAt !== null && clock.dueAt !== null && clock.metAt >= clock.dueAt;

export const displayState = (clock: Clock, now: Instant): ClockState | 'OVERDUE' =>
  isOverdue(clock, now) ? 'OVERDUE' : clock.state;

const hasOpenPause = (clock: Clock): boolean => clock.pauses.at(-1)?.to === null;

function recounted(clock: Clock, at: Instant, counting: Counting): Clock {
  const counted = { ...clock, ...countedBy(clock, counting) };
  const isArmedAnew = counted.dueAt !== null && counted.dueAt !== clock.dueAt;
  return isArmedAnew ? { ...counted, armedAt: at } : counted;
}

function countedBy(ledger: ClockLedger, { calendar, policy }: Counting) {
  const { day0, workingDays, lastDay, dueAt, provisional } = count(ledger, calendar, policy.options);
  return {
    day0,
    workingDays,
    lastDay,
    dueAt,
    provisional,
    calendarVersion: calendar.version,
    policyVersion: policy.version,
  };
}

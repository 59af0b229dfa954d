import type { Instant } from '../calendar/time.js';
import type { AlertLevel, Clock, Rung } from '../clock/clock.js';
import type { Counting } from '../clock/counting.js';
import type { Task } from './definition.js';
import type { Recipient } from '../access/recipient.js';
import type { Matter } from './matter.js';
import { wakeOf, type Step } from './engine.js';
import { eventOf, type RecordedEvent } from './fold.js';
import type { Process } from './process.js';
import { alertRaised, clockRecomputed, overdueRevoked, type ClockRecomputed } from './shared-events.js';
import type { SideTables } from './side-tables.js';
import { EXTENSION_PENDING, rungText } from './telling.js';

/** One matter as the read model stores it. A rebuild from the events gives the same rows. */
export interface Projection {
  readonly matter: Matter;
  readonly definitionVersion: number;
  readonly subject: { readonly code: string; readonly name: string };
  readonly openToParties: boolean;
  /** True in an end state without wake and tasks. */
  readonly closed: boolean;
  /** The earliest due instant of the limits of the Regulation that run. */
  readonly dueAt: Instant | null;
  /** The earliest due instant of the targets of ours that run. */
  readonly targetDueAt: Instant | null;
  readonly wakeAt: Instant | null;
  readonly wakeFor: string | null;
  readonly clocks: readonly Clock[];
  readonly tasks: readonly (Task & Dates)[];
}

/** Due instant of a clock, in the field of its kind: a target is no date of the law. */
interface Dates {
  readonly dueAt: Instant | null;
  readonly targetDueAt: Instant | null;
}

const datesOf = (kind: Clock['kind'] | undefined, dueAt: Instant | null = null): Dates => ({
  dueAt: kind === 'STATUTORY' ? dueAt : null,
  targetDueAt: kind === 'SOFT' ? dueAt : null,
});

/** An alert or a notice of one event, with its recipients. */
export interface AlertOrNotice extends Dates {
  readonly level: AlertLevel;
  readonly clockId: string | null;
  readonly text: string;
  readonly at: Instant;
  readonly late: boolean;
  readonly breachClause: string | null;
  readonly to: readonly Recipient[];
}

const UNDATED = datesOf(undefined);

export function project(process: Process, matter: Matter, counting: Counting): Projection {
  const wake = wakeOf(process, matter, counting);
  const dated = new Map(matter.clocks.map(({ id, kind, dueAt }) => [id, datesOf(kind, dueAt)]));
  const tasks = process
    .tasks(matter)
    .map((task) => ({ ...task, ...((task.clockId && dated.get(task.clockId)) || UNDATED) }));
  const earliest = (of: Clock['kind']): Instant | null =>
    matter.clocks
      .flatMap(({ kind, state, dueAt }) => (kind === of && state === 'RUNNING' && dueAt ? [dueAt] : []))
      .sort()[0] ?? null;
  return {
    matter,
    definitionVersion: process.version,
    subject: process.subject(matter),
    openToParties: process.isOpenToParties(matter),
    closed: process.endStates.includes(matter.state) && !wake && tasks.length === 0,
    dueAt: earliest('STATUTORY'),
    targetDueAt: earliest('SOFT'),
    wakeAt: wake?.at ?? null,
    wakeFor: wake?.for ?? null,
    clocks: matter.clocks,
    tasks,
  };
}

/** An alert or notice with its place: `seq` of its event in the stream, and `n` among those of the event, from 0. */
export interface RaisedAlert {
  readonly seq: number;
  readonly n: number;
  readonly message: AlertOrNotice;
  /** Instant at which a later event of the same step withdrew it; null if none did. */
  readonly withdrawnAt: Instant | null;
}

/** Withdrawal of the alerts that had reported a missed deadline before `seq`: the deadline was not missed after all. */
export interface AlertWithdrawal {
  readonly clockId: string;
  readonly levels: readonly Rung[];
  readonly seq: number;
  readonly at: Instant;
}

/** Report that a clock was recounted by another calendar, with the place of its event. */
export type ClockRecount = ClockRecomputed & { readonly seq: number; readonly at: Instant };

/** Rows that the events of a step add to the read model or change in it. */
export interface EventRows {
  readonly alerts: readonly RaisedAlert[];
  readonly withdrawals: readonly AlertWithdrawal[];
  readonly recounts: readonly ClockRecount[];
}

/** All rows that the read model stores for a step: the matter after it, the rows of its events, and the side tables. */
export interface StepProjection extends Projection, EventRows {
  readonly sideTables: SideTables;
}

/** Returns the projection of a step. A rebuild projects a whole stream as one step, and gets the same rows. */
export const projectStep = (process: Process, step: Step, counting: Counting): StepProjection => ({
  ...project(process, step.matter, counting),
  ...eventRows(process, step),
  sideTables: process.sideTables?.(step.matter) ?? {},
});

/** Rungs that report a missed deadline. They are withdrawn if the deadline turns out not to be missed. */
const OVERDUE_RUNGS: readonly Rung[] = ['L4', 'L5', 'L6'];

/** Returns the rows of a step's events, in their order. */
export function eventRows(process: Process, { events, matter }: Step): EventRows {
  const before = matter.seq - events.length;
  const placed = events.map((event, place) => ({ event, seq: before + place + 1 }));
  const withdrawals = placed.flatMap(({ event, seq }) => withdrawalOf(event, seq));
  const alerts = placed.flatMap(({ event, seq }) =>
    messagesOf(process, event).map((message, n) => {
      const withdrawal = withdrawals.find((one) => withdraws(one, message, seq));
      return { seq, n, message, withdrawnAt: withdrawal?.at ?? null };
    }),
  );
  return { alerts, withdrawals, recounts: placed.flatMap(({ event, seq }) => recountOf(event, seq)) };
}

const withdraws = (
  { clockId, levels, seq }: AlertWithdrawal,
  { level, ...alert }: AlertOrNotice,
  of: number,
): boolean => alert.clockId === clockId && seq > of && levels.some((one) => one === level);

function withdrawalOf(event: RecordedEvent, seq: number): AlertWithdrawal[] {
  if (event.type !== 'overdueRevoked') return [];
  const { clockId } = overdueRevoked.parse(ownFields(event));
  return [{ clockId, levels: OVERDUE_RUNGS, seq, at: event.at }];
}

const recountOf = (event: RecordedEvent, seq: number): ClockRecount[] =>
  event.type === 'clockRecomputed' ? [{ ...clockRecomputed.parse(ownFields(event)), seq, at: event.at }] : [];

/** Returns the notices of an event; if the event is an alert, the alert follows them. */
export function messagesOf(process: Process, recorded: RecordedEvent): readonly AlertOrNotice[] {
  const { at, payload } = recorded;
  const told = (payload.notices ?? []).map(({ to, text }) => noticeOf(at, to, text));
  return recorded.type === 'alertRaised' ? [...told, alertOf(process, at, recorded)] : told;
}

const noticeOf = (at: Instant, to: readonly Recipient[], text: string): AlertOrNotice => ({
  level: 'NOTICE',
  clockId: null,
  ...UNDATED,
  late: false,
  breachClause: null,
  at,
  to,
  text,
});

function alertOf(process: Process, at: Instant, recorded: RecordedEvent): AlertOrNotice {
  const {
    rung,
    clockId,
    late,
    dueAt,
    breachClause,
    extensionPending = false,
    to,
  } = alertRaised.parse(ownFields(recorded));
  const { kind = 'STATUTORY' } = recorded.payload.clocks?.find(({ id }) => id === clockId) ?? {};
  return {
    level: rung,
    clockId,
    text: `${rungText(process.clockTitle(clockId), kind, rung)}${extensionPending ? EXTENSION_PENDING : ''}`,
    at,
    ...datesOf(kind, dueAt),
    late,
    breachClause,
    to,
  };
}

function ownFields(recorded: RecordedEvent): object {
  const { type: _, ...own } = eventOf(recorded);
  return own;
}

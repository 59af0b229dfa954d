import type { Instant } from '../calendar/time.js';
import type { Clock, StatutoryClause } from '../clock/clock.js';
import { cancelClock, startClock } from '../clock/operations.js';
import type { Context } from './context.js';

/** What is to be done by a working target of ours, and by whom. */
export interface Target {
  readonly id: string;
  readonly clause: string;
  /** Working days. */
  readonly limit: number;
  readonly responsible: string;
  /** From which it counts, and reminds; the instant of the act where it is not said. */
  readonly from?: Instant;
}

/** A working target (SOFT): it reminds inside the department and makes no breach. */
export function startTarget({ from, ...target }: Target, context: Context): Clock {
  const triggeredAt = from ?? context.at;
  const soft = { kind: 'SOFT', breachClause: null, otherParty: null } as const;
  return startClock({ ...target, ...soft, triggeredAt }, triggeredAt, context);
}

/** What is owed by law. */
export interface Owed {
  readonly id: string;
  readonly clause: StatutoryClause;
  readonly breachClause: string;
  /** Working days. */
  readonly limit: number;
  readonly responsible: string;
  readonly otherParty: string | null;
  /** The event from which the law counts; the instant of the act where it is not said. */
  readonly triggeredAt?: Instant;
}

/** A limit of the Regulation. It reminds from the event on, or from now where the event has passed. */
export function startOwed(owed: Owed, context: Context): Clock {
  const triggeredAt = owed.triggeredAt ?? context.at;
  const from = triggeredAt > context.at ? triggeredAt : context.at;
  return startClock({ ...owed, kind: 'STATUTORY', triggeredAt }, from, context);
}

interface Clocked {
  readonly matterId: string;
  readonly clocks: readonly Clock[];
}

/** Throws where the matter has no such clock. */
export function clockOf({ matterId, clocks }: Clocked, id: string): Clock {
  const clock = clocks.find((one) => one.id === id);
  if (!clock) throw new Error(`matter ${matterId} has no clock ${id}`);
  return clock;
}

/** Every clock that still counts, ended without having been met. */
export const cancelled = ({ clocks }: Clocked): readonly Clock[] =>
  clocks.filter(({ state }) => state === 'RUNNING' || state === 'PAUSED').map((clock) => cancelClock(clock));

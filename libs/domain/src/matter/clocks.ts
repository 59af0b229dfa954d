import type { Instant } from '../calendar/time.js';
import type { StatutoryClause, ReplyAttribute } from '../law/clauses.js';
import type { Clock, Desk } from '../clock/clock.js';
import { cancelClock, startClock } from '../clock/operations.js';
import { limitOf } from '../law/limits.js';
import { isCounting } from '../clock/standing.js';
import { isLocalClock } from '../clock/local-clock.js';
import { isSupervisionClock } from '../clock/supervision-clock.js';
import type { Context } from './context.js';

/** A task with a working target, and the department that must do it. */
export interface Target {
  readonly id: string;
  readonly clause: string;
  /** Working days. */
  readonly limit: number;
  readonly responsible: string;
  readonly desk?: Desk;
  /** Instant from which the target counts and reminds; absent for the instant of the act. */
  readonly from?: Instant;
}

/** Starts a working target (SOFT): it reminds inside the department, and missing it is no breach. */
export function startTarget({ from, ...target }: Target, context: Context): Clock {
  const triggeredAt = from ?? context.at;
  const soft = { kind: 'SOFT', breachClause: null, otherParty: null } as const;
  return startClock({ ...target, ...soft, triggeredAt }, triggeredAt, context);
}

/** An act that the Regulation demands within a limit, and the department that must do it. */
export interface Owed {
  readonly id: string;
  readonly clause: StatutoryClause;
  readonly breachClause: string;
  /** Selects the limit of Art 21(1). */
  readonly attribute?: ReplyAttribute;
  readonly responsible: string;
  readonly otherParty: string | null;
  readonly desk?: Desk;
  /** Instant from which the law counts; absent for the instant of the act. */
  readonly triggeredAt?: Instant;
}

/** Starts a limit of the Regulation. It reminds from its trigger on, or from now if the trigger has passed. */
export function startOwed({ attribute, ...owed }: Owed, context: Context): Clock {
  const triggeredAt = owed.triggeredAt ?? context.at;
  const from = triggeredAt > context.at ? triggeredAt : context.at;
  const limit = limitOf(owed.clause, attribute);
  return startClock({ ...owed, limit, kind: 'STATUTORY', triggeredAt }, from, context);
}

interface Clocked {
  readonly matterId: string;
  readonly clocks: readonly Clock[];
}

/** Returns a clock of the matter. Throws if there is none of this id. */
export function clockOf({ matterId, clocks }: Clocked, id: string): Clock {
  const clock = clocks.find((one) => one.id === id);
  if (!clock) throw new Error(`matter ${matterId} has no clock ${id}`);
  return clock;
}

/** True for a clock of the process, false for that of a supervision and for the target of a local act. */
export const isOwnClock = (clock: Pick<Clock, 'id'>): boolean => !isSupervisionClock(clock) && !isLocalClock(clock);

/** Cancels every clock of the process that still counts. Those of supervisions end with the matter (`ending.ts`). */
export const cancelled = ({ clocks }: Clocked): readonly Clock[] =>
  clocks.filter((clock) => isCounting(clock) && isOwnClock(clock)).map((clock) => cancelClock(clock));

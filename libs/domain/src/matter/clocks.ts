import type { Instant } from '../calendar/time.js';
import type { StatutoryClause, ReplyAttribute } from '../law/clauses.js';
import type { Clock, Desk } from '../clock/clock.js';
import { cancelClock, startClock } from '../clock/operations.js';
import { limitOf } from '../law/limits.js';
import { localLimitAt } from '../policy/local-limit.js';
import { isSupervisionClock } from '../clock/supervision-clock.js';
import type { Context } from './context.js';

/** What is to be done by a working target of ours, and by whom. */
export interface Target {
  readonly id: string;
  readonly clause: string;
  /** Working days. */
  readonly limit: number;
  readonly responsible: string;
  readonly desk?: Desk;
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
  /** Which limit of Art 21(1). */
  readonly attribute?: ReplyAttribute;
  readonly responsible: string;
  readonly otherParty: string | null;
  readonly desk?: Desk;
  /** The event from which the law counts; the instant of the act where it is not said. */
  readonly triggeredAt?: Instant;
}

/**
 * A limit of the Regulation, or the shorter one of the place where the department is (Art 23). It reminds from the event
 * on, or from now where the event has passed.
 */
export function startOwed({ attribute, ...owed }: Owed, context: Context): Clock {
  const triggeredAt = owed.triggeredAt ?? context.at;
  const from = triggeredAt > context.at ? triggeredAt : context.at;
  const { divisionCode } = context.organisation.department(owed.responsible);
  const local = localLimitAt(divisionCode, owed.clause, attribute, context.policies.inForce);
  const lawLimit = limitOf(owed.clause, attribute);
  const limit = local ? { limit: local.workingDays, lawLimit } : { limit: lawLimit };
  return startClock({ ...owed, ...limit, kind: 'STATUTORY', triggeredAt }, from, context);
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

/** Every clock of the process that still counts, ended without having been met. What an authority asked stays asked. */
export const cancelled = ({ clocks }: Clocked): readonly Clock[] =>
  clocks
    .filter((clock) => (clock.state === 'RUNNING' || clock.state === 'PAUSED') && !isSupervisionClock(clock))
    .map((clock) => cancelClock(clock));

import type { Clock } from '../clock/clock.js';
import { cancelClock, startClock } from '../clock/operations.js';
import type { Context } from '../process/definition.js';
import type { ShareRequestMatter } from './state.js';

/** T4, T5 (Art 21(1)): the reply, in working days after receipt. */
export const REPLY_LIMIT = { UNCONDITIONAL: 1, CONDITIONAL: 10 } as const;
/** T6 (Art 21(1)): all extensions together. */
export const EXTENSION_LIMIT = 10;
/** T7 (Art 22(1)): the sharing, after the day of the agreeing reply. */
export const DELIVERY_LIMIT = 20;
/** Q-12 and row 13: targets of ours for the requester's supplement and acceptance. */
export const SUPPLEMENT_TARGET = 10;
export const ACCEPTANCE_TARGET = 5;

export const clockOf = (matter: ShareRequestMatter, id: string): Clock => {
  const clock = matter.clocks.find((one) => one.id === id);
  if (!clock) throw new Error(`matter ${matter.matterId} has no clock ${id}`);
  return clock;
};

export function startReply(matter: ShareRequestMatter, attribute: keyof typeof REPLY_LIMIT, context: Context): Clock {
  const { provider, requester } = matter.parties;
  const between = { responsible: provider, otherParty: requester };
  const law = { kind: 'STATUTORY' as const, clause: '21(1)', breachClause: '39(4)' };
  return startClock(
    { id: 'reply', ...law, ...between, triggeredAt: context.at, limit: REPLY_LIMIT[attribute] },
    context.at,
    context,
  );
}

export function startDelivery(matter: ShareRequestMatter, context: Context): Clock {
  const { provider, requester } = matter.parties;
  const between = { responsible: provider, otherParty: requester };
  const law = { kind: 'STATUTORY' as const, clause: '22(1)', breachClause: '39(4)' };
  return startClock(
    { id: 'delivery', ...law, ...between, triggeredAt: context.at, limit: DELIVERY_LIMIT },
    context.at,
    context,
  );
}

/** A working target of the requester: it reminds inside the department and makes no breach. */
export function startTarget(
  matter: ShareRequestMatter,
  target: { readonly id: string; readonly clause: string; readonly limit: number },
  context: Context,
): Clock {
  const between = { responsible: matter.parties.requester, otherParty: null };
  const soft = { kind: 'SOFT' as const, breachClause: null };
  return startClock({ ...target, ...soft, ...between, triggeredAt: context.at }, context.at, context);
}

/** Every clock that still counts, ended without having been met. */
export const cancelled = (matter: ShareRequestMatter): readonly Clock[] =>
  matter.clocks.filter(({ state }) => state === 'RUNNING' || state === 'PAUSED').map((clock) => cancelClock(clock));

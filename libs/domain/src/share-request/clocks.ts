import type { Clock } from '../clock/clock.js';
import { cancelClock, startClock } from '../clock/operations.js';
import { limitOf, type ReplyAttribute } from '../deadline/limits.js';
import type { Context } from '../process/context.js';
import type { Parties } from '../process/matter.js';
import type { ShareRequestMatter } from './state.js';

/** Q-12 and row 13: targets of ours for the requester's supplement and acceptance. */
export const SUPPLEMENT_TARGET = 10;
export const ACCEPTANCE_TARGET = 5;

export const clockOf = (matter: ShareRequestMatter, id: string): Clock => {
  const clock = matter.clocks.find((one) => one.id === id);
  if (!clock) throw new Error(`matter ${matter.matterId} has no clock ${id}`);
  return clock;
};

/** What the provider owes by law: T4 or T5 (Art 21(1)), T7 (Art 22(1)); late, it answers by Art 39(4). */
const startOwed = (parties: Parties, id: string, clause: '21(1)' | '22(1)', limit: number, context: Context): Clock =>
  startClock(
    {
      ...{ id, kind: 'STATUTORY', clause, breachClause: '39(4)', limit, triggeredAt: context.at },
      ...{ responsible: parties.provider, otherParty: parties.requester },
    },
    context.at,
    context,
  );

export const startReply = (parties: Parties, attribute: ReplyAttribute, context: Context): Clock =>
  startOwed(parties, 'reply', '21(1)', limitOf('21(1)', attribute), context);

export const startDelivery = (parties: Parties, context: Context): Clock =>
  startOwed(parties, 'delivery', '22(1)', limitOf('22(1)'), context);

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

/** 时钟 as people call it; acceptance clocks bear the number of the delivery. */
export function clockTitle(clockId: string): string {
  switch (clockId) {
    case 'reply':
      return '答复期限';
    case 'delivery':
      return '共享期限';
    case 'supplement':
      return '补充材料的工作目标';
    default:
      return '验收的工作目标';
  }
}

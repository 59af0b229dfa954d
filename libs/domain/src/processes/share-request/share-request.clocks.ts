import type { Instant } from '../../calendar/time.js';
import type { Clock, ClockLedger } from '../../clock/clock.js';
import { calendarOf, policyOf, type Counting } from '../../clock/counting.js';
import { redated } from '../../clock/prove.js';
import { supplementNoticeDueAt } from '../../deadline/supplement-notice.js';
import type { ReplyAttribute } from '../../law/clauses.js';
import { limitOf } from '../../law/limits.js';
import { reopenClock, reviveClock } from '../../clock/operations.js';
import { cancelled, clockOf, startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { ClockEnd, StepTo } from '../../matter/definition.js';
import { DECISION, DECISION_TITLE, isDecisionClock } from '../../matter/extension.js';
import type { Parties } from '../../access/parties.js';
import type { ShareRequestMatter, ShareRequestSide } from './share-request.state.js';
import { isTermOver, termEndsAt } from './access.js';
import { OUR_NUMBERS } from '../../law/our-numbers.js';

/**
 * Common part of the provider's statutory clocks T4 or T5 (Art 21(1)) and T7 (Art 22(1)); missing one opens a breach
 * candidate under Art 39(4).
 */
const owed = ({ provider, requester }: Parties<ShareRequestSide>) =>
  ({ breachClause: '39(4)', responsible: provider, otherParty: requester }) as const;

export const startReply = (parties: Parties<ShareRequestSide>, attribute: ReplyAttribute, context: Context): Clock =>
  startOwed({ ...owed(parties), id: 'reply', clause: '21(1)', attribute }, context);

/**
 * Attribute for which the limit of a reply was set at receipt (T4 or T5). The limit keeps its number when a supplement
 * changes the items.
 */
export const attributeOfLimit = ({
  limit,
  lawLimit = limit,
}: Pick<ClockLedger, 'limit' | 'lawLimit'>): ReplyAttribute =>
  lawLimit === limitOf('21(1)', 'UNCONDITIONAL') ? 'UNCONDITIONAL' : 'CONDITIONAL';

export const startDelivery = (parties: Parties<ShareRequestSide>, context: Context): Clock =>
  startOwed({ ...owed(parties), id: DELIVERY, clause: '22(1)' }, context);

/** True if the limit of the reply runs, also while a supplement is awaited. */
export const runsOn = (matter: Pick<ShareRequestMatter, 'clocks' | 'matterId'>): boolean =>
  clockOf(matter, 'reply').state === 'RUNNING';

const DELIVERY = 'delivery';
const REDELIVERY = 'redelivery-';

/** Clock of the delivery that is owed now; undefined if none is, or none any more. */
export const deliveryClock = ({ clocks }: Pick<ShareRequestMatter, 'clocks'>): Clock | undefined =>
  clocks.find(({ id, state }) => state === 'RUNNING' && isDelivery(id));
const isDelivery = (id: string): boolean => id === DELIVERY || id.startsWith(REDELIVERY);

/**
 * Returns the clock that runs after a rejected delivery: what was left of T7, T7 to its original date, or a target
 * of ours; none if the term of use is over, because nothing may be delivered then.
 */
export function undelivered(matter: ShareRequestMatter, context: Context): readonly Clock[] {
  const { data, parties } = matter;
  if (isTermOver(data, context.at)) return [];
  const delivery = clockOf(matter, DELIVERY);
  if (delivery.state !== 'MET') return [];
  switch (policyOf(delivery, context).options['Q-33']) {
    case 'REST':
      return [reviveClock(delivery, 'REST', context.at, context)];
    case 'ORIGINAL':
      return [reopenClock(delivery, context.at, context)];
    case 'SOFT': {
      const id = `${REDELIVERY}${data.deliveries.length}`;
      const target = { id, clause: '22(1)', limit: OUR_NUMBERS.redeliveryTarget.value, responsible: parties.provider };
      return [startTarget(target, context)];
    }
  }
}

/** Cancels the clocks of a matter that needs them no more; what was asked of the decider stays to be decided. */
export const released = (matter: ShareRequestMatter): readonly Clock[] =>
  cancelled(matter).filter((clock) => !isDecisionClock(clock));

/** At the end of the term nothing may be delivered any more: T7, and the target after a rejection, end with it (row 11c). */
export function ends({ data, clocks }: ShareRequestMatter): readonly ClockEnd[] {
  const at = termEndsAt(data);
  if (at === null) return [];
  return clocks.filter(({ id }) => isDelivery(id)).map(({ id }) => ({ clockId: id, at, reason: 'TERM_OVER' }));
}

/**
 * Returns the target that starts at the end of the term and asks the requester for the end of the purpose; null for a
 * term without end.
 */
export function startTerm({ data, parties }: ShareRequestMatter, context: Context): Clock | null {
  const from = termEndsAt(data);
  if (from === null) return null;
  return startTarget(
    { id: 'term', clause: '27(1)', limit: OUR_NUMBERS.termEndTarget.value, responsible: parties.requester, from },
    context,
  );
}

export const startDisposal = ({ parties }: ShareRequestMatter, context: Context): Clock =>
  startTarget(
    { id: 'disposal', clause: '27(1)', limit: OUR_NUMBERS.disposalTarget.value, responsible: parties.requester },
    context,
  );

/** Titles of the clocks. */
export const CLOCK_TITLES = {
  reply: '答复期限',
  delivery: '共享期限',
  supplement: '补充材料的工作目标',
  term: '使用时限届满后申报使用结束的工作目标',
  disposal: '处置数据的工作目标',
  [DECISION]: DECISION_TITLE,
  [REDELIVERY]: '重新共享的工作目标',
  'acceptance-': '验收的工作目标',
} as const;

/** Acts that complete the reply and the delivery (rows 4, 8, 9 and 11). */
export function stepsTo(clockId: string): readonly StepTo[] {
  switch (clockId) {
    case 'reply':
      return [
        { command: 'accept', events: ['requestAccepted'] },
        { command: 'propose-reply', events: ['replyProposed', 'replyRevised'] },
        { command: 'lead-approve-reply', events: ['replied'] },
      ];
    case 'delivery':
      return [{ command: 'start-delivery', events: ['deliveryStarted'] }];
    default:
      return [];
  }
}

/**
 * Returns the reply's limit with its supplement judged by the start that was proven: a notice that came too late by it
 * (Q-11, or after the due date) pauses nothing.
 */
export function restarted(clock: Clock, context: Context): Clock {
  if (clock.id !== 'reply') return clock;
  const { dueAt } = redated({ ...clock, pauses: [] }, context.at, context);
  const noticeDueAt = noticeDue(clock, context);
  const pauses = clock.pauses.map(({ tooLate: _, ...pause }) =>
    (noticeDueAt !== null && pause.from >= noticeDueAt) || (dueAt !== null && pause.from >= dueAt)
      ? { ...pause, tooLate: true as const }
      : pause,
  );
  return redated({ ...clock, pauses }, context.at, context);
}

/** Returns the instant from which a notice of a supplement is too late; null if only the due date bounds it. */
export const noticeDue = (reply: Clock, counting: Counting): Instant | null =>
  supplementNoticeDueAt(
    reply.triggeredAt,
    attributeOfLimit(reply),
    calendarOf(reply, counting),
    policyOf(reply, counting).options,
  );

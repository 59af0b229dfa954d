import type { Clock, ClockLedger } from '../../clock/clock.js';
import type { ReplyAttribute } from '../../law/clauses.js';
import { limitOf } from '../../law/limits.js';
import { startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { Parties } from '../../access/parties.js';
import type { ShareRequestMatter, ShareRequestSide } from './share-request.state.js';
import { termEndsAt } from './access.js';

/** Targets of this platform in working days (Q-12, row 13): for the requester's supplement and for its acceptance. */
export const SUPPLEMENT_TARGET = 10;
export const ACCEPTANCE_TARGET = 5;
/**
 * Targets of this platform in working days (row 17, §2.7): for the requester's answer to the end of the term, and for
 * the disposal.
 */
const TERM_TARGET = 5;
const DISPOSAL_TARGET = 20;

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
  startOwed({ ...owed(parties), id: 'delivery', clause: '22(1)' }, context);

/**
 * Returns the target that starts at the end of the term and asks the requester for the end of the purpose; null for a
 * term without end.
 */
export function startTerm({ data, parties }: ShareRequestMatter, context: Context): Clock | null {
  const from = termEndsAt(data);
  if (from === null) return null;
  return startTarget(
    { id: 'term', clause: '27(1)', limit: TERM_TARGET, responsible: parties.requester, from },
    context,
  );
}

export const startDisposal = ({ parties }: ShareRequestMatter, context: Context): Clock =>
  startTarget({ id: 'disposal', clause: '27(1)', limit: DISPOSAL_TARGET, responsible: parties.requester }, context);

/** Title of a clock, as shown to people; ids of acceptance clocks carry the number of the delivery. */
export function clockTitle(clockId: string): string {
  switch (clockId) {
    case 'reply':
      return '答复期限';
    case 'delivery':
      return '共享期限';
    case 'supplement':
      return '补充材料的工作目标';
    case 'term':
      return '使用时限届满后申报使用结束的工作目标';
    case 'disposal':
      return '处置数据的工作目标';
    default:
      return '验收的工作目标';
  }
}

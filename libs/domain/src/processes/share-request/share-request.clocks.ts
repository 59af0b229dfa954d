import type { Clock } from '../../clock/clock.js';
import type { ReplyAttribute } from '../../law/clauses.js';
import { startOwed, startTarget } from '../../matter/clocks.js';
import type { Context } from '../../matter/context.js';
import type { Parties } from '../../access/parties.js';
import type { ShareRequestMatter, ShareRequestSide } from './share-request.state.js';
import { termEndsAt } from './access.js';

/** Q-12 and row 13: targets of ours for the requester's supplement and acceptance. */
export const SUPPLEMENT_TARGET = 10;
export const ACCEPTANCE_TARGET = 5;
/** Row 17 and §2.7: targets of ours for the requester's answer to the end of the term, and for the disposal. */
const TERM_TARGET = 5;
const DISPOSAL_TARGET = 20;

/** What the provider owes by law: T4 or T5 (Art 21(1)), T7 (Art 22(1)); late, it answers by Art 39(4). */
const owed = ({ provider, requester }: Parties<ShareRequestSide>) =>
  ({ breachClause: '39(4)', responsible: provider, otherParty: requester }) as const;

export const startReply = (parties: Parties<ShareRequestSide>, attribute: ReplyAttribute, context: Context): Clock =>
  startOwed({ ...owed(parties), id: 'reply', clause: '21(1)', attribute }, context);

export const startDelivery = (parties: Parties<ShareRequestSide>, context: Context): Clock =>
  startOwed({ ...owed(parties), id: 'delivery', clause: '22(1)' }, context);

/** Begins by itself when the term ends, and asks the requester whether the purpose has; null for a term without end. */
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

/** 时钟 as people call it; acceptance clocks bear the number of the delivery. */
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

import type { Clock } from '../clock/clock.js';
import { limitOf, type ReplyAttribute } from '../deadline/limits.js';
import { startOwed } from '../process/clocks.js';
import type { Context } from '../process/context.js';
import type { Parties } from '../process/matter.js';
import type { ShareRequestSide } from './state.js';

/** Q-12 and row 13: targets of ours for the requester's supplement and acceptance. */
export const SUPPLEMENT_TARGET = 10;
export const ACCEPTANCE_TARGET = 5;

/** What the provider owes by law: T4 or T5 (Art 21(1)), T7 (Art 22(1)); late, it answers by Art 39(4). */
const owed = ({ provider, requester }: Parties<ShareRequestSide>) =>
  ({ breachClause: '39(4)', responsible: provider, otherParty: requester }) as const;

export const startReply = (parties: Parties<ShareRequestSide>, attribute: ReplyAttribute, context: Context): Clock =>
  startOwed({ ...owed(parties), id: 'reply', clause: '21(1)', limit: limitOf('21(1)', attribute) }, context);

export const startDelivery = (parties: Parties<ShareRequestSide>, context: Context): Clock =>
  startOwed({ ...owed(parties), id: 'delivery', clause: '22(1)', limit: limitOf('22(1)') }, context);

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

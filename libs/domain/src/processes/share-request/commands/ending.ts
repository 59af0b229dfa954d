import { z } from 'zod';
import type { Instant } from '../../../calendar/time.js';
import type { Clock } from '../../../clock/clock.js';
import { cancelClock } from '../../../clock/operations.js';
import { isMissRecorded } from '../../../clock/standing.js';
import type { Context } from '../../../matter/context.js';
import { ask } from '../../../matter/facts.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { text } from '../../../language/text.js';
import { hasDataReached, isTermOver } from '../access.js';
import { deliveryClock, released } from '../share-request.clocks.js';
import { closedSince, deliverable, prohibitionNeeds, withheldText } from '../prohibition.js';
import type { ShareRequestMatter } from '../share-request.state.js';
import { authorityOf, done, refuse, row, workingBody, type Happened } from './share-request.row.js';

/** Row 11c: the provider closes a request whose term of use is over before any data have reached the requester. */
const closeAfterTerm = row({
  name: 'close-after-term',
  title: '使用时限届满，终结共享',
  clause: '27(1)',
  from: ['AGREED', 'DELIVERING'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '使用时限已经届满，数据尚未共享；仍需使用的，请重新申请。' },
  guard: ({ data }, { at }) => allOf(reached(data), notOver(data, at)),
  decide(matter, { reason }, context) {
    const to = [...workingBody(matter.parties.requester), ...authorityOf(matter, context)];
    return done({
      event: { type: 'deliveryEnded', cause: 'TERM_OVER', reason },
      clocks: released(matter),
      notices: [{ to, text: `使用时限届满，提供部门终结共享：${reason}` }],
    });
  },
});

/**
 * Row 11d: the provider ends T7 because a law has closed every agreed item; it ends since the platform refuses them. Where data have reached the requester, it
 * declares the end of the purpose.
 */
const closeByLaw = row({
  name: 'close-by-law',
  title: '依法终止共享',
  clause: '14(3)',
  from: ['AGREED', 'DELIVERING', 'DELIVERY_REJECTED'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '同意共享的数据项已由法律规定不予共享。' },
  needs: (_, matter) => [...prohibitionNeeds(matter), ...(matter ? [ask('judgements', matter.matterId)] : [])],
  guard: (matter) => (deliveryClock(matter) ? null : rule('DELIVERY_NOT_OWED', '22(1)', '共享期限已经不再计算。')),
  decide(matter, { reason }, context) {
    const { itemIds, withheld } = deliverable(matter.data, context);
    if (itemIds.length > 0) {
      const message = `这些数据项没有法律、行政法规或者国务院决定规定不予共享：${itemIds.join('、')}。`;
      return refuse(rule('NOT_CLOSED_BY_LAW', '14(3)', message));
    }
    const why = `法律、行政法规或者国务院决定已有规定，提供部门终止共享：${withheldText(withheld)}。${reason}`;
    const owed = deliveryClock(matter);
    const closedAt = closedSince(matter.data, context) ?? context.at;
    const reachedIt = hasDataReached(matter.data);
    const requester = workingBody(matter.parties.requester);
    const ended = reachedIt && owed ? [cancelClock(owed)] : released(matter);
    return done(
      {
        event: { type: 'deliveryEnded', cause: 'CLOSED_BY_LAW', reason },
        clocks: ended.map((clock) => (clock.id === owed?.id ? { ...clock, cancelledAt: closedAt } : clock)),
        notices: [
          { to: requester, text: reachedIt ? `${why}已经到达的数据，请申报使用结束。` : why },
          { to: authorityOf(matter, context), text: why },
        ],
      },
      ...closedInTime(matter, owed, closedAt, context),
    );
  },
});

/**
 * Revokes a lateness of T7 if the law had closed the items before it was due: nobody is late with what is forbidden. One
 * that was judged stays with its judge, because the provider itself gives this command.
 */
function closedInTime(
  { matterId }: ShareRequestMatter,
  owed: Clock | undefined,
  closedAt: Instant,
  { facts }: Context<'judgements'>,
): readonly Happened[] {
  if (!owed || !isMissRecorded(owed) || owed.dueAt === null || closedAt >= owed.dueAt) return [];
  const isJudged = facts.get('judgements', matterId).some(({ clockId }) => clockId === owed.id);
  return isJudged ? [] : [{ event: { type: 'overdueRevoked', clockId: owed.id, reason: CLOSED_IN_TIME } }];
}

const CLOSED_IN_TIME = '共享期限届满前，法律、行政法规或者国务院决定已规定不予共享';

export const ENDING = [closeAfterTerm, closeByLaw];

function reached(data: ShareRequestMatter['data']): Refusal | null {
  if (!hasDataReached(data)) return null;
  return rule('DATA_HAS_REACHED_REQUESTER', '27(1)', '数据已经到达需求部门，须由其申报使用结束。');
}

const notOver = (data: ShareRequestMatter['data'], at: string): Refusal | null =>
  isTermOver(data, at) ? null : rule('TERM_NOT_OVER', '27(1)', '使用时限尚未届满。');

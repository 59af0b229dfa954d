import { z } from 'zod';
import { place } from '../../../language/given.js';
import { meetClock } from '../../../clock/operations.js';
import { replyAttributeOf } from '../../../catalog/attribute.js';
import { SHARE_MODES, type ShareMode } from '../../../catalog/entry.js';
import { localDate } from '../../../calendar/time.js';
import type { Context } from '../../../matter/context.js';
import type { CitedDocument } from '../../../matter/facts.js';
import { kept, uncitedEvidence } from '../evidence.js';
import { allOf, rule, type Refusal } from '../../../language/refusal.js';
import { clockOf, startTarget } from '../../../matter/clocks.js';
import { deliveryClock, released, startTerm, undelivered } from '../share-request.clocks.js';
import {
  assessment,
  deliveryContent,
  rejectionReason,
  text,
  type Assessment,
  type DeliveryContent,
  type KeptDelivery,
} from '../share-request.content.js';
import { deliverable, prohibitionNeeds, withheldText } from '../prohibition.js';
import type { Delivery, ShareRequestMatter } from '../share-request.state.js';
import { hasDataReached, isTermOver } from '../access.js';
import * as example from '../share-request.examples.js';
import { authorityOf, workingBody, done, refuse, row, staleRevision } from './share-request.row.js';
import { OUR_NUMBERS } from '../../../law/our-numbers.js';

/** Row 11: the provider starts to deliver, in a published mode and with a valid assessment if one is needed. */
const startDelivery = row({
  name: 'start-delivery',
  title: '开始共享',
  clause: '22(2)',
  from: ['AGREED', 'DELIVERY_REJECTED'],
  payload: z.strictObject({ mode: z.enum(SHARE_MODES), assessment: assessment.optional() }),
  example: example.startDelivery,
  needs: (_, matter) => prohibitionNeeds(matter),
  guard: afterTerm,
  decide(matter, { mode, assessment: given }, context) {
    const refusal =
      closedByLaw(matter, context) ??
      allOf(
        unpublishedMode(matter, mode),
        unassessed(matter, given, context),
        uncitedEvidence({ 'assessment.evidence': given?.evidence }, context.documents, '11(5)'),
      );
    if (refusal) return refuse(refusal);
    const requesterDelay = mode === 'API' && !matter.data.request.receivingEndpoint;
    const to = workingBody(matter.parties.requester);
    const delay = { to, text: `提供部门已开始共享，尚缺接收端点，请办理“${NAME_ENDPOINT}”。` };
    return done({
      event: {
        type: 'deliveryStarted',
        mode,
        assessment: given ? { ...given, evidence: kept(given.evidence, context.documents) } : null,
        requesterDelay,
      },
      ...(requesterDelay && { notices: [delay] }),
    });
  },
});

const NAME_ENDPOINT = '提供接收端点';

/** Row 11: the requester names the endpoint that its request left out; that it was missing stays recorded (Q-13). */
const nameEndpoint = row({
  name: 'name-endpoint',
  title: NAME_ENDPOINT,
  clause: '22(2)',
  from: ['AGREED', 'DELIVERING'],
  payload: z.strictObject({ receivingEndpoint: text(500) }),
  example: example.endpoint,
  decide: ({ parties }, { receivingEndpoint }) =>
    done({
      event: { type: 'endpointNamed', receivingEndpoint },
      notices: [{ to: workingBody(parties.provider), text: `需求部门提供接收端点：${receivingEndpoint}` }],
    }),
});

/**
 * Row 12: records a delivery with evidence of every agreed item that no law has closed since the reply, and a passed
 * check of standards; this act meets T7.
 */
const recordDelivery = row({
  name: 'record-delivery',
  title: '登记共享完成',
  clause: '22(1)',
  from: ['DELIVERING'],
  payload: deliveryContent,
  example: example.delivery,
  needs: (_, matter) => prohibitionNeeds(matter),
  guard: afterTerm,
  decide(matter, delivery, context) {
    const refusal =
      closedByLaw(matter, context) ??
      allOf(notCovered(matter, delivery, context), belowStandards(delivery), unproven(delivery, context.documents));
    if (refusal) return refuse(refusal);
    const withheld = deliverable(matter.data, context).withheld.map(({ itemId, law }) => ({ itemId, law }));
    const revision = matter.data.deliveries.length + 1;
    const responsible = matter.parties.requester;
    const target = {
      id: `acceptance-${revision}`,
      clause: '22(1)',
      limit: OUR_NUMBERS.acceptanceTarget.value,
      responsible,
    };
    const owed = deliveryClock(matter);
    const term = matter.clocks.some(({ id }) => id === 'term') ? null : startTerm(matter, context);
    const to = workingBody(responsible);
    return done({
      event: {
        type: 'delivered',
        revision,
        delivery: proven(delivery, context.documents),
        ...(withheld.length > 0 && { withheld }),
      },
      clocks: [...(owed ? [meetClock(owed, context.at)] : []), startTarget(target, context), ...(term ? [term] : [])],
      notices: [{ to, text: withheld.length > 0 ? `${DELIVERED_IN_PART}${withheldText(withheld)}。` : DELIVERED }],
    });
  },
});

const DELIVERED = '提供部门已共享全部同意的数据项，请验收。';
const DELIVERED_IN_PART = '提供部门已共享可以共享的数据项，请验收；因法律、行政法规或者国务院决定不予共享的：';

/** Row 13: the requester accepts; acceptance never happens without an act. */
const acceptDelivery = row({
  name: 'accept-delivery',
  title: '验收通过',
  clause: '22(1)',
  from: ['DELIVERED'],
  payload: z.strictObject({ revision: place.optional() }),
  example: { revision: 1 },
  decide(matter, { revision }, context) {
    const delivery = lastDelivery(matter);
    const refusal = staleRevision(revision, delivery.revision, '22(1)');
    if (refusal) return refuse(refusal);
    return done({
      event: { type: 'deliveryAccepted', revision: delivery.revision },
      clocks: [meetClock(clockOf(matter, `acceptance-${delivery.revision}`), context.at)],
      notices: [{ to: workingBody(matter.parties.provider), text: '需求部门验收通过。' }],
    });
  },
});

/** Row 14: the requester rejects; the days that the data lay with it do not count against the provider (Q-33). */
const rejectDelivery = row({
  name: 'reject-delivery',
  title: '验收不通过',
  clause: '22(1)',
  from: ['DELIVERED'],
  payload: z.strictObject({
    revision: place.optional(),
    reasons: z.array(rejectionReason).min(1).max(500),
  }),
  example: { revision: 1, reasons: [{ itemId: 'i1', rule: '完整性', text: '约三成记录的证件号为空。' }] },
  decide(matter, { revision, reasons }, context) {
    const delivery = lastDelivery(matter);
    const refusal = staleRevision(revision, delivery.revision, '22(1)') ?? notOfDelivery(matter, reasons);
    if (refusal) return refuse(refusal);
    const owed = undelivered(matter, context);
    const until = owed[0]?.lastDay;
    const text = `需求部门验收不通过${until ? `，请重新共享，最后一日为 ${until}` : '，共享期限不再计算'}。`;
    return done({
      event: { type: 'deliveryRejected', revision: delivery.revision, reasons },
      clocks: [...owed, meetClock(clockOf(matter, `acceptance-${delivery.revision}`), context.at)],
      notices: [{ to: workingBody(matter.parties.provider), text }],
    });
  },
});

/** Row 11b: the requester gives the data up before any have reached it. */
const relinquish = row({
  name: 'relinquish',
  title: '放弃共享',
  clause: '27(1)',
  from: ['AGREED', 'DELIVERING'],
  payload: z.strictObject({ reason: text(2000) }),
  example: { reason: '相关工作已取消，不再需要该数据。' },
  guard: ({ data }) =>
    !hasDataReached(data)
      ? null
      : rule('DATA_HAS_REACHED_REQUESTER', '27(1)', '数据已经到达本部门，须按使用结束处置，不能放弃。'),
  decide(matter, { reason }, context) {
    const to = [...workingBody(matter.parties.provider), ...authorityOf(matter, context)];
    return done({
      event: { type: 'relinquished', reason },
      clocks: released(matter),
      notices: [{ to, text: `需求部门放弃共享：${reason}` }],
    });
  },
});

export const DELIVERY = [startDelivery, nameEndpoint, recordDelivery, acceptDelivery, rejectDelivery, relinquish];

/** Refuses delivery after the end of the term, because the access has ended with it (row 17). */
function afterTerm({ data }: ShareRequestMatter, { at }: Context): Refusal | null {
  if (!isTermOver(data, at)) return null;
  return rule('TERM_OVER', '27(1)', '使用时限已经届满，不能再共享；仍需使用的，请需求部门重新申请。');
}

/** Refuses a delivery if a law has closed every agreed item since the reply: T7 then asks for what may not be done. */
function closedByLaw({ data }: ShareRequestMatter, context: Context<'lastVersion'>): Refusal | null {
  const { itemIds, withheld } = deliverable(data, context);
  if (itemIds.length > 0) return null;
  const why = `法律、行政法规或者国务院决定已有规定，不得再共享：${withheldText(withheld)}`;
  return rule('CLOSED_BY_LAW', '14(3)', `${why}。请工作机构负责人依法终止共享，共享期限随之终止。`);
}

function unpublishedMode({ data }: ShareRequestMatter, mode: ShareMode): Refusal | null {
  if (data.entry.shareModes.includes(mode)) return null;
  const message = '目录没有公布这种共享方式';
  return rule('MODE_NOT_PUBLISHED', '22(2)', `${message}。`, [{ field: 'mode', message }]);
}

/** R-11.6: refuses to deliver conditional, personal or important data without a valid assessment. */
function unassessed(
  { data }: ShareRequestMatter,
  given: Assessment | undefined,
  context: Context<'lastVersion'>,
): Refusal | null {
  const { entry } = data;
  const grave = entry.dataLevel === 'IMPORTANT' || entry.dataLevel === 'CORE';
  const { itemIds } = deliverable(data, context);
  const needed = replyAttributeOf(entry, itemIds) === 'CONDITIONAL' || entry.containsPersonalInfo || grave;
  const wrong = (code: string, field: string, message: string): Refusal =>
    rule(code, '11(5)', `${message}。`, [{ field, message }]);
  if (!given) return needed ? wrong('ASSESSMENT_REQUIRED', 'assessment', '共享前须有有效的安全性评估') : null;
  const today = localDate(context.at);
  if (given.conclusion === 'FAIL')
    return wrong('ASSESSMENT_FAILED', 'assessment.conclusion', '安全性评估未通过，不能共享');
  if (given.assessedAt > today) return wrong('ASSESSMENT_IN_FUTURE', 'assessment.assessedAt', '评估日期不能晚于今天');
  if (given.validUntil < today) return wrong('ASSESSMENT_EXPIRED', 'assessment.validUntil', '安全性评估已过有效期');
  return null;
}

/** Refuses a delivery unless it covers exactly the items that are to be delivered. */
function notCovered(
  { data }: ShareRequestMatter,
  { deliveries }: DeliveryContent,
  context: Context<'lastVersion'>,
): Refusal | null {
  const { itemIds: owed, withheld } = deliverable(data, context);
  const given = deliveries.flatMap(({ itemIds }) => itemIds);
  const closed = withheld.filter(({ itemId }) => given.includes(itemId));
  if (closed.length > 0) {
    const message = `法律、行政法规或者国务院决定已有规定，不得再共享：${withheldText(closed)}`;
    return rule('CLOSED_BY_LAW', '14(3)', `${message}。`, [{ field: 'deliveries', message }]);
  }
  const missing = owed.filter((id) => !given.includes(id));
  const strange = given.filter((id) => !owed.includes(id));
  if (missing.length === 0 && strange.length === 0) return null;
  const message = [
    missing.length && `缺少 ${missing.join('、')}`,
    strange.length && `未同意共享 ${strange.join('、')}`,
  ];
  const text = `须共享且只共享答复同意的全部数据项：${message.filter(Boolean).join('；')}。`;
  return rule('ITEMS_NOT_DELIVERED', '22(1)', text, [{ field: 'deliveries', message: text }]);
}

/** Refuses a delivery whose check of standards was not passed. */
function belowStandards({ standardsCheck }: DeliveryContent): Refusal | null {
  if (standardsCheck.passed) return null;
  const message = '共享的数据未通过标准符合性检查，须整改后再登记';
  return rule('STANDARDS_NOT_MET', '11(3)', `${message}。`, [{ field: 'standardsCheck.passed', message }]);
}

/** Refuses a delivery whose evidence is a document that the command does not cite. */
const unproven = ({ deliveries, standardsCheck }: DeliveryContent, documents: readonly CitedDocument[]) =>
  uncitedEvidence(
    Object.fromEntries([
      ...deliveries.map(({ evidence }, n) => [`deliveries.${n}.evidence`, evidence] as const),
      ['standardsCheck.evidence', standardsCheck.evidence] as const,
    ]),
    documents,
    '22(1)',
  );

const proven = (
  { deliveries, standardsCheck }: DeliveryContent,
  documents: readonly CitedDocument[],
): KeptDelivery => ({
  deliveries: deliveries.map((one) => ({ ...one, evidence: kept(one.evidence, documents) })),
  standardsCheck: { ...standardsCheck, evidence: kept(standardsCheck.evidence, documents) },
});

function notOfDelivery(matter: ShareRequestMatter, reasons: readonly { itemId: string }[]): Refusal | null {
  const delivered = lastDelivery(matter).deliveries.flatMap(({ itemIds }) => itemIds);
  const strange = reasons.map(({ itemId }) => itemId).filter((id) => !delivered.includes(id));
  if (strange.length === 0) return null;
  const message = `没有共享这些数据项：${strange.join('、')}`;
  return rule('ITEM_NOT_DELIVERED', '22(1)', `${message}。`, [{ field: 'reasons', message }]);
}

function lastDelivery({ data, matterId }: ShareRequestMatter): Delivery {
  const delivery = data.deliveries.at(-1);
  if (!delivery) throw new Error(`matter ${matterId} is delivered without a delivery`);
  return delivery;
}

import { agree, assessed, delivery, request } from '../scenarios/payloads.js';
import { TO_REVIEW, TO_USE, type Deed } from '../faults/way.js';

/*
 * Recorded acts on share requests. Together they cause every event of a share request.
 */

const deed = (account: string, command: string, payload: unknown = {}): Deed => ({ account, command, payload });

const asks = (items: number) => request('3070990100002/000002', 'API', items);
function withoutEndpoint(until: string) {
  const { receivingEndpoint: _, ...content } = asks(1);
  return { ...content, usageTerm: { until } };
}
const submits = (revision: number) => deed('p6.handler', 'submit-internally', { revision, declaration: true });
const extension = deed('m2.lead', 'request-extension', { days: 10, reason: '核对需要更多时间' });
const decides = (grant: boolean) => deed('m1.reviewer', 'decide-extension', { grant, reason: '情况属实' });
const narrows = deed('p6.handler', 'draft-supplement', {
  answers: [{ item: 1, text: '授权书样式见附件。' }],
  changes: { usageScope: '仅限本次审核岗位' },
});
const starts = deed('m2.handler', 'start-delivery', { mode: 'API', assessment: assessed });
const delivers = deed('m2.handler', 'record-delivery', delivery(1));

export const STRAIGHT_TO_USE: readonly Deed[] = TO_USE;
export const UNDER_REVIEW: readonly Deed[] = TO_REVIEW;
export const SUBMITTED: readonly Deed[] = TO_REVIEW.slice(0, 3);

/** Acts of a request whose every document is written twice before it is agreed to. */
export const SECOND_THOUGHTS: readonly Deed[] = [
  deed('p6.handler', 'draft-request', asks(2)),
  deed('p6.handler', 'revise-draft', asks(1)),
  submits(2),
  deed('p6.handler', 'recall'),
  submits(2),
  deed('p6.lead', 'lead-reject', { reason: '请写明范围' }),
  submits(2),
  deed('p6.lead', 'lead-consent', { revision: 2 }),
  deed('m2.handler', 'accept'),
  deed('m2.handler', 'propose-reply', agree(1)),
  deed('m2.handler', 'revise-reply', agree(1)),
  deed('m2.lead', 'lead-return-reply', { reason: '请写明责任' }),
  deed('m2.handler', 'propose-reply', agree(1)),
  deed('m2.lead', 'lead-approve-reply', { revision: 3 }),
  starts,
  delivers,
  deed('p6.handler', 'reject-delivery', { reasons: [{ itemId: 'i1', text: '约三成记录为空' }] }),
  starts,
  delivers,
  deed('p6.handler', 'accept-delivery'),
];

/** Acts on a request in use: use is recorded, the purpose ends, and the provider instructs the disposal. */
export const USED: readonly Deed[] = [
  deed('p6.handler', 'record-use', { type: 'SCENARIO', occurredOn: '2025-10-20', text: '受理申请时逐件核验。' }),
  deed('p6.handler', 'purpose-ended', { kind: 'NO_LONGER_NECESSARY', text: '核验工作已经结束。' }),
  deed('m2.handler', 'instruct-disposal', { method: 'DELETE', text: '删除全部副本，含备份。' }),
];
/** Returns the certification of the disposal; `certificate` is the id of a document that P6 has uploaded. */
export const certified = (certificate: string): Deed =>
  deed('p6.handler', 'certify-disposal', {
    method: 'DELETE',
    executedAt: '2025-10-20T09:00:00+08:00',
    systems: ['公积金提取系统(示例)'],
    copies: { working: '已经删除。', backups: '已经清除。', useRecordsKept: true },
    documents: [certificate],
  });
export const CONTESTED = deed('m2.lead', 'contest-disposal', { revision: 1, reason: '请写明备份的处置时间' });
export const CONFIRMED = deed('m2.lead', 'confirm-disposal', { revision: 2 });

export const WITHDRAWN: readonly Deed[] = [...SUBMITTED, deed('p6.lead', 'withdraw', { reason: '履职需要已不存在' })];

export const ASKED: readonly Deed[] = [
  ...UNDER_REVIEW,
  deed('m2.handler', 'ask-supplement', { list: ['请补充授权书样式'] }),
];
/** Acts two days after the request for a supplement. */
export const SUPPLIED: readonly Deed[] = [
  narrows,
  deed('p6.lead', 'return-supplement', { reason: '请同时附授权书样式' }),
  narrows,
  deed('p6.lead', 'consent-supplement', { revision: 2 }),
  extension,
  decides(false),
  extension,
];
/** Acts after the limit has passed: an extension is granted late, the reply agrees, and the requester relinquishes. */
export const RELINQUISHED: readonly Deed[] = [
  decides(true),
  deed('m2.handler', 'propose-reply', agree(2)),
  deed('m2.lead', 'lead-approve-reply', { revision: 1 }),
  deed('p6.lead', 'relinquish', { reason: '相关工作已取消' }),
];
/** Acts of a request without endpoint, whose term ends before its data have come. */
export const ENDPOINT_NAMED: readonly Deed[] = [
  deed('p6.handler', 'draft-request', withoutEndpoint('2025-10-21')),
  submits(1),
  deed('p6.lead', 'lead-consent', { revision: 1 }),
  deed('m2.handler', 'accept'),
  deed('m2.handler', 'propose-reply', agree(1)),
  deed('m2.lead', 'lead-approve-reply', { revision: 1 }),
  starts,
  deed('p6.handler', 'name-endpoint', { receivingEndpoint: 'https://exchange.example.gov.cn/inbox' }),
];
export const TERM_OVER: readonly Deed[] = [deed('m2.lead', 'close-after-term', { reason: '使用时限已经届满' })];

export const LAPSED: readonly Deed[] = [deed('m2.lead', 'close-unsupplemented', { reason: '经提醒仍未补充' })];

/** Everyday acts of the offices, on a request under review. */
export const EVERYDAY: readonly Deed[] = [
  ...UNDER_REVIEW,
  deed('m2.handler', 'sign-for-receipt'),
  deed('p6.handler', 'urge', { text: '业务系统即将上线，请尽快办里。' }),
  deed('m1.supervisor', 'supervise', { departmentId: 'M2', requirement: '请说明办理进展。', answerWithin: 2 }),
  deed('m2.lead', 'answer-supervision', { supervision: 1, answer: '预计本周办结。' }),
  deed('m2.lead', 'hand-over', { to: 'm2.deputy' }),
  deed('m2.handler', 'ask-opinions', { question: '拟同意共享，是否妥当？', colleagues: ['m2.assessor', 'm2.head'] }),
  deed('m2.assessor', 'give-opinion', { round: 1, stance: 'AGREE' }),
  deed('p6.lead', 'mark-urgency', { urgency: 'URGENT' }),
  deed('p6.handler', 'give-document-number', { number: '云公积金函〔2025〕12号', of: 3, date: '2025-10-20' }),
  deed('p6.handler', 'correct-slip', {
    seq: 8,
    field: 'text',
    from: '业务系统即将上线，请尽快办里。',
    to: '业务系统即将上线，请尽快办理。',
    reason: '错别字。',
  }),
];

/** Acts of a request for unconditional data, whose limit to reply is one working day. */
export const UNANSWERED: readonly Deed[] = [
  deed('c2.handler', 'draft-request', request('3070990000005/000002', 'FILE', 2)),
  deed('c2.handler', 'submit-internally', { revision: 1, declaration: true }),
  deed('c2.lead', 'lead-consent', { revision: 1 }),
];

/** Acts of a request with so many revisions that Temporal suggests a new run. */
export const LONG: readonly Deed[] = [
  deed('p6.handler', 'draft-request', asks(2)),
  ...Array.from({ length: 8 }, () => deed('p6.handler', 'revise-draft', asks(1))),
  submits(9),
];
export const CONSENT_TO_LONG: readonly Deed[] = [deed('p6.lead', 'lead-consent', { revision: 9 })];

export const ACCEPTS = deed('m2.handler', 'accept');
export const ASKS_FOR_DAYS: readonly Deed[] = [extension];
export const TOO_LATE = deed('p6.handler', 'recall');
export const NOTHING_TO_ASK_FOR = deed('p6.handler', 'draft-request', request('3070990100002/999999', 'API', 1));

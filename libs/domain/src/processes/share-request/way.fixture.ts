import type { Actor } from '../../access/roles.js';
import { atLocal, type Instant } from '../../calendar/time.js';
import type { ItemDecision, ProposalContent, RequestContent } from './share-request.content.js';
import * as example from './share-request.examples.js';
import { ENTRY, Play, WHO, type Setting } from './share-request.fixture.js';
import type { ShareRequestState } from './share-request.state.js';

/** A valid request for two items of `ENTRY`. */
export const REQUEST: RequestContent = { ...example.requestContent, catalogCode: ENTRY.catalogCode };
export const AGREE: ProposalContent = example.proposal;
export const refuse = (itemId: string, more: Partial<ItemDecision> = {}): ItemDecision => ({
  itemId,
  agree: false,
  code: 'NO_SUCH_DATA',
  text: '经核实，本部门没有采集和保存这一数据项。',
  ...more,
});
export const REFUSE: ProposalContent = { decisions: [refuse('i1'), refuse('i2')] };
export const ASSESSMENT = { ...example.startDelivery.assessment, validUntil: '2026-12-31' };
export const LIST = ['请补充职能文件', '请说明调用量'];
const ANSWERS = LIST.map((_, n) => ({ item: n + 1, text: '见附件。' }));
export const REASON = { reason: '情况如所附说明。' };

/** Document that the requester uploaded to prove a disposal. */
export const DOCUMENT = {
  documentId: '7d4a3d0e-2f6a-4f0e-9d0e-0c9b7f4a1d02',
  sha256: 'a'.repeat(64),
  size: 2048,
  mediaType: 'application/pdf',
  departmentId: 'city.housing',
};
/** Document that the provider uploaded to prove a paper. */
const PAPER = { ...DOCUMENT, documentId: '7d4a3d0e-2f6a-4f0e-9d0e-0c9b7f4a1d03', departmentId: 'province.land' };
/** Document that the decider uploaded to prove its decision. */
const RULING = { ...DOCUMENT, documentId: '7d4a3d0e-2f6a-4f0e-9d0e-0c9b7f4a1d04', departmentId: 'province.data' };
/** Data reach the requester on 6 March; the purpose ends on the 20th. */
export const USE_RECORD = { ...example.useRecord, occurredOn: '2026-03-09' };
export const CERTIFICATE = {
  ...example.disposalCertificate,
  executedAt: '2026-03-19T06:00:00.000Z',
  documents: [DOCUMENT.documentId],
};

interface Step {
  readonly at: Instant;
  readonly who: Actor;
  readonly command: string;
  readonly payload: unknown;
}
const step = (at: Instant, who: Actor, command: string, payload: unknown = {}): Step => ({ at, who, command, payload });

/** A valid payload for each command. */
export const FIT: Readonly<Record<string, unknown>> = {
  'draft-request': REQUEST,
  'revise-draft': { ...REQUEST, itemIds: ['i1'] },
  'submit-internally': { revision: 1, declaration: true },
  recall: {},
  'lead-consent': { revision: 1 },
  'lead-reject': REASON,
  withdraw: REASON,
  accept: {},
  'ask-supplement': { list: LIST },
  'supply-supplement': { answers: ANSWERS },
  'draft-supplement': { answers: ANSWERS, changes: { usageScope: '仅限保障性住房资格审核' } },
  'consent-supplement': { revision: 2 },
  'return-supplement': REASON,
  'close-unsupplemented': REASON,
  'request-extension': { days: 5, ...REASON },
  'register-extension-request': {
    ...{ days: 5, ...REASON, askedAt: atLocal('2026-03-02', 10, 30), channel: 'HAND_IN' },
    documents: [PAPER.documentId],
  },
  'decide-extension': { grant: true, ...REASON },
  'register-extension-decision': {
    grant: true,
    reason: REASON.reason,
    decidedAt: atLocal('2026-03-03', 10),
    channel: 'HAND_IN',
    documents: [RULING.documentId],
  },
  'confirm-extension-decision': {},
  'propose-reply': AGREE,
  'revise-reply': AGREE,
  'lead-approve-reply': { revision: 1 },
  'lead-return-reply': REASON,
  'start-delivery': { mode: 'API', assessment: ASSESSMENT },
  'record-delivery': example.delivery,
  'accept-delivery': {},
  'reject-delivery': { reasons: [{ itemId: 'i1', text: '约三成记录的证件号为空。' }] },
  relinquish: REASON,
  'close-after-term': REASON,
  'close-by-law': REASON,
  'name-endpoint': example.endpoint,
  'record-use': USE_RECORD,
  'purpose-ended': example.purposeEnded,
  'instruct-disposal': example.disposalInstruction,
  'certify-disposal': CERTIFICATE,
  'contest-disposal': REASON,
  'confirm-disposal': {},
};

const fit = (at: Instant, who: Actor, command: string): Step => step(at, who, command, FIT[command]);

/* The way from draft to use. March 2026 has no holiday; received on Monday 2 March, ten working days end on the 16th. */
const DRAFT = [fit(atLocal('2026-03-02', 9), WHO.handler, 'draft-request')];
const LEAD_REVIEW = [...DRAFT, fit(atLocal('2026-03-02', 9, 30), WHO.handler, 'submit-internally')];
const SUBMITTED = [...LEAD_REVIEW, fit(atLocal('2026-03-02', 10), WHO.lead, 'lead-consent')];
const UNDER_REVIEW = [...SUBMITTED, fit(atLocal('2026-03-02', 11), WHO.providerHandler, 'accept')];
const SUPPLEMENT = [...UNDER_REVIEW, fit(atLocal('2026-03-03', 14), WHO.providerHandler, 'ask-supplement')];
const PROPOSED = [...UNDER_REVIEW, fit(atLocal('2026-03-03', 14), WHO.providerHandler, 'propose-reply')];
const PROPOSED_REFUSAL = [
  ...UNDER_REVIEW,
  step(atLocal('2026-03-03', 14), WHO.providerHandler, 'propose-reply', REFUSE),
];
const approve = fit(atLocal('2026-03-03', 16), WHO.providerLead, 'lead-approve-reply');
const AGREED = [...PROPOSED, approve];
const DELIVERING = [...AGREED, fit(atLocal('2026-03-05', 9), WHO.providerHandler, 'start-delivery')];
const DELIVERED = [...DELIVERING, fit(atLocal('2026-03-06', 9), WHO.providerHandler, 'record-delivery')];

const IN_USE = [...DELIVERED, fit(atLocal('2026-03-09', 9), WHO.handler, 'accept-delivery')];
const DISPOSING = [...IN_USE, fit(atLocal('2026-03-20', 9), WHO.handler, 'purpose-ended')];

const WAY: Readonly<Record<ShareRequestState, readonly Step[]>> = {
  DRAFT,
  REQUESTER_LEAD_REVIEW: LEAD_REVIEW,
  SUBMITTED,
  UNDER_REVIEW,
  SUPPLEMENT_REQUIRED: SUPPLEMENT,
  PROVIDER_LEAD_REVIEW: PROPOSED,
  AGREED,
  REFUSED: [...PROPOSED_REFUSAL, approve],
  DELIVERING,
  DELIVERED,
  DELIVERY_REJECTED: [...DELIVERED, fit(atLocal('2026-03-09', 9), WHO.handler, 'reject-delivery')],
  IN_USE,
  DISPOSING,
  CLOSED: [...AGREED, fit(atLocal('2026-03-05', 9), WHO.lead, 'relinquish')],
  WITHDRAWN: [...SUBMITTED, fit(atLocal('2026-03-03', 9), WHO.lead, 'withdraw')],
  LAPSED: [...SUPPLEMENT, fit(atLocal('2026-03-18', 9), WHO.providerLead, 'close-unsupplemented')],
};

/** Plays a request up to a state, along the steps above. */
export function playTo(state: ShareRequestState, { facts, ...setting }: Setting = {}): Play {
  const documents = { [DOCUMENT.documentId]: DOCUMENT, [PAPER.documentId]: PAPER, [RULING.documentId]: RULING };
  const play = new Play({ ...setting, facts: { documents, ...facts } });
  for (const { at, who, command, payload } of WAY[state]) play.passTo(at).do(who, command, payload);
  return play;
}

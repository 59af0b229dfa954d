import type { EntryVersion } from '../../catalog/entry.js';
import type { Instant, LocalDate } from '../../calendar/time.js';
import { isMetInTime } from '../../clock/standing.js';
import { withoutDecision, type AskedExtension, type ExtensionRequest } from '../../matter/extension-request.js';
import type { Matter } from '../../matter/matter.js';
import type {
  DraftContent,
  KeptAssessment,
  KeptDelivery,
  ItemDecision,
  ProposalContent,
  RejectionReason,
  RequestContent,
  KeptAnswer,
  WithheldItem,
} from './share-request.content.js';
import type { Disposal, PurposeEnd, UseRecord } from './use.js';

export const STATES = [
  'DRAFT',
  'REQUESTER_LEAD_REVIEW',
  'SUBMITTED',
  'SUPPLEMENT_REQUIRED',
  'UNDER_REVIEW',
  'PROVIDER_LEAD_REVIEW',
  'AGREED',
  'REFUSED',
  'DELIVERING',
  'DELIVERED',
  'DELIVERY_REJECTED',
  'IN_USE',
  'DISPOSING',
  'CLOSED',
  'WITHDRAWN',
  'LAPSED',
] as const;
export type ShareRequestState = (typeof STATES)[number];

/** Chinese titles of the states. */
export const STATE_TITLES: Readonly<Record<ShareRequestState, string>> = {
  DRAFT: '草稿',
  REQUESTER_LEAD_REVIEW: '待需求部门负责人同意',
  SUBMITTED: '已提出，待受理',
  SUPPLEMENT_REQUIRED: '待补充材料',
  UNDER_REVIEW: '审核中',
  PROVIDER_LEAD_REVIEW: '待提供部门负责人同意答复',
  AGREED: '同意共享',
  REFUSED: '不同意共享',
  DELIVERING: '共享中',
  DELIVERED: '已共享，待验收',
  DELIVERY_REJECTED: '验收不通过',
  IN_USE: '使用中',
  DISPOSING: '处置中',
  CLOSED: '已办结',
  WITHDRAWN: '已撤回',
  LAPSED: '未补充材料，已终结',
};

/** A supplement with the request as it is after it; `revision` is that of the request. */
export interface SupplementDraft {
  readonly answers: KeptAnswer[];
  readonly request: RequestContent;
  readonly revision: number;
}

export interface Supplement {
  readonly list: readonly string[];
  /** Supplement that waits for the lead's consent, because it changes the request; null if there is none. */
  readonly draft: SupplementDraft | null;
  readonly askedAt: Instant;
  readonly answers: readonly KeptAnswer[];
  readonly suppliedAt: Instant | null;
}

export interface Proposal extends ProposalContent {
  readonly revision: number;
}

export interface Reply {
  readonly revision: number;
  readonly result: 'AGREED' | 'REFUSED';
  readonly partial: boolean;
  readonly repliedAt: Instant;
}

export interface Delivery extends KeptDelivery {
  readonly revision: number;
  readonly mode: string;
  readonly assessment: KeptAssessment | null;
  readonly withheld: readonly WithheldItem[];
  readonly deliveredAt: Instant;
  readonly outcome: 'ACCEPTED' | 'REJECTED' | null;
  readonly reasons: readonly RejectionReason[];
}

/** Data of a share request. */
export interface ShareRequest {
  /** Version of the entry at drafting; from submission on the version in effect at receipt. */
  readonly entry: EntryVersion;
  /** Complete from its submission inside the department on; then {@link requestOf} returns it. */
  readonly request: DraftContent;
  readonly requestRevision: number;
  readonly receivedAt: Instant | null;
  readonly supplement: Supplement | null;
  readonly extensions: readonly ExtensionRequest[];
  readonly proposal: Proposal | null;
  readonly reply: Reply | null;
  /** Mode and assessment of the delivery under way; null if there is none. */
  readonly delivering: { readonly mode: string; readonly assessment: KeptAssessment | null } | null;
  readonly deliveries: readonly Delivery[];
  /** True if the requester had no receiving endpoint when delivery began. */
  readonly requesterDelay: boolean;
  /** Use records; they are only added and outlive the disposal of the data (Art 29(2)). */
  readonly useRecords: readonly UseRecord[];
  readonly purposeEnd: PurposeEnd | null;
  readonly disposal: Disposal | null;
  /** T9: last day on which the use records must be kept; null until the disposal is confirmed. */
  readonly retainUntil: LocalDate | null;
}

export type ShareRequestSide = 'requester' | 'provider' | 'extensionAuthority';
export type ShareRequestMatter = Matter<ShareRequest, ShareRequestSide>;

export const isShareRequest = (matter: Matter): matter is ShareRequestMatter => matter.process === 'share-request';

/** The request for a longer limit that waits for a decision. A reply in time, recorded or proven, leaves nothing to decide. */
export const pendingExtension = (matter: ShareRequestMatter): ExtensionRequest | undefined =>
  isAnsweredInTime(matter) ? undefined : matter.data.extensions.find(({ status }) => status === 'PENDING');

/** True if the reply came before its limit ended. */
export const isAnsweredInTime = ({ clocks }: ShareRequestMatter): boolean =>
  clocks.some((clock) => clock.id === 'reply' && isMetInTime(clock));

/** The requests for a longer limit, as they stand. */
export const extensionsOf = (matter: ShareRequestMatter): readonly ExtensionRequest[] =>
  isAnsweredInTime(matter) ? matter.data.extensions.map(withoutDecision) : matter.data.extensions;

/** True from the notice of a supplement until the requester has supplied it. */
export const isSupplementAwaited = ({ supplement }: ShareRequest): boolean => supplement?.suppliedAt === null;

/** The last request for a longer limit; null if there was none. */
export function askedExtension(matter: ShareRequestMatter): AskedExtension | null {
  const { parties } = matter;
  const last = extensionsOf(matter).at(-1);
  if (!last) return null;
  const { requestedAt, status, paper } = last;
  return { clockId: 'reply', decider: parties.extensionAuthority, requestedAt, status, ...(paper && { paper }) };
}

export const grantedDays = ({ extensions }: ShareRequest): number =>
  extensions.reduce((sum, one) => sum + (one.grantedDays ?? 0), 0);

export const agreedItems = ({ proposal }: ShareRequest): readonly string[] =>
  (proposal?.decisions ?? []).filter(({ agree }: ItemDecision) => agree).map(({ itemId }) => itemId);

/** Returns the request that was submitted. Throws for a draft that lacks something. */
export function requestOf({ request }: Pick<ShareRequest, 'request'>): RequestContent {
  const { itemIds, dutyNeed, usageBasis, usageScenario, usageScope, shareMode, usageTerm, legalBases } = request;
  if (!itemIds || !dutyNeed || !usageBasis || !usageScenario || !usageScope || !shareMode || !usageTerm || !legalBases)
    throw new Error('a request was judged before it was complete');
  return { ...request, itemIds, dutyNeed, usageBasis, usageScenario, usageScope, shareMode, usageTerm, legalBases };
}

/** Returns the disposal; throws if none has begun. */
export function disposalOf({ data, matterId }: Pick<ShareRequestMatter, 'data' | 'matterId'>): Disposal {
  if (!data.disposal) throw new Error(`matter ${matterId} has no disposal`);
  return data.disposal;
}

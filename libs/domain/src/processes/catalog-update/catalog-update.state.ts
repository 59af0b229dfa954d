import type { Instant, LocalDate } from '../../calendar/time.js';
import type { AssessmentType, EntryAssessment } from '../cataloguing/assessment.js';
import { isMetInTime } from '../../clock/standing.js';
import { withoutDecision, type AskedExtension, type ExtensionRequest } from '../../matter/extension-request.js';
import type { ContestedFinding } from '../../matter/contested-finding.js';
import type { Matter } from '../../matter/matter.js';
import type {
  ChangeContent,
  KeptChange,
  ReturnFinding,
  UpdateKind,
  UpdateTriggerKind,
} from './catalog-update.content.js';

export const STATES = [
  'OPEN',
  'PREPARING',
  'DEPT_HEAD_REVIEW',
  'SUBMITTED',
  'RETURNED',
  'PUBLISHED',
  'NOT_NEEDED',
] as const;
export type CatalogUpdateState = (typeof STATES)[number];

/** Chinese titles of the states. */
export const STATE_TITLES: Readonly<Record<CatalogUpdateState, string>> = {
  OPEN: '待更新',
  PREPARING: '更新中',
  DEPT_HEAD_REVIEW: '待部门负责人审核',
  SUBMITTED: '已报送，待主管部门审核',
  RETURNED: '主管部门已退回',
  PUBLISHED: '已发布',
  NOT_NEEDED: '无须更新',
};

export interface DraftedChange extends KeptChange {
  readonly revision: number;
  /** Hash of the content with these changes when it was last assessed or submitted; findings hold for this content. */
  readonly contentHash: string;
  readonly needed: readonly AssessmentType[];
}

/** Returns the change that was submitted. Throws for a draft that lacks something. */
export function changeOf({ changes, changeReason }: DraftedChange): ChangeContent {
  if (changeReason === undefined) throw new Error('a change was submitted before it was complete');
  return { changes, changeReason };
}

/** A submission to the authority, with its outcome. */
export interface UpdateSubmission {
  readonly revision: number;
  /** The submitted change; null for a retirement. */
  readonly change: ChangeContent | null;
  readonly contentHash: string | null;
  readonly assessments: readonly EntryAssessment[];
  readonly submittedAt: Instant;
  readonly outcome: 'PASSED' | 'RETURNED' | null;
  readonly reasons: readonly string[];
  /** Finding of the return; null if it has none. */
  readonly finding: ReturnFinding | null;
  /** The provider's contest of that finding; null if it made none. */
  readonly contest: FindingContest | null;
  readonly decidedAt: Instant | null;
}

/** 异议: the provider contests a finding once; the authority above the one that made it decides. */
export interface FindingContest extends Pick<ContestedFinding, 'contestedAt' | 'status'> {
  readonly reason: string;
  readonly decidedAt: Instant | null;
  readonly opinion: string | null;
}

/** The provider's statement that no update is needed (17(2) 需要相应更新). VOID: the update was submitted nevertheless. */
export interface Dismissal {
  readonly reason: string;
  readonly proposedAt: Instant;
  readonly status: 'PENDING' | 'CONFIRMED' | 'REJECTED' | 'VOID';
  readonly decidedAt: Instant | null;
  readonly opinion: string | null;
}

/** Data of a catalog update. */
export interface CatalogUpdate {
  readonly entry: { readonly entryId: string; readonly catalogCode: string; readonly name: string };
  readonly kind: UpdateKind;
  readonly trigger: UpdateTriggerKind;
  readonly eventDate: LocalDate | null;
  readonly promulgatedOn?: LocalDate;
  readonly docRef: string | null;
  readonly reason: string;
  readonly triggerId: string | null;
  readonly draft: DraftedChange | null;
  /** Findings on all drafts; each holds for one content alone. */
  readonly assessments: readonly EntryAssessment[];
  readonly submissions: readonly UpdateSubmission[];
  /** The extension; there is at most one. */
  readonly extension: ExtensionRequest | null;
  readonly dismissals: readonly Dismissal[];
}

export type CatalogUpdateSide = 'provider' | 'authority' | 'extensionAuthority';
export type CatalogUpdateMatter = Matter<CatalogUpdate, CatalogUpdateSide>;

export const CATALOG_UPDATE = 'catalog-update';

/** The cast is safe for the same reason as in `defineProcess`: a process only meets matters of its own. */
export const isCatalogUpdate = (matter: Matter): matter is CatalogUpdateMatter => matter.process === CATALOG_UPDATE;

export const pendingDismissal = ({ dismissals }: CatalogUpdate): Dismissal | undefined =>
  dismissals.find(({ status }) => status === 'PENDING');

/**
 * The request for a longer limit that waits for a decision. A published update that was submitted in time, as recorded or
 * proven, leaves nothing to decide.
 */
export function pendingExtension(matter: CatalogUpdateMatter): ExtensionRequest | null {
  const extension = extensionOf(matter);
  return extension?.status === 'PENDING' ? extension : null;
}

/** True if the update was published and submitted before its limit ended. */
export const isUpdatedInTime = ({ state, clocks }: CatalogUpdateMatter): boolean =>
  state === 'PUBLISHED' && clocks.some((clock) => clock.id === 'update' && isMetInTime(clock));

/** The request for a longer limit, as it stands; null if there was none. */
export const extensionOf = (matter: CatalogUpdateMatter): ExtensionRequest | null => {
  const { extension } = matter.data;
  return extension && isUpdatedInTime(matter) ? withoutDecision(extension) : extension;
};

/** The request for a longer limit; null if there was none. */
export function askedExtension(matter: CatalogUpdateMatter): AskedExtension | null {
  const { parties } = matter;
  const extension = extensionOf(matter);
  if (!extension) return null;
  const { requestedAt, status, paper } = extension;
  return { clockId: 'update', decider: parties.extensionAuthority, requestedAt, status, ...(paper && { paper }) };
}

/** The last submission that was found to have updated nothing. */
export const foundUndone = ({ submissions }: CatalogUpdate): UpdateSubmission | undefined =>
  submissions.findLast(({ finding }) => finding !== null);

export const pendingContest = ({ submissions }: CatalogUpdate): UpdateSubmission | undefined =>
  submissions.find(({ contest }) => contest?.status === 'PENDING');

/** The last contest of a finding by which T1 goes on; null if there was none. */
export function contestedFinding({ data: { submissions } }: CatalogUpdateMatter): ContestedFinding | null {
  const contest = submissions.findLast((one) => one.contest !== null)?.contest;
  return contest ? { clockId: 'update', contestedAt: contest.contestedAt, status: contest.status } : null;
}

/** Revision of the current change; 1 for a retirement and for a change that is not drafted yet. */
export const revisionOf = ({ draft }: CatalogUpdate): number => draft?.revision ?? 1;

/** Revision of the last submission, which all sides see; 1 before the first. */
export const submittedRevision = ({ submissions }: CatalogUpdate): number => submissions.at(-1)?.revision ?? 1;

/** True while the provider works on a draft, which no other side sees. */
export const isPrepared = (state: string): boolean => state === 'PREPARING' || state === 'DEPT_HEAD_REVIEW';

/** Returns the findings on exactly this content. */
export const findingsOn = (
  assessments: readonly EntryAssessment[],
  contentHash: string | null,
): readonly EntryAssessment[] => assessments.filter((one) => one.contentHash === contentHash);

import type { ChangedVersion, PublishedVersion } from '../../catalog/published-entry.js';
import type { Instant } from '../../calendar/time.js';
import type { EntryAssessment } from '../cataloguing/assessment.js';
import type { EntryContent } from '../../catalog/content.js';
import type { UpdateKind } from '../catalog-update/catalog-update.content.js';
import type { Matter } from '../../matter/matter.js';
import type { RetirementProposal } from './catalog-entry.content.js';

export const STATES = [
  'DRAFT',
  'ASSESSING',
  'ASSESSED',
  'DEPT_HEAD_REVIEW',
  'AUTHORITY_REVIEW',
  'RETURNED',
  'PUBLISHED',
  'UPDATE_DUE',
  'RETIREMENT_REVIEW',
  'RETIRED',
  'ABANDONED',
] as const;
export type CatalogEntryState = (typeof STATES)[number];

/** Chinese titles of the states. */
export const STATE_TITLES: Readonly<Record<CatalogEntryState, string>> = {
  DRAFT: '草稿',
  ASSESSING: '评估中',
  ASSESSED: '已评估，待提交部门负责人',
  DEPT_HEAD_REVIEW: '待部门负责人同意',
  AUTHORITY_REVIEW: '已报送，待主管部门审核',
  RETURNED: '主管部门已退回',
  PUBLISHED: '已发布',
  UPDATE_DUE: '已发布，更新中',
  RETIREMENT_REVIEW: '已发布，退出审核中',
  RETIRED: '已退出',
  ABANDONED: '已放弃',
};

/** 审核意见: decision of the department's head, or of the authority, on one revision (§4.2). */
export interface Opinion {
  readonly by: 'DEPT_HEAD' | 'AUTHORITY';
  readonly revision: number;
  readonly agreed: boolean;
  /** Reasons of a refusal; empty if it was agreed to. */
  readonly reasons: readonly string[];
  readonly at: Instant;
}

/** The last submission to the authority, made with the consent of the department's head. */
export interface EntrySubmission {
  readonly revision: number;
  readonly content: EntryContent;
  readonly contentHash: string;
  readonly submittedAt: Instant;
}

/** End of an entry; from this instant on it cannot be used. */
export interface Retirement {
  readonly updateId: string;
  readonly retiredAt: Instant;
  /** Document of the change of law for which it retired; null for another cause. */
  readonly law: string | null;
  readonly noticeNo: string | null;
}

/** Data of a catalog entry. */
export interface CatalogEntry {
  /** Content of the current draft; after publication that of the last version. */
  readonly content: EntryContent;
  /** Revision of the draft. */
  readonly revision: number;
  /** Findings on all contents, those of updates included; each holds for one content alone. */
  readonly assessments: readonly EntryAssessment[];
  readonly opinions: readonly Opinion[];
  readonly submission: EntrySubmission | null;
  /** Number of submissions. */
  readonly submissions: number;
  /**
   * True after a failed secrecy assessment: the entry holds state or work secrets, and no command opens it again (Art
   * 3).
   */
  readonly locked: boolean;
  readonly versions: readonly ChangedVersion[];
  readonly openUpdates: readonly { readonly updateId: string; readonly kind: UpdateKind }[];
  /** A proposal that is not decided yet; null if there is none. */
  readonly retirementProposal: (RetirementProposal & { readonly inUse?: InUse }) | null;
  readonly retirement: Retirement | null;
}

/** Grants that were active when the retirement was proposed, each with its share request and the using department. */
export type InUse = readonly { readonly matterId: string; readonly requester: string }[];

export type CatalogEntrySide = 'provider' | 'authority';
export type CatalogEntryMatter = Matter<CatalogEntry, CatalogEntrySide>;

/** Returns the last published version; throws before the first publication. */
export function lastVersion({ versions }: CatalogEntry): PublishedVersion {
  const last = versions.at(-1);
  if (!last) throw new Error('the entry has not been published');
  return last;
}

/** Name and code of an entry in texts for people. */
export const titleOf = ({ name, catalogCode }: EntryContent): string => `${name}（${catalogCode}）`;

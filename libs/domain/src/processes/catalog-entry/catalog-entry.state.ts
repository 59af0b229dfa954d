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

/** What people call the states. */
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

/** One published version of an entry: immutable, but that the next one ends it. */
export interface PublishedVersion {
  readonly version: number;
  readonly content: EntryContent;
  readonly contentHash: string;
  readonly effectiveAt: Instant;
  /** When the next version, or retirement, took its place; null while it is the effective one. */
  readonly supersededAt: Instant | null;
  /** 通告号; null for an entry that was taken over. */
  readonly noticeNo: string | null;
  /** The update that led to it; null for the first. */
  readonly updateId: string | null;
}

/** 审核意见: what the head of the department, or the authority, decided on one revision (§4.2). */
export interface Opinion {
  readonly by: 'DEPT_HEAD' | 'AUTHORITY';
  readonly revision: number;
  readonly agreed: boolean;
  /** Empty where it was agreed to. */
  readonly reasons: readonly string[];
  readonly at: Instant;
}

/** What was last submitted to the authority, with the consent of the department's head. */
export interface Submission {
  readonly revision: number;
  readonly content: EntryContent;
  readonly contentHash: string;
  readonly submittedAt: Instant;
}

/** The end of an entry: it is usable no more from this instant on. */
export interface Retirement {
  readonly updateId: string;
  readonly retiredAt: Instant;
  readonly noticeNo: string | null;
}

/** What a catalog entry knows besides its state, parties and clocks. */
export interface CatalogEntry {
  /** The draft that is being worked on; after publication what the last version states. */
  readonly content: EntryContent;
  /** Of the draft. */
  readonly revision: number;
  /** Natural persons who wrote the draft or submitted it, who assessed it, and whose consent it had (SoD-3, SoD-4). */
  readonly editors: readonly string[];
  readonly assessors: readonly string[];
  readonly heads: readonly string[];
  /** Findings on any of the contents, those of updates included; each holds for one content alone. */
  readonly assessments: readonly EntryAssessment[];
  readonly opinions: readonly Opinion[];
  readonly submission: Submission | null;
  /** How often it was submitted. */
  readonly submissions: number;
  /** It was found to hold state secrets, or work secrets: nobody opens it again (Art 3). */
  readonly locked: boolean;
  readonly versions: readonly PublishedVersion[];
  readonly openUpdates: readonly { readonly updateId: string; readonly kind: UpdateKind }[];
  /** Proposed and not yet decided. */
  readonly retirementProposal: RetirementProposal | null;
  readonly retirement: Retirement | null;
}

export type CatalogEntrySide = 'provider' | 'authority';
export type CatalogEntryMatter = Matter<CatalogEntry, CatalogEntrySide>;

/** Throws before the first publication. */
export function lastVersion({ versions }: CatalogEntry): PublishedVersion {
  const last = versions.at(-1);
  if (!last) throw new Error('the entry has not been published');
  return last;
}

/** What is said of a name and a code to people. */
export const titleOf = ({ name, catalogCode }: EntryContent): string => `${name}（${catalogCode}）`;

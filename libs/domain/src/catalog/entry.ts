import { z } from 'zod';
import type { LocalDate } from '../calendar/time.js';

/** 共享属性 (Art 14). */
export const SHARE_ATTRIBUTES = ['UNCONDITIONAL', 'CONDITIONAL', 'NON_SHAREABLE'] as const;
export type ShareAttribute = (typeof SHARE_ATTRIBUTES)[number];

/** 共享方式 (Art 22(2)). */
export const SHARE_MODES = ['API', 'BATCH', 'FILE', 'OTHER'] as const;
export type ShareMode = (typeof SHARE_MODES)[number];

/** 依据 (CL-BASIS); only the first three types may forbid sharing (Art 14(3)). */
export const BASIS_TYPES = [
  'LAW',
  'ADMIN_REGULATION',
  'STATE_COUNCIL_DECISION',
  'MINISTRY_RULE',
  'LOCAL_REGULATION',
  'LOCAL_RULE',
  'NORMATIVE_DOC',
  'INTERNATIONAL_TREATY',
] as const;
export type BasisType = (typeof BASIS_TYPES)[number];

/**
 * True for laws, administrative regulations and decisions of the State Council, which alone may forbid sharing (Art
 * 14(3)).
 */
export const mayForbidSharing = (type: BasisType): boolean => BASIS_TYPES.indexOf(type) < 3;

export interface DataItem {
  readonly itemId: string;
  readonly nameZh: string;
  /** Own sharing attribute, at least as strict as the entry's; absent for that of the entry. */
  readonly itemShareAttribute?: ShareAttribute;
}

export const CONDITION_KINDS = ['SCOPE', 'PURPOSE', 'SECURITY', 'OTHER'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** 使用条件 (Art 15); a refusal may cite published conditions only. */
export interface Condition {
  readonly conditionId: string;
  readonly kind: ConditionKind;
  readonly text: string;
}

export interface LegalBasis {
  readonly basisId: string;
  readonly type: BasisType;
  readonly title: string;
  readonly article: string;
  /** First day on which the basis is no longer in force; absent where the version knows of no repeal. */
  readonly repealedOn?: LocalDate;
}

/** 数据分级 (GB/T 43697), strictest first: core, important, and general data in four sub-levels. */
export const DATA_LEVELS = ['CORE', 'IMPORTANT', 'G4', 'G3', 'G2', 'G1'] as const;
export type DataLevel = (typeof DATA_LEVELS)[number];

/**
 * One published version of a catalog entry (目录条目). It is immutable; item, condition and basis ids are stable across
 * versions.
 */
export interface EntryVersion {
  readonly entryId: string;
  readonly catalogCode: string;
  readonly version: number;
  readonly effectiveFrom: LocalDate;
  readonly name: string;
  /** Department id of the provider (提供单位). */
  readonly provider: string;
  readonly shareAttribute: ShareAttribute;
  /** Empty for data that are not shared. */
  readonly shareModes: readonly ShareMode[];
  readonly items: readonly DataItem[];
  readonly conditions: readonly Condition[];
  readonly nonShareReason: string | null;
  readonly legalBases: readonly LegalBasis[];
  readonly dataLevel: DataLevel;
  readonly containsPersonalInfo: boolean;
  readonly updateFrequency: string;
  readonly dataFormat: string;
  readonly dataCategory: string;
}

export const entryVersionFields = {
  entryId: z.uuid(),
  catalogCode: z.string(),
  version: z.int().positive(),
  effectiveFrom: z.iso.date(),
  name: z.string(),
  provider: z.string(),
  shareAttribute: z.enum(SHARE_ATTRIBUTES),
  shareModes: z.array(z.enum(SHARE_MODES)),
  items: z.array(
    z.strictObject({
      itemId: z.string(),
      nameZh: z.string(),
      itemShareAttribute: z.exactOptional(z.enum(SHARE_ATTRIBUTES)),
    }),
  ),
  conditions: z.array(
    z.strictObject({
      conditionId: z.string(),
      kind: z.enum(CONDITION_KINDS),
      text: z.string(),
    }),
  ),
  nonShareReason: z.string().nullable(),
  legalBases: z.array(
    z.strictObject({
      basisId: z.string(),
      type: z.enum(BASIS_TYPES),
      title: z.string(),
      article: z.string(),
      repealedOn: z.exactOptional(z.iso.date()),
    }),
  ),
  dataLevel: z.enum(DATA_LEVELS),
  containsPersonalInfo: z.boolean(),
  updateFrequency: z.string(),
  dataFormat: z.string(),
  dataCategory: z.string(),
};

/** Data items as the documents of a matter name them. */
export const namedItemsView = z
  .array(z.object({ itemId: z.string(), name: z.string().nullable(), shareAttribute: z.enum(SHARE_ATTRIBUTES) }))
  .meta({ description: '数据项的名称和共享属性，以事项所依据的目录版本为准；该版本没有的，名称为 null' });

/** Schema of an entry version as stored and read back. */
export const entryVersion: z.ZodType<EntryVersion> = z.strictObject(entryVersionFields);

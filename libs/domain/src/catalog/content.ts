import { z } from 'zod';
import { givenDate } from '../calendar/given.js';
import { BASIS_TYPES, CONDITION_KINDS, DATA_LEVELS, SHARE_ATTRIBUTES, SHARE_MODES } from './entry.js';
import {
  BUSINESS_ATTRIBUTES,
  DATA_TYPES,
  FORMAT_CLASSES,
  INDUSTRIES,
  OPEN_ATTRIBUTES,
  PERSONAL_INFO,
  SECRECIES,
  UPDATE_FREQUENCIES,
} from './code-lists.js';

// A draft is saved at any stage, so only ids are required. Each kind of field has one form for "not stated", so that
// the same statements have the same hash: '' for a text, [] for a list, null for anything else.
const statement = (max: number) => z.string().trim().max(max).default('');
const choice = <const Code extends string>(codes: readonly Code[]) => z.enum(codes).nullable().default(null);
const list = <Element extends z.ZodType>(element: Element, max: number) => z.array(element).max(max).default([]);
const id = z.string().trim().min(1).max(64);
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const count = optional(z.int().nonnegative());
const date = optional(z.iso.date());
const day = optional(givenDate);

/** 数据项 (§4.3). */
export const entryItem = z.strictObject({
  itemId: id,
  nameZh: statement(200),
  nameEn: statement(200),
  dataType: choice(DATA_TYPES),
  /** Length in characters or digits, depending on the data type. */
  length: count,
  /** Number of digits after the decimal point. */
  precision: count,
  required: z.boolean().default(false),
  primaryKey: z.boolean().default(false),
  codeListRef: statement(200),
  valueRange: statement(500),
  description: statement(1000),
  /** Own sharing attribute, at least as strict as the entry's; null for the same as the entry. */
  itemShareAttribute: choice(SHARE_ATTRIBUTES),
  itemLevel: choice(DATA_LEVELS),
  personalInfo: choice(PERSONAL_INFO),
  maskRule: statement(500),
  /** The source column of the item (血缘). */
  sourceColumn: statement(200),
  /** An example value with identifying parts masked. */
  sampleMasked: statement(200),
});
export type EntryItem = z.infer<typeof entryItem>;

/** 使用条件 (Art 15(2)) as drafted. */
export const draftedCondition = z.strictObject({
  conditionId: id,
  kind: choice(CONDITION_KINDS),
  text: statement(1000),
  /** Id of the legal basis of this entry on which the condition rests; empty if it names none. */
  basisId: z.string().trim().max(64).default(''),
});
export type DraftedCondition = z.infer<typeof draftedCondition>;

/** 依据 (Arts 14(3), 15(2)) as drafted. */
export const draftedBasis = z.strictObject({
  basisId: id,
  type: choice(BASIS_TYPES),
  title: statement(200),
  article: statement(100),
  quotedText: statement(4000),
  effectiveFrom: date,
  /** First day on which the basis is no longer in force; null while it is in force. */
  repealedOn: date,
});
export type DraftedBasis = z.infer<typeof draftedBasis>;

/**
 * All statements of a drafter about an entry (§4.2): everything except provider, versions, assessments, approvals and
 * publication. The schema checks shape and bounds only; `checkContent` judges whether the statements are complete and
 * lawful.
 */
export const entryContent = z.strictObject({
  catalogCode: statement(64),
  name: statement(200),
  abstract: statement(2000),
  items: list(entryItem, 500),
  formatClass: choice(FORMAT_CLASSES),
  formatType: statement(50),
  updateFrequency: choice(UPDATE_FREQUENCIES),
  shareAttribute: choice(SHARE_ATTRIBUTES),
  /** Empty for data that are not shared. */
  shareModes: list(z.enum(SHARE_MODES), SHARE_MODES.length),
  conditions: list(draftedCondition, 100),
  nonShareReason: statement(2000),
  legalBases: list(draftedBasis, 50),
  /** 数据分类: industry, business attribute, and the category itself (such as 人口管理). */
  dataCategory: z
    .strictObject({
      industry: choice(INDUSTRIES),
      businessAttribute: choice(BUSINESS_ATTRIBUTES),
      category: statement(100),
    })
    .prefault({}),
  dataLevel: choice(DATA_LEVELS),
  containsPersonalInfo: z.boolean().nullable().default(null),
  containsSensitivePersonalInfo: z.boolean().nullable().default(null),
  secrecy: choice(SECRECIES),
  /** 采集依据: the duties or matters for which the data are collected (Art 19(1)). */
  collectionBases: list(z.string().trim().min(1).max(500), 50),
  sourceMatterCode: statement(64),
  sourceSystemId: statement(64),
  /** Division codes (GB/T 2260): six digits, nine for a township, twelve for a village. */
  spatialCoverage: list(z.string().trim().min(1).max(12), 1000),
  temporalCoverage: z.strictObject({ from: date, to: date }).prefault({}),
  recordCount: count,
  storageBytes: count,
  openAttribute: choice(OPEN_ATTRIBUTES),
  openConditions: statement(1000),
  /** Catalog codes of related entries. */
  relatedCodes: list(z.string().trim().min(1).max(64), 100),
  /** Identifier of GB/T 21063.5 from an older catalog; empty if there is none. */
  altIdentifier: statement(64),
  securityMeasures: list(z.string().trim().min(1).max(500), 50),
  disposalInstructionDefault: statement(2000),
  qualityRuleIds: list(id, 100),
  /** An organisation and its office telephone; a person is never named. */
  contactWorkingBody: z.strictObject({ name: statement(200), phone: statement(50) }).prefault({}),
  /** Department id of the designated source (Art 19(2)); empty if none is designated. */
  sourceDepartment: statement(64),
  catalogStandardVersion: statement(50),
  platformNodeId: statement(64),
});
export type EntryContent = z.infer<typeof entryContent>;

const size = optional(z.int().nonnegative().max(2_147_483_647));
const amount = optional(z.int().nonnegative().max(1_000_000_000_000_000));

/** An entry's content as a person gives it: numbers and dates have bounds, which stored contents may exceed. */
export const givenContent = entryContent.extend({
  items: list(entryItem.extend({ length: size, precision: size }), 500),
  legalBases: list(draftedBasis.extend({ effectiveFrom: day, repealedOn: day }), 50),
  temporalCoverage: z.strictObject({ from: day, to: day }).prefault({}),
  recordCount: amount,
  storageBytes: amount,
});

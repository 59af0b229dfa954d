import { z } from 'zod';
import { givenDate, givenInstant } from '../../calendar/given.js';
import { text } from './share-request.content.js';

/** Kinds of use records: 使用状态 of Art 26(2), and the five kinds of Art 29(2). */
export const USE_RECORD_TYPES = ['STATUS', 'SCENARIO', 'PROCESS', 'EFFECT', 'STORAGE', 'DESTRUCTION'] as const;
export type UseRecordType = (typeof USE_RECORD_TYPES)[number];

/** Chinese titles of the kinds. */
export const USE_RECORD_TITLES: Readonly<Record<UseRecordType, string>> = {
  STATUS: '使用状态',
  SCENARIO: '使用场景',
  PROCESS: '使用过程',
  EFFECT: '应用成效',
  STORAGE: '存储情况',
  DESTRUCTION: '销毁情况',
};

/** 使用记录: one use of the data. */
export const useRecordContent = z.strictObject({
  type: z.enum(USE_RECORD_TYPES),
  occurredOn: givenDate,
  /** Description of the use, without personal data. */
  text: text(2000),
  /** Items used; absent for all. */
  itemIds: z.array(text(64)).min(1).max(500).optional(),
  /** System of the requester in which the data were used. */
  system: text(200).optional(),
});
export type UseRecordContent = z.infer<typeof useRecordContent>;

/** A record as stored: its day has no bounds. */
export const recordedUse = z.strictObject({
  recordNo: z.int().positive(),
  record: useRecordContent.extend({ occurredOn: z.iso.date() }),
});

/**
 * Grounds for the end of the use (CL-PURPOSE-END): the three of Art 27(1), and the end of the term, which is read as
 * the third [D].
 */
export const PURPOSE_ENDS = ['ACHIEVED', 'UNACHIEVABLE', 'NO_LONGER_NECESSARY', 'TERM_EXPIRED'] as const;
export type PurposeEndKind = (typeof PURPOSE_ENDS)[number];

export const PURPOSE_END_TITLES: Readonly<Record<PurposeEndKind, string>> = {
  ACHIEVED: '使用目的已实现',
  UNACHIEVABLE: '使用目的无法实现',
  NO_LONGER_NECESSARY: '不再必要',
  TERM_EXPIRED: '使用时限届满',
};

/** Methods of disposal (§2.7). */
export const DISPOSAL_METHODS = ['DELETE', 'RETURN', 'ARCHIVE', 'ANONYMISE', 'OTHER'] as const;
export type DisposalMethod = (typeof DISPOSAL_METHODS)[number];

export const DISPOSAL_METHOD_TITLES: Readonly<Record<DisposalMethod, string>> = {
  DELETE: '删除',
  RETURN: '退还',
  ARCHIVE: '归档',
  ANONYMISE: '匿名化',
  OTHER: '其他方式',
};

/** 处置要求 with the method that the provider chooses (Art 27(1)). */
export const disposalInstruction = z.strictObject({ method: z.enum(DISPOSAL_METHODS), text: text(2000) });

/** 处置证明: the requester's statement on the disposal; it cites the certificate itself as a document. */
export const disposalCertificate = z.strictObject({
  method: z.enum(DISPOSAL_METHODS),
  executedAt: givenInstant,
  systems: z.array(text(200)).min(1).max(100),
  /** Fate of the copies. Use records are no copies: they are kept for three years (Art 29(2)). */
  copies: z.strictObject({ working: text(2000), backups: text(2000), useRecordsKept: z.boolean() }),
  /** Statement of a contractor on the data that it held (Art 36). */
  contractorConfirmation: text(1000).optional(),
  /** Function of a witness; persons are not named. */
  witnessRole: text(100).optional(),
});
export type DisposalCertificate = z.infer<typeof disposalCertificate>;

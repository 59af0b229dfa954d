import { z } from 'zod';
import { toInstant, toMs } from '../../calendar/time.js';
import { impersonal } from '../../language/impersonal.js';
import { text } from './share-request.content.js';

/** 使用状态 (Art 26(2)), and the five kinds of Art 29(2). */
export const USE_RECORD_TYPES = ['STATUS', 'SCENARIO', 'PROCESS', 'EFFECT', 'STORAGE', 'DESTRUCTION'] as const;
export type UseRecordType = (typeof USE_RECORD_TYPES)[number];

/** What people call them. */
export const USE_RECORD_TITLES: Readonly<Record<UseRecordType, string>> = {
  STATUS: '使用状态',
  SCENARIO: '使用场景',
  PROCESS: '使用过程',
  EFFECT: '应用成效',
  STORAGE: '存储情况',
  DESTRUCTION: '销毁情况',
};

/** 使用记录: one thing that was done with the data. */
export const useRecordContent = z.strictObject({
  type: z.enum(USE_RECORD_TYPES),
  occurredOn: z.iso.date(),
  /** How the data were used, never whose they are. */
  text: impersonal(2000),
  /** The items that it is about, where not all. */
  itemIds: z.array(text(64)).min(1).max(500).optional(),
  /** The requester's system in which it was done. */
  system: text(200).optional(),
});
export type UseRecordContent = z.infer<typeof useRecordContent>;

/** A record as it is kept: read as it was written, whatever is asked of new ones. */
export const recordedUse = z.strictObject({
  recordNo: z.int().positive(),
  record: useRecordContent.extend({ text: text(2000) }),
});

/** Why the use ends (CL-PURPOSE-END): three grounds of Art 27(1), and the end of the term, read as the third [D]. */
export const PURPOSE_ENDS = ['ACHIEVED', 'UNACHIEVABLE', 'NO_LONGER_NECESSARY', 'TERM_EXPIRED'] as const;
export type PurposeEndKind = (typeof PURPOSE_ENDS)[number];

export const PURPOSE_END_TITLES: Readonly<Record<PurposeEndKind, string>> = {
  ACHIEVED: '使用目的已实现',
  UNACHIEVABLE: '使用目的无法实现',
  NO_LONGER_NECESSARY: '不再必要',
  TERM_EXPIRED: '使用时限届满',
};

/** What is to be done with the data (§2.7). */
export const DISPOSAL_METHODS = ['DELETE', 'RETURN', 'ARCHIVE', 'ANONYMISE', 'OTHER'] as const;
export type DisposalMethod = (typeof DISPOSAL_METHODS)[number];

export const DISPOSAL_METHOD_TITLES: Readonly<Record<DisposalMethod, string>> = {
  DELETE: '删除',
  RETURN: '退还',
  ARCHIVE: '归档',
  ANONYMISE: '匿名化',
  OTHER: '其他方式',
};

/** A moment that a person gives with its offset, kept in UTC. */
const givenInstant = z.iso
  .datetime({ offset: true, error: '应为带时区的时刻，如 2026-02-02T09:00:00+08:00' })
  .transform((given) => toInstant(toMs(given)));

/** 处置要求 as the provider makes it precise (Art 27(1)). */
export const disposalInstruction = z.strictObject({ method: z.enum(DISPOSAL_METHODS), text: text(2000) });

/** 处置证明: what the requester states that it has done; the certificate itself is a document that it cites. */
export const disposalCertificate = z.strictObject({
  method: z.enum(DISPOSAL_METHODS),
  executedAt: givenInstant,
  systems: z.array(text(200)).min(1).max(100),
  /** What became of the copies. The use records are none: they are kept for three years (Art 29(2)). */
  copies: z.strictObject({ working: text(2000), backups: text(2000), useRecordsKept: z.boolean() }),
  /** What an entrusted party says of the data that it held (Art 36). */
  contractorConfirmation: text(1000).optional(),
  /** In which function somebody watched; nobody is named. */
  witnessRole: text(100).optional(),
});
export type DisposalCertificate = z.infer<typeof disposalCertificate>;

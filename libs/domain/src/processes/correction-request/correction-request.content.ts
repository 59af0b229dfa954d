import { z } from 'zod';
import { givenDate } from '../../calendar/given.js';
import { givenHash } from '../../language/given.js';
import { text } from '../../language/text.js';

const errors = <Error extends z.ZodType>(error: Error) => z.array(error).min(1).max(100);

/** One claimed error: an item of the entry, with its wrong value or a description. */
export const claimedError = z.strictObject({
  itemId: text(64),
  /** Masked key of the record; left out if the error is not about single records. */
  recordKey: text(100).optional(),
  currentValue: text(500).optional(),
  expectedValue: text(500).optional(),
  description: text(2000).optional(),
});
export type ClaimedError = z.infer<typeof claimedError>;

const givenError = claimedError.refine(
  ({ currentValue, expectedValue, description }) => description ?? (currentValue && expectedValue),
  { error: '请填写现值和应为的值，或者说明错误', path: ['description'] },
);

/** Payload of a correction request (Art 26(2)). */
export const correctionContent = z.strictObject({
  catalogCode: text(64),
  errors: errors(givenError),
  /** 采纳: the citizens' report that the request adopts. */
  adopts: z.uuid().toLowerCase().optional(),
  /** The earlier request whose result the department disagrees with. */
  follows: z.uuid().toLowerCase().optional(),
});
export type CorrectionContent = z.infer<typeof correctionContent>;

/**
 * A request while it is being written, as it is given and stored: it names the entry. Errors may still be missing, and an
 * error may not say yet what is wrong.
 */
export const correctionDraft = correctionContent.extend({ errors: errors(claimedError).optional() });
export type CorrectionDraft = z.infer<typeof correctionDraft>;

/** A citizen's report as the provider registers it: its channel and its claims, without the citizen's identity. */
export const citizenReportContent = z.strictObject({
  catalogCode: text(64),
  /** 渠道, such as a hotline, a counter or a website. */
  channel: text(100),
  /** Number under which the channel received the report. */
  receiptNumber: text(64),
  errors: errors(givenError),
});
export type CitizenReportContent = z.infer<typeof citizenReportContent>;

/** Claimed errors as stored in events. */
export const keptErrors = errors(claimedError);
export const keptReport = citizenReportContent.extend({ errors: keptErrors });

/** Position in the list of claimed errors, from 1. */
export const errorPlace = z.int().min(1).max(100);

/** 来源: the entry of the source department, and for each claimed error the item of it from which the wrong data come. */
export const sourceOfErrors = z.strictObject({
  sourceCatalogCode: text(64),
  items: z
    .array(z.strictObject({ error: errorPlace, sourceItemId: text(64) }))
    .min(1)
    .max(100),
});
export type SourceOfErrors = z.infer<typeof sourceOfErrors>;

/** 分办: the errors that go on in a request of their own. */
export const division = z.strictObject({ errors: z.array(errorPlace).min(1).max(99), reason: text(2000) });
export type DivisionContent = z.infer<typeof division>;

/** 核实: a finding that confirms or rejects one claimed error, with the facts. */
export const errorFinding = z.strictObject({ error: errorPlace, confirmed: z.boolean(), facts: text(2000) });
export type ErrorFinding = z.infer<typeof errorFinding>;

/** 更正: the change made because of one confirmed error. */
export const correction = z.strictObject({
  error: errorPlace,
  /** Hashes of the records concerned before and after; the data themselves are not stored here. */
  before: givenHash,
  after: givenHash,
  note: text(2000),
  correctedOn: givenDate,
});
export const keptCorrectionMade = correction.extend({ correctedOn: z.iso.date() });
export type CorrectionMade = z.infer<typeof correction>;

/** Outcomes of verification and correction. */
export const VERIFIED_OUTCOMES = ['CORRECTED', 'PARTLY_CORRECTED', 'NO_ERROR'] as const;
export type VerifiedOutcome = (typeof VERIFIED_OUTCOMES)[number];

/**
 * Outcomes of a request; NOT_OURS: the requester itself is the source of the data. PARTLY_NOT_OURS: of some of them,
 * and the provider has settled the others.
 */
export const FEEDBACK_OUTCOMES = [...VERIFIED_OUTCOMES, 'NOT_OURS', 'PARTLY_NOT_OURS'] as const;
export type FeedbackOutcome = (typeof FEEDBACK_OUTCOMES)[number];

export const FEEDBACK_OUTCOME_TITLES: Readonly<Record<FeedbackOutcome, string>> = {
  CORRECTED: '已更正',
  PARTLY_CORRECTED: '属实的已更正，其余经核实无误',
  NO_ERROR: '经核实无误',
  NOT_OURS: '数据由需求部门自身提供，请自行更正',
  PARTLY_NOT_OURS: '一部分数据由需求部门自身提供，请自行更正；其余的已经核实，属实的已更正',
};

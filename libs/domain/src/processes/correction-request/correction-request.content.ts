import { z } from 'zod';
import { impersonal } from '../../language/impersonal.js';
import { text } from '../../language/text.js';

/** A text of this length, judged by who writes it: strict when it is given, plain when it is read back. */
type Words = (max: number) => z.ZodType<string>;

/** One error that is claimed: an item of the entry, and what is wrong with it. */
const errorIn = (words: Words) =>
  z.strictObject({
    itemId: words(64),
    /** Which record, masked; left out where it is not about single records. */
    recordKey: words(100).optional(),
    currentValue: words(500).optional(),
    expectedValue: words(500).optional(),
    description: words(2000).optional(),
  });

const errors = <Error extends z.ZodType>(error: Error) => z.array(error).min(1).max(100);

/** An error as an event keeps it. Later, stricter readings of what identifies somebody do not make it unreadable. */
export const claimedError = errorIn(text);
export type ClaimedError = z.infer<typeof claimedError>;

const givenError = errorIn(impersonal).refine(
  ({ currentValue, expectedValue, description }) => description ?? (currentValue && expectedValue),
  { error: '请填写现值和应为的值，或者说明错误', path: ['description'] },
);

/** What a correction request says (Art 26(2)). */
export const correctionContent = z.strictObject({
  catalogCode: text(64),
  errors: errors(givenError),
  /** 采纳: the citizen's report that the request takes up. */
  adopts: z.uuid().toLowerCase().optional(),
});
export type CorrectionContent = z.infer<typeof correctionContent>;

/** What the provider registers of a citizen's report: where it came in, and what it says; nothing of who sent it. */
export const citizenReportContent = z.strictObject({
  catalogCode: text(64),
  /** 渠道: hotline, window, site. */
  channel: impersonal(100),
  /** The number under which the channel received it. */
  receiptNumber: impersonal(64),
  errors: errors(givenError),
});
export type CitizenReportContent = z.infer<typeof citizenReportContent>;

/** The same, as events keep them. */
export const keptCorrection = correctionContent.extend({ errors: errors(claimedError) });
export const keptReport = citizenReportContent.extend({
  channel: text(100),
  receiptNumber: text(64),
  errors: errors(claimedError),
});

/** Place in the list of claimed errors, from 1. */
export const errorPlace = z.int().min(1).max(100);

const findingIn = (words: Words) => z.strictObject({ error: errorPlace, confirmed: z.boolean(), facts: words(2000) });
/** 核实: whether one claimed error is one, and by which facts. */
export const finding = findingIn(impersonal);
export const keptFinding = findingIn(text);
export type Finding = z.infer<typeof finding>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位小写十六进制的 SHA-256');
const correctionIn = (words: Words) =>
  z.strictObject({
    error: errorPlace,
    /** Hashes of the records concerned, before and after: the data themselves stay where they are. */
    before: sha256,
    after: sha256,
    note: words(2000),
    correctedOn: z.iso.date(),
  });
/** 更正: what was changed because of one confirmed error. */
export const correction = correctionIn(impersonal);
export const keptCorrectionMade = correctionIn(text);
export type CorrectionMade = z.infer<typeof correction>;

/** What verification and correction came to. */
export const OUTCOMES = ['CORRECTED', 'PARTLY_CORRECTED', 'NO_ERROR'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_TITLES: Readonly<Record<Outcome, string>> = {
  CORRECTED: '已更正',
  PARTLY_CORRECTED: '属实的已更正，其余经核实无误',
  NO_ERROR: '经核实无误',
};

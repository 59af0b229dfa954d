import { z } from 'zod';
import { text } from '../../language/text.js';
import { BREACH_CLAUSES } from './clauses.js';

export const breachClause = z.enum(BREACH_CLAUSES);

/** Outcomes of a judgement. JUSTIFIED is possible only where the clause allows a justified reason. */
export const JUDGEMENT_OUTCOMES = ['BREACH', 'JUSTIFIED', 'DISMISSED'] as const;
export type JudgementOutcome = (typeof JUDGEMENT_OUTCOMES)[number];

export const JUDGEMENT_OUTCOME_TITLES: Readonly<Record<JudgementOutcome, string>> = {
  BREACH: '认定违规',
  JUSTIFIED: '有正当理由',
  DISMISSED: '不认定为违规',
};

/** A case that an authority found and no clock shows. */
export const candidateContent = z.strictObject({
  /** Department that answers for the case. */
  responsible: text(64),
  clause: breachClause,
  facts: text(4000),
  /** Matter in which it happened; absent if there is none. */
  matterId: z.uuid().toLowerCase().optional(),
});
export type CandidateContent = z.infer<typeof candidateContent>;

export const judgementContent = z.strictObject({
  outcome: z.enum(JUDGEMENT_OUTCOMES),
  reason: text(4000),
  /** Clause that was broken; absent for the candidate's own. */
  clause: breachClause.optional(),
  /** Answer to the justified reason that was pleaded; absent where no plea waits for one. */
  answer: text(4000).optional(),
});
export const reasoned = z.strictObject({ reason: text(4000) });

/** The matter in which it happened, with its number and name at that time. */
export const lateMatter = z.strictObject({
  matterId: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  subject: z.strictObject({ code: z.string(), name: z.string() }),
});
export type LateMatter = z.infer<typeof lateMatter>;

/** The clock as it was when its deadline passed, with its whole ledger. Fields that later releases add are kept. */
export const keptClock = z.looseObject({
  id: z.string(),
  clause: z.string(),
  triggeredAt: z.string(),
  day0: z.iso.date(),
  limit: z.int(),
  workingDays: z.int(),
  lastDay: z.iso.date().nullable(),
  dueAt: z.string().nullable(),
  provisional: z.boolean(),
  calendarVersion: z.string(),
  policyVersion: z.string(),
  startedAt: z.string(),
  pauses: z.array(z.looseObject({ from: z.string(), to: z.string().nullable() })),
  extensions: z.array(z.strictObject({ days: z.int(), requestedAt: z.string(), decidedAt: z.string() })),
  /** Absent if the candidate charges all late days. */
  chargedElsewhere: z.strictObject({ matterId: z.string(), until: z.string() }).exactOptional(),
});
export type KeptClock = z.infer<typeof keptClock>;

/**
 * Request for a longer limit, made in time, that nobody had decided when the limit passed. VOID: it ended undecided; REFUSED:
 * the limit stands.
 */
export const undecidedExtension = z.strictObject({
  requestedAt: z.string(),
  status: z.enum(['PENDING', 'VOID', 'REFUSED']),
});
export type UndecidedExtension = z.infer<typeof undecidedExtension>;

/**
 * Contest of a finding by which the limit went on. SET_ASIDE stands here only where the lateness does not rest on the
 * finding; otherwise it is revoked.
 */
export const contestedFinding = z.strictObject({
  contestedAt: z.string(),
  status: z.enum(['PENDING', 'UPHELD', 'SET_ASIDE']),
});
export type FindingContested = z.infer<typeof contestedFinding>;

/** A lateness under the Regulation, as the platform observed it. */
export const lateness = z.strictObject({
  /** Title of the time limit, as shown to people. */
  clockTitle: z.string(),
  clock: keptClock,
  otherParty: z.string().nullable(),
  dueAt: z.string(),
  /** End of the time limit under the other reading of a receipt on a rest day; null if both readings agree. */
  contestableUntil: z.string().nullable(),
  /** Absent if no longer limit had been asked for, or if that was decided. */
  extension: undecidedExtension.exactOptional(),
  /** Absent if the limit went on by no finding, or nobody had contested it. */
  finding: contestedFinding.exactOptional(),
});
export type RecordedLateness = z.infer<typeof lateness>;

/** An outage of the platform, as stored with a judgement. */
export const outage = z.strictObject({
  outageId: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  /** Office that found it; absent in judgements of earlier releases. */
  finder: z.strictObject({ departmentId: z.string(), role: z.string().nullable() }).exactOptional(),
});

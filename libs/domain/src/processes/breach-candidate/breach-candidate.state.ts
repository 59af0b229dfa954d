import { BREACH_CANDIDATE } from '../../features/breach.js';
import type { z } from 'zod';
import type { Role } from '../../access/roles.js';
import type { Instant } from '../../calendar/time.js';
import type { Touch } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import type { BreachClause } from './clauses.js';
import type {
  FindingContested,
  LateMatter,
  RecordedLateness,
  outage,
  JudgementOutcome,
  UndecidedExtension,
} from './breach-candidate.content.js';

export const STATES = ['OPEN', 'CONTESTED', 'JUDGED', 'WITHDRAWN'] as const;
export type CandidateState = (typeof STATES)[number];

/** Chinese titles of the states. */
export const STATE_TITLES: Readonly<Record<CandidateState, string>> = {
  OPEN: '待认定',
  CONTESTED: '已提出异议',
  JUDGED: '已认定',
  WITHDRAWN: '已撤回',
};

/** Office that judged, or undid a judgement. */
export interface Judge {
  readonly accountId: string;
  readonly departmentId: string;
  readonly role: Role;
}

export interface Judgement {
  readonly outcome: JudgementOutcome;
  readonly clause: BreachClause;
  readonly reason: string;
  readonly outages: readonly z.infer<typeof outage>[];
  readonly judgedAt: Instant;
  /** Natural person who judged; after an objection another person must judge. */
  readonly personId: string;
  readonly judge: Judge;
  /** Answer to the plea; absent if none waited for one. */
  readonly answer?: string;
  /** Present if the judgement answers an objection, after which there is no other one. */
  readonly answersObjection?: true;
  /** Present if a superior has undone the judgement: it counts no longer. */
  readonly undone?: { readonly reason: string; readonly undoneAt: Instant; readonly by: Judge };
}

/** Justified reason (正当理由) that the responsible department pleaded before a judgement. */
export interface Plea {
  readonly reason: string;
  /** Ids of the cited documents. */
  readonly evidence: readonly string[];
  readonly pleadedAt: Instant;
  /** Number of judgements that had been made before it; later ones answer it. */
  readonly judgementsBefore: number;
}

/** Data of a breach candidate. It has no clock, because the Regulation sets no limit for judging. */
export interface BreachCandidate {
  readonly clause: BreachClause;
  /** Matter in which it happened; null if the authority names none. */
  readonly late: LateMatter | null;
  /** The observed lateness; null if an authority opened the candidate. */
  readonly lateness: RecordedLateness | null;
  /** Facts stated by the authority; null if the platform opened the candidate. */
  readonly facts: string | null;
  /** Request for a longer limit that nobody had decided when the limit passed; null if there was none. */
  readonly extension: UndecidedExtension | null;
  /** Contest of the finding by which the limit went on; null if there was none. */
  readonly finding: FindingContested | null;
  readonly openedAt: Instant;
  /** Instant of the late act, or from which it is owed no more; null while it is still owed. */
  readonly doneAt: Instant | null;
  /** True if the act was never done. */
  readonly undone: boolean;
  /** Pleas of a justified reason, in order. */
  readonly pleas: readonly Plea[];
  /** Judgements in order; the last one counts, unless it was undone. */
  readonly judgements: readonly Judgement[];
  /** The last objection; null if there was none. */
  readonly contest: {
    readonly reason: string;
    readonly evidence: readonly string[];
    readonly contestedAt: Instant;
  } | null;
  readonly withdrawal: { readonly reason: string; readonly withdrawnAt: Instant } | null;
}

/** The judgement that counts; undefined if there is none, or the last one was undone. */
export const standingJudgement = ({ judgements }: Pick<BreachCandidate, 'judgements'>): Judgement | undefined =>
  judgements.findLast(({ undone }) => undone === undefined);

/** True if the lateness goes on after the last judgement: that reaches only the lateness up to its day (§2.15). */
export function goesOn({ lateness, doneAt, judgements }: BreachCandidate, at: Instant): boolean {
  const last = judgements.at(-1);
  return lateness !== null && last !== undefined && (doneAt ?? at) > last.judgedAt;
}

/** True for a plea that no judgement has answered which still counts. */
export const isUnanswered = (
  { judgementsBefore }: Plea,
  { judgements }: Pick<BreachCandidate, 'judgements'>,
): boolean => judgements.slice(judgementsBefore).every(({ undone }) => undone !== undefined);

export const hasUnansweredPlea = (data: Pick<BreachCandidate, 'pleas' | 'judgements'>): boolean =>
  data.pleas.some((plea) => isUnanswered(plea, data));

export type CandidateSide = 'responsible' | 'authority';
export type CandidateMatter = Matter<BreachCandidate, CandidateSide>;

/**
 * True if a longer limit was asked for in time and never decided, or a finding that made the limit go on is contested and
 * nobody has answered: the lateness ran while another was silent.
 */
export const isUndecided = ({ extension, finding }: Pick<BreachCandidate, 'extension' | 'finding'>): boolean =>
  (extension !== null && extension.status !== 'REFUSED') || finding?.status === 'PENDING';

/**
 * True if the act is late under only one reading of a receipt on a rest day, because it was done, or may still be
 * done, before the later due instant; or if another side was silent ({@link isUndecided}). Such a candidate is listed
 * apart from the others.
 */
export function needsReview(
  candidate: Pick<BreachCandidate, 'lateness' | 'doneAt' | 'extension' | 'finding'>,
  now: Instant,
): boolean {
  const { lateness, doneAt } = candidate;
  if (isUndecided(candidate)) return true;
  const until = lateness?.contestableUntil ?? null;
  return until !== null && (doneAt ?? now) < until;
}

/** Department and period for which outages matter to the judgement; null if no clock ran. */
export function touchOf({ data: { lateness, doneAt }, parties: { responsible } }: CandidateMatter): Touch | null {
  return lateness && { responsible, from: lateness.clock.triggeredAt, to: doneAt ?? lateness.dueAt };
}

/** The body whose judgement stands; before one, the authority that must judge. */
export const judgingBody = ({ data, parties }: CandidateMatter): string =>
  standingJudgement(data)?.judge.departmentId ?? parties.authority;

/** The cast is safe for the same reason as in `defineProcess`: a process only meets matters of its own. */
export const isCandidate = (matter: Matter): matter is CandidateMatter => matter.process === BREACH_CANDIDATE;

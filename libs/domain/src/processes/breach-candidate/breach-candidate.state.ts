import { BREACH_CANDIDATE } from '../../features/breach.js';
import type { z } from 'zod';
import type { Role } from '../../access/roles.js';
import type { Instant } from '../../calendar/time.js';
import type { Touch } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import type { BreachClause } from './clauses.js';
import type {
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

export interface Judgement {
  readonly outcome: JudgementOutcome;
  readonly clause: BreachClause;
  readonly reason: string;
  readonly outages: readonly z.infer<typeof outage>[];
  readonly judgedAt: Instant;
  /** Natural person who judged; after an objection another person must judge. */
  readonly personId: string;
  /** Account and office of the judge. */
  readonly judge: { readonly accountId: string; readonly departmentId: string; readonly role: Role };
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
  readonly openedAt: Instant;
  /** Natural person who opened it; null for the platform. */
  readonly openedBy: string | null;
  /** Instant of the late act, or from which it is owed no more; null while it is still owed. */
  readonly doneAt: Instant | null;
  /** True if the act was never done. */
  readonly undone: boolean;
  /** Judgements in order; the last one counts. */
  readonly judgements: readonly Judgement[];
  readonly contest: {
    readonly reason: string;
    readonly evidence: readonly string[];
    readonly contestedAt: Instant;
  } | null;
  readonly withdrawal: { readonly reason: string; readonly withdrawnAt: Instant } | null;
}

export type CandidateSide = 'responsible' | 'authority';
export type CandidateMatter = Matter<BreachCandidate, CandidateSide>;

/** True if a longer limit was asked for in time and never decided: the lateness ran while another was silent. */
export const isUndecided = ({ extension }: Pick<BreachCandidate, 'extension'>): boolean =>
  extension !== null && extension.status !== 'REFUSED';

/**
 * True if the act is late under only one reading of a receipt on a rest day, because it was done, or may still be
 * done, before the later due instant; or if a longer limit was asked for in time and never decided. Such a candidate is
 * listed apart from the others.
 */
export function needsReview(
  candidate: Pick<BreachCandidate, 'lateness' | 'doneAt' | 'extension'>,
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

/** The cast is safe for the same reason as in `defineProcess`: a process only meets matters of its own. */
export const isCandidate = (matter: Matter): matter is CandidateMatter => matter.process === BREACH_CANDIDATE;

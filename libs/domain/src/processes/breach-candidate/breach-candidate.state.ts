import { BREACH_CANDIDATE } from '../../features/breach.js';
import type { z } from 'zod';
import type { Instant } from '../../calendar/time.js';
import type { Touch } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import type { BreachClause } from './clauses.js';
import type { LateMatter, Lateness, outage, Outcome } from './breach-candidate.content.js';

export const STATES = ['OPEN', 'CONTESTED', 'JUDGED', 'WITHDRAWN'] as const;
export type CandidateState = (typeof STATES)[number];

/** What people call the states. */
export const STATE_TITLES: Readonly<Record<CandidateState, string>> = {
  OPEN: '待认定',
  CONTESTED: '已提出异议',
  JUDGED: '已认定',
  WITHDRAWN: '已撤回',
};

export interface Judgement {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly outages: readonly z.infer<typeof outage>[];
  readonly judgedAt: Instant;
  /** Natural person who judged: whoever judges after an objection is another. */
  readonly personId: string;
}

/** What a breach candidate knows besides its state and parties. It has no clock: the law gives none. */
export interface BreachCandidate {
  readonly clause: BreachClause;
  /** The matter in which it came about; null where an authority names none. */
  readonly late: LateMatter | null;
  /** null where an authority opened it. */
  readonly lateness: Lateness | null;
  /** What the authority says; null where the platform observed it. */
  readonly facts: string | null;
  readonly openedAt: Instant;
  /** Natural person who opened it; null for the platform. */
  readonly openedBy: string | null;
  /** When the act came, late; null while it is owed. */
  readonly doneAt: Instant | null;
  /** The last one counts. */
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

/**
 * Whether the lateness is one by one reading of a receipt on a rest day alone: the act lies between the two due
 * instants, or may still come before the later one. Such a candidate is shown apart, not among those of breach.
 */
export function needsReview({ lateness, doneAt }: Pick<BreachCandidate, 'lateness' | 'doneAt'>, now: Instant): boolean {
  const until = lateness?.contestableUntil ?? null;
  return until !== null && (doneAt ?? now) < until;
}

/** Whom and when a failure of the platform would have kept from acting in time; null where no clock ran. */
export function touchOf({ data: { lateness, doneAt }, parties: { responsible } }: CandidateMatter): Touch | null {
  return lateness && { responsible, from: lateness.clock.startedAt, to: doneAt ?? lateness.dueAt };
}

/** Safe for the same reason as `defineProcess`: a process only meets matters of its own. */
export const isCandidate = (matter: Matter): matter is CandidateMatter => matter.process === BREACH_CANDIDATE;

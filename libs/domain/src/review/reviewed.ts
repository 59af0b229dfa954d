import type { Counting } from '../clock/counting.js';
import type { Clock } from '../clock/clock.js';
import { isLate, isMissRecorded } from '../clock/standing.js';
import type { RecordedEvent } from '../matter/fold.js';
import type { Matter } from '../matter/matter.js';
import type { Process } from '../matter/process.js';

/** A matter with its events, as they are stored. */
export interface Reviewed {
  readonly process: Process;
  readonly matter: Matter;
  readonly events: readonly RecordedEvent[];
}

/** Rules that an earlier release did not have, by the fault that they mend. */
export const REVIEW_RULES = ['OWN_WORD', 'PLACE', 'REJECTED_IN_TIME', 'PENDING_EXTENSION', 'REROUTED'] as const;

/** A lateness that is stored otherwise than the present rules would have it. */
export interface ReviewItem {
  readonly rule: (typeof REVIEW_RULES)[number];
  readonly matterId: string;
  readonly number: string | null;
  readonly clock: string;
  /** Clause of the limit. */
  readonly clause: string;
  /** What is stored, and what the present rules say, in Chinese. */
  readonly stored: string;
  readonly says: string;
}

/** One rule of the review: what it finds in a matter. It reads the stored events alone, and changes nothing. */
export type ReviewRule = (reviewed: Reviewed, counting: Counting) => readonly ReviewItem[];

/** Limits of the Regulation whose lateness opens a candidate. */
export const limitsOf = ({ matter }: Reviewed): readonly Clock[] =>
  matter.clocks.filter(({ kind, breachClause }) => kind === 'STATUTORY' && breachClause !== null);

/** True if the clock counts as late: its act came late, or its missed date is recorded and not revoked. */
export const countsAsLate = (clock: Clock): boolean => isLate(clock) || isMissRecorded(clock);

export const itemOf = (
  { process, matter }: Reviewed,
  { id, clause }: Clock,
  rule: ReviewItem['rule'],
  stored: string,
  says: string,
): ReviewItem => ({
  rule,
  matterId: matter.matterId,
  number: matter.number,
  clock: process.clockTitle(id),
  clause,
  stored,
  says,
});

import type { ReplyAttribute, StatutoryClause } from '../law/clauses.js';
import type { OPEN_POINTS } from './register.js';

type Points = typeof OPEN_POINTS;

/** How every open point is read; what each reading says stands in the register. */
export type PolicyOptions = { readonly [Q in keyof Points]: keyof Points[Q]['options'] };

/** A limit that a place has made shorter than the Regulation's (Art 23, Q-24). */
export interface LocalLimit {
  /** Divisions whose code begins so; where several fit, the longest counts. */
  readonly divisionPrefix: string;
  readonly clause: StatutoryClause;
  /** Which of the two limits of Art 21(1); absent for the others. */
  readonly shareAttribute?: ReplyAttribute;
  readonly workingDays: number;
  /** The act that sets it. */
  readonly basis: string;
}

/** All that a version of the policy says. */
export interface PolicyContent {
  readonly options: PolicyOptions;
  readonly localLimits: readonly LocalLimit[];
}

/** An immutable version of the policy register. A clock keeps the version that it was counted under. */
export interface Policy extends PolicyContent {
  readonly version: string;
}

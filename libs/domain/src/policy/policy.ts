import type { ReplyAttribute, StatutoryClause } from '../law/clauses.js';
import type { OPEN_POINTS } from './register.js';

type Points = typeof OPEN_POINTS;

/** The chosen reading of every open point; the register has the text of each reading. */
export type PolicyOptions = { readonly [Q in keyof Points]: keyof Points[Q]['options'] };

/** A limit that a local act makes shorter than the Regulation's (Art 23, Q-24). */
export interface LocalLimit {
  /** Code of the division without its last zeros. It holds below, too, unless a division nearer to a place has its own. */
  readonly divisionPrefix: string;
  readonly clause: StatutoryClause;
  /** Selects one of the two limits of Art 21(1); absent for other clauses. */
  readonly shareAttribute?: ReplyAttribute;
  readonly workingDays: number;
  /** The local act that sets the limit. */
  readonly basis: string;
}

/** Contents of a policy version. */
export interface PolicyContent {
  readonly options: PolicyOptions;
  readonly localLimits: readonly LocalLimit[];
}

/** An immutable version of the policy register. A clock keeps the version that it was counted under. */
export interface Policy extends PolicyContent {
  readonly version: string;
}

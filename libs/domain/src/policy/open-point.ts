/**
 * A point that the Regulation leaves open, with its possible readings (regulation.md §3.6). Texts for people are in
 * Chinese.
 */
export interface OpenPoint {
  /** The question in the words of an office. */
  readonly question: string;
  /** Text of each reading, by the reading's name. The first reading is the default. */
  readonly options: Readonly<Record<string, string>>;
  /** Reason for the default. */
  readonly why: string;
  /**
   * The policy that is asked: CLOCK for the one under which the clock began, ACT for the one in force at the instant of
   * the act.
   */
  readonly readBy: 'CLOCK' | 'ACT';
  /** Processes and clauses that ask this point; empty while no process of this release does. */
  readonly uses: readonly PointUse[];
  /** Readings that this release does not offer, each with its reason. */
  readonly notOffered?: Readonly<Record<string, string>>;
}

export interface PointUse {
  /** Name of the process, as in its definition. */
  readonly process: string;
  readonly clause: string;
}

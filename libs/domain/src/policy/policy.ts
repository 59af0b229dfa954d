/**
 * The points that the Regulation leaves open and that change how a date is counted or an act is judged
 * (regulation.md §3.6); the full register with its reasons stands in `register.ts`.
 */
export interface PolicyOptions {
  /** Is the trigger day counted? */
  readonly 'Q-01': 'EXCLUDE' | 'INCLUDE';
  /** Receipt on a rest day. */
  readonly 'Q-02': 'ACTUAL_DAY' | 'NEXT_WORKING_DAY';
  /** Receipt after business hours (17:30) on a working day. */
  readonly 'Q-03': 'SAME_DAY' | 'NEXT_WORKING_DAY';
  /** End of the last day. */
  readonly 'Q-04': 'MIDNIGHT' | 'BUSINESS_CLOSE';
  /** Extension decided after the original due instant though requested before it. */
  readonly 'Q-06': 'LATE_GRANT' | 'STRICT';
  /** Extension of the one-day limit of unconditional data. */
  readonly 'Q-07': 'YES' | 'NO';
  /** Number of extensions; their sum is at most ten working days in any case. */
  readonly 'Q-08': 'ONE' | 'MANY';
  /** What a supplement notice does to the clock. */
  readonly 'Q-10': 'PAUSE' | 'RESTART' | 'CONTINUE';
  /** How late a supplement may be asked for: within 5 working days (1 for unconditional data), or until due. */
  readonly 'Q-11': 'LIMITED' | 'BEFORE_DUE';
}

/** An immutable version of the policy register. A clock keeps the version that it was counted under. */
export interface Policy {
  readonly version: string;
  readonly options: PolicyOptions;
}

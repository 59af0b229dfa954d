import type { Policy } from './policy.js';

/** The defaults of the register (regulation.md §3.6), as the countable part of it. */
export const DEFAULT_POLICY: Policy = {
  version: 'CN-DEFAULT-1',
  options: {
    'Q-01': 'EXCLUDE',
    'Q-02': 'ACTUAL_DAY',
    'Q-03': 'SAME_DAY',
    'Q-04': 'MIDNIGHT',
    'Q-06': 'LATE_GRANT',
    'Q-07': 'YES',
    'Q-08': 'ONE',
    'Q-10': 'PAUSE',
    'Q-11': 'LIMITED',
  },
};

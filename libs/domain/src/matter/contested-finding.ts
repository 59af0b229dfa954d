import type { Instant } from '../calendar/time.js';

/** Contest of a finding that made a limit go on, as breach candidates must know it. */
export interface ContestedFinding {
  readonly clockId: string;
  readonly contestedAt: Instant;
  /** VOID: the matter ended before a decision. */
  readonly status: 'PENDING' | 'UPHELD' | 'SET_ASIDE' | 'VOID';
}

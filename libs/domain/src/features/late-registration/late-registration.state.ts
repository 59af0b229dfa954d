import type { Instant } from '../../calendar/time.js';
import type { PaperAct, ReceiptChannel } from './late-registration.content.js';

/**
 * Outcome of a registration: counted at once; pending with an authority, confirmed or refused by it, withdrawn by its
 * author before that; refuted by an authority after it counted; void because the matter ended and its limit with it.
 */
export const RECEIPT_OUTCOMES = ['COUNTED', 'PENDING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'REFUTED', 'VOID'] as const;

/** Earlier receipt of a paper, registered later; `recorded` is the instant that the platform had. */
export interface EarlierReceipt {
  /** Number within the matter, from 1. */
  readonly registration: number;
  readonly clockId: string;
  readonly of: 'START' | 'END';
  readonly provenAt: Instant;
  readonly recorded: Instant;
  /** Number of working days by which it dates back. */
  readonly workingDays: number;
  readonly channel: ReceiptChannel;
  readonly reason: string;
  /** Acts that were done on paper before the end; absent if the paper shows none. */
  readonly acts?: PaperAct[];
  readonly departmentId: string;
  readonly accountId: string;
  readonly registeredAt: Instant;
  /** Authority that must confirm it; null if none must. */
  readonly authorityId: string | null;
  readonly outcome: (typeof RECEIPT_OUTCOMES)[number];
  readonly decision: Decision | null;
}

interface Decision {
  readonly accountId: string;
  readonly at: Instant;
  /** Reason of a refusal, withdrawal or refutation; null if it was confirmed. */
  readonly reason: string | null;
}

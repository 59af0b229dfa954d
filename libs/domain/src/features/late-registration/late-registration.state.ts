import type { Instant } from '../../calendar/time.js';
import type { ReceiptChannel } from './late-registration.content.js';

/** What became of it: it counted at once, waits for an authority, or was confirmed or refused by it. */
export const RECEIPT_OUTCOMES = ['COUNTED', 'PENDING', 'CONFIRMED', 'REFUSED'] as const;

/** A paper's receipt as it was registered after the fact; what the platform had recorded stands beside it. */
export interface EarlierReceipt {
  /** Number within the matter, from 1. */
  readonly registration: number;
  readonly clockId: string;
  readonly of: 'START' | 'END';
  readonly provenAt: Instant;
  readonly recorded: Instant;
  /** By how many working days it dates back. */
  readonly workingDays: number;
  readonly channel: ReceiptChannel;
  readonly reason: string;
  readonly departmentId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly registeredAt: Instant;
  /** Whose confirmation it needs; null where it needs none. */
  readonly authorityId: string | null;
  readonly outcome: (typeof RECEIPT_OUTCOMES)[number];
  readonly decision: Decision | null;
}

interface Decision {
  readonly accountId: string;
  readonly at: Instant;
  /** Why it was refused; null where it was confirmed. */
  readonly reason: string | null;
}

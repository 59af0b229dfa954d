import type { Instant } from '../calendar/time.js';

/** Request for a longer limit and its decision (Arts 17(2), 21(1)). */
export interface ExtensionRequest {
  /** Working days. */
  readonly days: number;
  readonly reason: string;
  /** Instant of the request; of the paper, where it was made on one. */
  readonly requestedAt: Instant;
  /** Instant at which a request on paper was registered (§3.5.4); absent for one that was made here. */
  readonly registeredAt?: Instant;
  /** VOID: the matter ended before a decision, or the act came in time without one. */
  readonly status: 'PENDING' | 'GRANTED' | 'REFUSED' | 'VOID';
  readonly grantedDays: number | null;
  readonly decidedAt: Instant | null;
  readonly decisionReason: string | null;
  /** Decision on paper that waits for the provider's confirmation (§3.5.4); absent if there is none. */
  readonly paper?: RegisteredDecision;
}

/** Returns a request that nobody decided, ended by an act in time; a decided one as it is. */
export const withoutDecision = (request: ExtensionRequest): ExtensionRequest =>
  request.status === 'PENDING' ? { ...request, status: 'VOID' } : request;

/** Decision on a request that was made on paper, at `decidedAt`. */
export interface RegisteredDecision {
  readonly grant: boolean;
  /** Working days granted; absent in a refusal. */
  readonly days?: number;
  readonly reason: string;
  readonly decidedAt: Instant;
  readonly channel: string;
}

/** Request for a longer limit, as alerts and breach candidates must know it (Arts 17(2), 21(1)). */
export interface AskedExtension extends Pick<ExtensionRequest, 'requestedAt' | 'status' | 'paper'> {
  readonly clockId: string;
  /** Authority or government that decides. */
  readonly decider: string;
}

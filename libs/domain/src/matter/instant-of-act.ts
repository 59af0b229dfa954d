import { toMs, type Instant } from '../calendar/time.js';
import { DEADLINE_GRACE_MS } from '../clock/ladder.js';

/** Reading of the platform's clock; `epoch` grows at every jump of the rehearsal clock. */
export interface Reading {
  readonly at: Instant;
  readonly epoch: number;
}

/**
 * Returns the instant of an act: its receipt by the API if that is at most 15 s ago and the clock has not jumped since;
 * otherwise platform time (architecture §2, time).
 */
export function instantOfAct(received: Reading, now: Reading): Instant {
  const age = toMs(now.at) - toMs(received.at);
  const counts = received.epoch === now.epoch && age >= 0 && age <= DEADLINE_GRACE_MS;
  return counts ? received.at : now.at;
}

import { localDate, type Instant } from '../calendar/time.js';
import type { Clock } from './clock.js';
import { usedOn, type Timeline } from './timeline.js';

/** Working days used when the present day is over, and left after it. */
export interface Usage {
  readonly used: number;
  readonly remaining: number;
}

/**
 * Returns the working days used and left at platform time `now`. A met clock uses no days after it was met. A cancelled
 * one uses none after `since`, the instant at which its matter entered its present state. A paused clock has at least
 * one day left, because a resume leaves one (§3.3).
 */
export function usageOf(clock: Clock, timeline: Timeline, since: Instant, now: Instant): Usage {
  const used = usedOn(timeline, localDate(countedUntil(clock, since, now)));
  if (clock.state === 'PAUSED') return { used, remaining: Math.max(timeline.workingDays - used, 1) };
  return { used, remaining: timeline.countedDates.length - used };
}

function countedUntil({ metAt, state }: Clock, since: Instant, now: Instant): Instant {
  if (metAt !== null) return metAt;
  return state === 'CANCELLED' ? since : now;
}

import { localDate, type Instant } from '../calendar/time.js';
import type { Clock } from './clock.js';
import { usedOn, type Timeline } from './timeline.js';

/** Working days used when the present day is over, and left after it. */
export interface Usage {
  readonly used: number;
  readonly remaining: number;
}

/**
 * What is used of a clock at platform time `now`; `since` is when its matter entered its present state. One that has
 * ended uses no more days: when it was met, or when the matter left the state that it ran in. A resume leaves one day at
 * least (§3.3).
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

import type { Instant } from '../calendar/time.js';
import type { Clock } from './clock.js';
import type { Counting } from './counting.js';
import { recountClock } from './recount.js';
import { isLate, isOverdue } from './standing.js';

/** What the calendar in force makes of a clock that was counted by another. */
export interface ClockChange {
  readonly before: Clock;
  readonly after: Clock;
  /** The date is another one. */
  readonly moved: boolean;
  readonly becomesOverdue: boolean;
  /** True if a recorded lateness turns out not to be one. */
  readonly ceasesOverdue: boolean;
  /** Its date was a forecast and is certain now. */
  readonly becomesFinal: boolean;
}

/** Which of the clocks change, as they stand at `now`; the same that the rollout then records. */
export function clockChanges(clocks: readonly Clock[], now: Instant, counting: Counting): ClockChange[] {
  return clocks.flatMap((before) => {
    const after = recountClock(before, now, counting);
    if (!after) return [];
    const wasMissed = isMissed(before, now);
    const missed = isMissed(after, now);
    return {
      before,
      after,
      moved: before.dueAt !== after.dueAt,
      becomesOverdue: missed && !wasMissed,
      ceasesOverdue: wasMissed && !missed,
      becomesFinal: before.provisional && !after.provisional,
    };
  });
}

const isMissed = (clock: Clock, now: Instant): boolean => isOverdue(clock, now) || isLate(clock);

import type { Instant } from '../calendar/time.js';
import type { Clock } from './clock.js';
import type { Counting } from './counting.js';
import { recountClock } from './recount.js';
import { isMissed } from './standing.js';

/** Change of a clock that was counted by an earlier calendar, when it is counted again by the one in force. */
export interface ClockChange {
  readonly before: Clock;
  readonly after: Clock;
  /** True if the last day is another one. */
  readonly moved: boolean;
  readonly becomesOverdue: boolean;
  /** True if a recorded lateness turns out not to be one. */
  readonly ceasesOverdue: boolean;
  /** True if the date was provisional and is final now. */
  readonly becomesFinal: boolean;
}

/** Returns the changes of those clocks that change, as of `now`. The rollout later records the same ones. */
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

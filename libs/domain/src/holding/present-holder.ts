import type { Instant } from '../calendar/time.js';
import type { Counting } from '../clock/counting.js';
import { nextOf } from '../clock/outlook.js';
import { holderWithoutClock, isSameHolder, type Holder } from './holder.js';
import { holdingOf, type HoldingStory } from './holding.js';

/** Who holds a matter now, and since when without interruption. */
export interface PresentHolder extends Holder {
  readonly since: Instant;
}

/**
 * Returns who holds a matter at platform time `now`: who holds its earliest open limit of the Regulation, or where none is
 * open, the office of the first task. Null where nobody has anything to do.
 */
export function presentHolder(
  story: Omit<HoldingStory, 'outages'>,
  counting: Counting,
  now: Instant,
): PresentHolder | null {
  const { process, stations, reader } = story;
  const clock = nextOf('STATUTORY', stations.at(-1)?.seen.clocks ?? []);
  return clock
    ? lastOf(holdingOf(clock, { ...story, outages: [] }, counting, now).lines.map((line) => [line.from, line]))
    : lastOf(stations.map(({ at, seen }) => [at, holderWithoutClock(process, seen, reader)]));
}

/** Returns the last of these holders in order of time, since the first of the neighbours that are the same. */
function lastOf(held: readonly (readonly [from: Instant, holder: Holder | null])[]): PresentHolder | null {
  const [at, holder] = held.at(-1) ?? [];
  if (at === undefined || !holder) return null;
  const other = held.findLastIndex(([, one]) => !isSameHolder(one, holder));
  const since = held[other + 1]?.[0] ?? at;
  const { side, departmentId, roles } = holder;
  return { side, departmentId, roles, since };
}

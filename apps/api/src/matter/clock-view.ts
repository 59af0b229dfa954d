import {
  displayState,
  isLate,
  localDate,
  timelineOf,
  usedOn,
  type Clock,
  type Counting,
  type Instant,
  type Matter,
  type Timeline,
} from '#libs/domain';
import type { ClockView } from '#libs/http';

/** What a clock's date comes to at platform time `now`, and why. */
export function clockView(
  clock: Clock,
  matter: Matter,
  now: Instant,
  counting: Counting,
  also: Pick<ClockView, 'extensionPending' | 'requesterDelay' | 'outages'>,
): ClockView {
  const timeline = timelineOf(clock, counting);
  const { id, kind, clause, responsible, day0, workingDays, dueAt, lastDay, metAt, provisional } = clock;
  return {
    ...{ id, kind, clause, responsible, day0, workingDays },
    ...usage(clock, timeline, countedUntil(clock, matter, now)),
    ...{ dueAt, lastDay, metAt, provisional },
    late: isLate(clock),
    calendarVersion: clock.calendarVersion,
    state: displayState(clock, now),
    pauses: clock.pauses.map(({ from, to }) => ({ from, to })),
    extensions: clock.extensions.map(({ days, requestedAt, decidedAt }) => ({ days, requestedAt, decidedAt })),
    ...also,
    days: timeline.days.map(({ date, counted, why }) => ({ date, counted, why })),
  };
}

/** A clock that has ended uses no more days: when it was met, or when the matter left the state that it ran in. */
function countedUntil(clock: Clock, matter: Matter, now: Instant): Instant {
  if (clock.metAt !== null) return clock.metAt;
  return clock.state === 'CANCELLED' ? matter.since : now;
}

/** Working days used when the present day is over, and left after it. A resume leaves one at least (§3.3). */
function usage(clock: Clock, timeline: Timeline, at: Instant): Pick<ClockView, 'used' | 'remaining'> {
  const used = usedOn(timeline, localDate(at));
  if (clock.state === 'PAUSED') return { used, remaining: Math.max(timeline.workingDays - used, 1) };
  return { used, remaining: timeline.countedDates.length - used };
}

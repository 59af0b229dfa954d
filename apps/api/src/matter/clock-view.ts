import {
  displayState,
  isLate,
  timelineOf,
  usageOf,
  type Clock,
  type Counting,
  type Instant,
  type Matter,
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
    id,
    kind,
    clause,
    responsible,
    day0,
    workingDays,
    ...usageOf(clock, timeline, matter.since, now),
    dueAt,
    lastDay,
    metAt,
    provisional,
    late: isLate(clock),
    calendarVersion: clock.calendarVersion,
    state: displayState(clock, now),
    pauses: clock.pauses.map(({ from, to }) => ({ from, to })),
    extensions: clock.extensions.map(({ days, requestedAt, decidedAt }) => ({ days, requestedAt, decidedAt })),
    ...also,
    days: timeline.days.map(({ date, counted, why }) => ({ date, counted, why })),
  };
}

import type { Calendar } from '../calendar/calendar.js';
import type { Instant, LocalDate } from '../calendar/time.js';
import type { Policy } from '../policy/policy.js';
import type { Clock } from './clock.js';
import { calendarAt, calendarOf, policyOf, recounted, type Counting } from './counting.js';
import { isLate } from './standing.js';
import { count } from './timeline.js';

/** Working days after the last day to which the alert ladder reaches (regulation.md §2.0, L6). */
const LADDER_REACHES = 10;

/**
 * The clock under a calendar that came into force after it was counted (§3.5.2): a date that was published is kept where
 * the other calendar would end it earlier; a provisional one is replaced. null where none of its days changes, or where
 * nothing depends on it any more: a clock that was cancelled, or met in time.
 */
export function recountClock(clock: Clock, at: Instant, counting: Counting): Clock | null {
  const isSettled = clock.state === 'CANCELLED' || (clock.state === 'MET' && !isLate(clock));
  const calendar = calendarAt(clock.responsible, counting);
  if (isSettled || calendar.version === clock.calendarVersion) return null;
  const policy = policyOf(clock, counting);
  if (daysOf(clock, calendarOf(clock, counting), policy) === daysOf(clock, calendar, policy)) return null;
  const bare = recounted({ ...clock, kept: [] }, at, counting);
  const { lastDay } = clock;
  if (clock.provisional || lastDay === null || bare.lastDay === null || bare.lastDay >= lastDay) return bare;
  const days = calendar.workdaysBetween(bare.lastDay, firstWorkday(lastDay, calendar));
  return recounted({ ...clock, kept: [{ at, days }] }, at, counting);
}

/** All that a calendar says of the clock: the kind of each of its days, and when the last rungs of its ladder stand. */
function daysOf(clock: Clock, calendar: Calendar, policy: Policy): string {
  const { days, provisional, lastDay } = count(clock, calendar, policy.options);
  const after = lastDay === null ? [] : [3, LADDER_REACHES].map((n) => calendar.addWorkdays(lastDay, n));
  return JSON.stringify([provisional, days, after]);
}

/** A last day on which nobody works ends with the next one on which somebody does (民法典 203). */
const firstWorkday = (date: LocalDate, calendar: Calendar): LocalDate =>
  calendar.isWorkday(date) ? date : calendar.addWorkdays(date, 1);

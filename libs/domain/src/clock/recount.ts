import type { Calendar } from '../calendar/calendar.js';
import type { Instant, LocalDate } from '../calendar/time.js';
import type { Policy, PolicyOptions } from '../policy/policy.js';
import type { Clock } from './clock.js';
import {
  calendarAt,
  calendarOf,
  chainOf,
  countOf,
  placeOf,
  policyOf,
  recounted,
  timelineOf,
  type Counting,
} from './counting.js';
import { beginsWithReceipt, readingFor } from '../policy/reading-for.js';
import { isCounting, isLate, wasMissed } from './standing.js';
import { count, dayOfLateness, type Timeline } from './timeline.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

/**
 * Returns the clock counted by the calendar in force, if that is not the one that it notes (§3.5.2). A published date
 * is kept if a new notice would end it earlier. It is replaced if the calendar corrects an error of the one by which it
 * was published, and so is a provisional date. A clock of an earlier release that does not count as the law does is
 * counted by it, whatever the calendar ({@link againstLaw}). Returns null if no day of the clock or its ladder changes, or if the clock
 * has ended without a lateness that another calendar could change.
 */
export function recountClock(clock: Clock, at: Instant, counting: Counting): Clock | null {
  const isSettled =
    (clock.state === 'CANCELLED' && !wasMissed(clock)) ||
    (clock.state === 'MET' && !isLate(clock) && !wasMissed(clock));
  if (isCounting(clock) && againstLaw(clock, counting) !== null) return byLaw(clock, at, counting);
  const calendar = calendarAt(placeOf(clock), counting);
  if (isSettled || calendar.version === clock.calendarVersion) return null;
  if (hasSameDays(clock, calendar, counting) && !isRestartCorrected(clock, calendar, counting)) return null;
  const bare = recounted({ ...clock, kept: [] }, at, counting);
  const { lastDay, dueAt } = clock;
  if (clock.provisional || lastDay === null || dueAt === null || bare.lastDay === null || bare.lastDay >= lastDay)
    return bare;
  if (isCorrected(clock, counting)) return notingPublished(clock, bare);
  const days = calendar.workdaysBetween(bare.lastDay, firstWorkday(lastDay, calendar));
  return recounted({ ...clock, kept: [{ at, days }] }, at, counting);
}

/**
 * Returns in what the dates of a clock of an earlier release are not the law's; null for any other clock. PLACE: it counts
 * a place's shorter limit as the law's (Art 23). RECEIPT: it counts from the working day after a rest day, though no
 * receipt begins its limit.
 */
export function againstLaw(clock: Clock, counting: Counting): 'PLACE' | 'RECEIPT' | null {
  if (clock.lawLimit !== undefined) return 'PLACE';
  if (beginsWithReceipt(clock.clause)) return null;
  const { options } = policyOf(clock, counting);
  const isMoved = options['Q-02'] === 'NEXT_WORKING_DAY' || options['Q-03'] === 'NEXT_WORKING_DAY';
  return isMoved && timelineOf(clock, counting).day0 !== clock.day0 ? 'RECEIPT' : null;
}

/** Returns the days by which the stored date came about; an ended clock of an earlier release keeps its reading. */
export const storedTimeline = (clock: Clock, counting: Counting): Timeline =>
  count(clock, calendarOf(clock, counting), storedReading(clock, counting));

/** Returns the readings by which the stored date came about. */
export function storedReading(clock: Clock, counting: Counting): PolicyOptions {
  const { options } = policyOf(clock, counting);
  return againstLaw(clock, counting) === 'RECEIPT' ? options : readingFor(clock.clause, options);
}

/** Counts such a clock by the Regulation. A person reviews a lateness by a date that is earlier than the published one. */
function byLaw({ lawLimit, ...clock }: Clock, at: Instant, counting: Counting): Clock {
  return notingPublished(clock, recounted({ ...clock, limit: lawLimit ?? clock.limit, kept: [] }, at, counting));
}

/** Returns the clock with the date that was published before, if that was later: a person reviews a lateness before it. */
export function notingPublished({ dueAt, publishedDueAt }: Clock, after: Clock): Clock {
  if (dueAt === null || after.dueAt === null || after.dueAt >= dueAt) return after;
  return { ...after, publishedDueAt: latest(publishedDueAt, dueAt) };
}

/**
 * True if the calendar in force corrects the one by which the date was published, directly or through corrections of it.
 * A clock notes an earlier version than that if its days were the same in both.
 */
function isCorrected(clock: Clock, counting: Counting): boolean {
  const { calendars } = counting;
  const [policy, chain] = [policyOf(clock, counting), chainOf(placeOf(clock), counting)];
  const days = daysOf(clock, calendarOf(clock, counting), policy);
  for (let name = calendars.inForce.content.corrects; name !== undefined;) {
    const corrected = calendars.version(name);
    if (daysOf(clock, corrected.in(chain), policy) === days) return true;
    name = corrected.content.corrects;
  }
  return false;
}

const latest = (a: Instant | undefined, b: Instant): Instant => (a !== undefined && a > b ? a : b);

/** True if no day of the clock and of its ladder differs between the calendar that it notes and another one. */
function hasSameDays(clock: Clock, calendar: Calendar, counting: Counting): boolean {
  const policy = policyOf(clock, counting);
  return daysOf(clock, calendarOf(clock, counting), policy) === daysOf(clock, calendar, policy);
}

/**
 * True if a correction changes days before a restart, which the clock counts no more: they decide if the act that began
 * the restart was in time.
 */
function isRestartCorrected(clock: Clock, calendar: Calendar, counting: Counting): boolean {
  const whole = { ...clock, pauses: [] };
  const hasRestarted = clock.pauses.some(({ then }) => then === 'RESTART');
  return hasRestarted && !hasSameDays(whole, calendar, counting) && isCorrected(whole, counting);
}

/** Returns a text to compare two calendars for the clock: the kind of each of its days, and the days of L5 and L6. */
function daysOf(clock: Clock, calendar: Calendar, policy: Policy): string {
  const { days, provisional, lastDay } = countOf(clock, calendar, policy.options);
  const after =
    lastDay === null
      ? []
      : [OUR_NUMBERS.headHearsAfter.value, OUR_NUMBERS.governmentHearsAfter.value].map((n) =>
          dayOfLateness(clock, lastDay, n, calendar),
        );
  return JSON.stringify([provisional, days, after]);
}

/** Returns the date itself if it is a working day, else the next working day (民法典 203). */
const firstWorkday = (date: LocalDate, calendar: Calendar): LocalDate =>
  calendar.isWorkday(date) ? date : calendar.addWorkdays(date, 1);

import type { Calendar } from '../calendar/calendar.js';
import { eachDay } from '../calendar/day-range.js';
import { addDays, atLocal, localDate, localMinutes, yearOf, type Instant, type LocalDate } from '../calendar/time.js';
import type { PolicyOptions } from '../policy/policy.js';
import type { ClockLedger, Pause } from './clock.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

export interface TimelineDay {
  readonly date: LocalDate;
  readonly counted: boolean;
  /** Chinese reason for counting the day or not. */
  readonly why: string;
}

/** Result of counting a ledger under a calendar and a policy. */
export interface Timeline {
  readonly day0: LocalDate;
  /** The limit with granted extensions. */
  readonly workingDays: number;
  /** Last day on which the act is in time, and the exclusive instant at which it ends; null while paused. */
  readonly lastDay: LocalDate | null;
  readonly dueAt: Instant | null;
  /** True if a day of `days` lies in a year without a published notice. */
  readonly provisional: boolean;
  /** Days from the one after day 0 (from day 0 if it counts, Q-01) to the last day, or to the pause while paused. */
  readonly days: readonly TimelineDay[];
  readonly countedDates: readonly LocalDate[];
  /** Days of `days` on which the clock was paused. */
  readonly pausedDates: readonly LocalDate[];
}

/** In minutes of the day: an act from then on is after hours; the last day may end then, too. */
const BUSINESS_CLOSE_MINUTES: number = OUR_NUMBERS.businessCloseMinutes.value;

/** Days of one kind, as those in which the clock ran without a pause: after < d ≤ through. */
interface Stretch {
  readonly after: LocalDate;
  readonly through: LocalDate;
}

interface Walk {
  readonly day0: LocalDate;
  /** Day after which the running stretch begins. */
  readonly after: LocalDate;
  readonly stretches: readonly Stretch[];
  /** Working days counted in the stretches that have ended, and the number to count in all. */
  readonly used: number;
  readonly total: number;
  /** Days beyond `total` that keep a published date (§3.5.2); a restart drops them. */
  readonly kept: number;
  readonly isPaused: boolean;
  /** True once a rest has left a working day that the limit no longer had. */
  readonly isFloored: boolean;
}

type Act =
  | { readonly at: Instant; readonly kind: 'pause' | 'resume' | 'restart' }
  | { readonly at: Instant; readonly kind: 'rest'; readonly from: Instant }
  | { readonly at: Instant; readonly kind: 'extension' | 'kept'; readonly days: number };

/**
 * Counts the working days of a ledger in order of time (regulation.md §3.3; 民法典 201, 203). No other code counts them.
 * A resume leaves at least one working day; a day so added stays when the clock pauses again.
 * Throws a RangeError for a limit or an extension that is not a whole number of at least one day.
 */
export function count(ledger: ClockLedger, calendar: Calendar, options: PolicyOptions): Timeline {
  const { limit, extensions } = ledger;
  for (const days of [limit, ...extensions.map((extension) => extension.days)]) {
    if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`A time limit of ${days} working days.`);
  }
  const begin = begun(receiptDay(ledger.triggeredAt, calendar, options), limit, calendar, options);
  const walk = actsOf(ledger, options).reduce((before, act) => step(before, act, calendar, options), begin);
  const lastDay = walk.isPaused ? null : endDay(walk, calendar);
  const ran = lastDay === null ? walk.stretches : [...walk.stretches, { after: walk.after, through: lastDay }];
  const first = addDays(ran[0]?.after ?? walk.day0, 1);
  const last = ran.at(-1)?.through ?? walk.day0;
  return {
    day0: walk.day0,
    workingDays: extensions.reduce((sum, extension) => sum + extension.days, limit),
    lastDay,
    dueAt: lastDay && endOf(lastDay, options),
    provisional: isProvisional(first, last, calendar),
    countedDates: ran.flatMap(({ after, through }) => calendar.workdaysFrom(after, through)),
    // The ladder counts at every wake and asks for no days; an explanation asks for them once.
    get days() {
      return [...eachDay(first, last)].map((date) => dayOf(date, ran, calendar, whyStill(ledger)));
    },
    get pausedDates() {
      return [...eachDay(first, last)].filter((date) => !isIn(ran, date));
    },
  };
}

/** Returns the working days of the limit that are used when `date` is over. */
export const usedOn = (timeline: Timeline, date: LocalDate): number =>
  timeline.countedDates.filter((counted) => counted <= date).length;

function actsOf({ pauses, extensions, kept = [] }: ClockLedger, options: PolicyOptions): Act[] {
  const acts: Act[] = [
    ...pauses.flatMap((pause) => pausing(pause, options)),
    ...extensions.map(({ decidedAt, days }): Act => ({ at: decidedAt, kind: 'extension', days })),
    ...kept.map(({ at, days }): Act => ({ at, kind: 'kept', days })),
  ];
  return acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/**
 * Returns how a limit goes on after a pause that stops it. A supplement has no `then`: Q-10 decides. Null for a pause that
 * stops nothing: under CONTINUE, after a notice that came too late, and where the act turned out to be none.
 */
export function continuationOf({ then, tooLate }: Pause, options: PolicyOptions): 'RESUME' | 'RESTART' | 'REST' | null {
  const after = then ?? AFTER_SUPPLEMENT[options['Q-10']];
  return after === 'UNDONE' || tooLate ? null : after;
}

function pausing(pause: Pause, options: PolicyOptions): Act[] {
  const { from, to } = pause;
  const then = continuationOf(pause, options);
  if (then === null) return [];
  if (then === 'REST') return to === null ? [] : [{ at: to, kind: 'rest', from }];
  const end = then === 'RESTART' ? 'restart' : 'resume';
  return [{ at: from, kind: 'pause' }, ...(to === null ? [] : [{ at: to, kind: end } as const])];
}

const AFTER_SUPPLEMENT = { PAUSE: 'RESUME', RESTART: 'RESTART', CONTINUE: null } as const;

function begun(day0: LocalDate, total: number, calendar: Calendar, options: PolicyOptions): Walk {
  const after = dayBefore(day0, calendar, options);
  return { day0, after, stretches: [], used: 0, total, kept: 0, isPaused: false, isFloored: false };
}

/** Returns the day after which days count: day 0, or the day before it if day 0 itself counts. */
const dayBefore = (day0: LocalDate, calendar: Calendar, options: PolicyOptions): LocalDate =>
  options['Q-01'] === 'INCLUDE' && calendar.isWorkday(day0) ? addDays(day0, -1) : day0;

/** Returns the day after which the days of a limit count that an act at this instant triggers. */
export const countsAfter = (triggeredAt: Instant, calendar: Calendar, options: PolicyOptions): LocalDate =>
  dayBefore(receiptDay(triggeredAt, calendar, options), calendar, options);

function step(walk: Walk, act: Act, calendar: Calendar, options: PolicyOptions): Walk {
  switch (act.kind) {
    case 'extension':
      return { ...walk, total: walk.total + act.days };
    case 'kept':
      return { ...walk, kept: walk.kept + act.days };
    case 'pause': {
      const stretch = { after: walk.after, through: localDate(act.at) };
      const used = walk.used + calendar.workdaysBetween(stretch.after, stretch.through);
      return { ...walk, stretches: [...walk.stretches, stretch], used, isPaused: true };
    }
    case 'rest':
      return rested(walk, act, calendar, options);
    case 'restart':
      return begun(latest(walk.day0, receiptDay(act.at, calendar, options)), walk.total, calendar, options);
    case 'resume': {
      const received = receiptDay(act.at, calendar, options);
      const total = Math.max(walk.total, walk.used - walk.kept + 1);
      return { ...walk, after: latest(walk.after, received), total, isPaused: false };
    }
  }
}

/** Returns the walk after a rest. A limit that had passed when the act was done keeps its date. */
function rested(
  walk: Walk,
  { at, from }: { readonly at: Instant; readonly from: Instant },
  calendar: Calendar,
  options: PolicyOptions,
): Walk {
  if (from >= endOf(endDay(walk, calendar), options)) return walk;
  const stretch = { after: walk.after, through: localDate(from) };
  const used = walk.used + calendar.workdaysBetween(stretch.after, stretch.through);
  const after = latest(walk.after, receiptDay(at, calendar, options));
  const isFloored = walk.isFloored || walk.total + walk.kept === used;
  const total = walk.total + (isFloored && !walk.isFloored ? OUR_NUMBERS.floorDays.value : 0);
  return { ...walk, stretches: [...walk.stretches, stretch], used, after, total, isFloored };
}

/** Returns the last day of a walk that is not paused: its last day itself if nothing is left, or the next working day. */
function endDay({ after, used, total, kept }: Walk, calendar: Calendar): LocalDate {
  const left = total + kept - used;
  return left > 0 || !calendar.isWorkday(after) ? calendar.addWorkdays(after, Math.max(left, 1)) : after;
}

/** Returns the n-th working day of lateness after the last day; days on which the act lay with another side are none. */
export const dayOfLateness = (
  ledger: Pick<ClockLedger, 'pauses'>,
  lastDay: LocalDate,
  n: number,
  calendar: Calendar,
): LocalDate =>
  idleAfter(ledger, lastDay).reduce(
    (day, { after, through }) => {
      const idle = after >= day ? 0 : calendar.workdaysBetween(after, through);
      return idle > 0 ? calendar.addWorkdays(day, idle) : day;
    },
    calendar.addWorkdays(lastDay, n),
  );

/** Returns the working days of lateness from the last day through `today`. */
export const daysOfLateness = (
  ledger: Pick<ClockLedger, 'pauses'>,
  lastDay: LocalDate,
  today: LocalDate,
  calendar: Calendar,
): number =>
  idleAfter(ledger, lastDay).reduce(
    (days, { after, through }) => days - calendar.workdaysBetween(after, through),
    calendar.workdaysBetween(lastDay, today),
  );

/** Returns the days of {@link daysOfLateness} themselves, in order. */
export function datesOfLateness(
  ledger: Pick<ClockLedger, 'pauses'>,
  lastDay: LocalDate,
  today: LocalDate,
  calendar: Calendar,
): readonly LocalDate[] {
  const idle = idleAfter(ledger, lastDay);
  return calendar.workdaysFrom(lastDay, today).filter((date) => !isIn(idle, date));
}

/** Returns the days after the last one on which the act lay with another side. */
function idleAfter({ pauses }: Pick<ClockLedger, 'pauses'>, lastDay: LocalDate): readonly Stretch[] {
  return pauses.flatMap(({ from, to, then }) => {
    if (to === null || (then !== 'REST' && then !== 'UNDONE')) return [];
    const [done, through] = [localDate(from), localDate(to)];
    if (then === 'REST' && done < lastDay) return [];
    const after = latest(done, lastDay);
    return after < through ? [{ after, through }] : [];
  });
}

/** Returns the day on which an act at this instant counts as received. */
function receiptDay(instant: Instant, calendar: Calendar, options: PolicyOptions): LocalDate {
  const day = localDate(instant);
  const isMoved = calendar.isWorkday(day)
    ? options['Q-03'] === 'NEXT_WORKING_DAY' && localMinutes(instant) >= BUSINESS_CLOSE_MINUTES
    : options['Q-02'] === 'NEXT_WORKING_DAY';
  return isMoved ? calendar.addWorkdays(day, 1) : day;
}

const endOf = (lastDay: LocalDate, options: PolicyOptions): Instant =>
  options['Q-04'] === 'BUSINESS_CLOSE' ? atLocal(lastDay, 0, BUSINESS_CLOSE_MINUTES) : atLocal(addDays(lastDay, 1));

/** Returns the Chinese reason for a paused day: with the other side, under review, or waiting for a supplement. */
function whyStill({ pauses }: ClockLedger): string {
  if (pauses.some(({ then }) => then === 'REST')) return '已经办理，由另一方验收或者确认，不计入期限';
  return pauses.some(({ then }) => then === 'RESUME' || then === 'RESTART')
    ? '已报送待审核，不计入期限'
    : '补正期间，不计入期限';
}

/**
 * True if a day of these lies in a year without a published notice. The last week of a year awaits the notice of the
 * next, so the last day of each year and of all tell it.
 */
function isProvisional(first: LocalDate, last: LocalDate, calendar: Calendar): boolean {
  if (last < first) return false;
  for (let year = yearOf(first); year < yearOf(last); year++) if (calendar.isProvisional(`${year}-12-31`)) return true;
  return calendar.isProvisional(last);
}

const dayOf = (date: LocalDate, ran: readonly Stretch[], calendar: Calendar, still: string): TimelineDay =>
  isIn(ran, date)
    ? { date, counted: calendar.isWorkday(date), why: calendar.explain(date) }
    : { date, counted: false, why: still };

const isIn = (ran: readonly Stretch[], date: LocalDate): boolean =>
  ran.some(({ after, through }) => after < date && date <= through);

const latest = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

import type { Calendar } from '../calendar/calendar.js';
import { addDays, addMs, atLocal, localDate, type Instant, type LocalDate } from '../calendar/time.js';
import type { Clock, Pause } from '../clock/clock.js';
import { calendarOf, type Counting } from '../clock/counting.js';
import { storedReading, storedTimeline } from '../clock/recount.js';
import { isCounting } from '../clock/standing.js';
import { continuationOf, countsAfter, datesOfLateness } from '../clock/timeline.js';
import type { Process } from '../matter/process.js';
import type { PolicyOptions } from '../policy/policy.js';
import { holderOf, isSameHolder, type HeldKind, type Holder, type HoldingReader } from './holder.js';
import type { Station } from './stations.js';

/** A stretch of time in which one office held a clock, and the working days that belong to it. */
export interface HeldLine extends Holder {
  readonly kind: HeldKind;
  readonly from: Instant;
  /** Exclusive; null while it lasts. */
  readonly to: Instant | null;
  /** Working days of the stretch; the limit does not count those of PAUSED and RESTARTED. */
  readonly days: number;
  /** Those of `days` that lie after the last day of the limit. */
  readonly lateDays: number;
}

/**
 * Who held a clock, without a gap and one at a time.
 *
 * A working day belongs to who held the clock when the day ended, at midnight in Shanghai, or at the present, or just before
 * the act that ended the clock. A counted day on which the clock was stopped belongs to who held it until then. A counted day
 * that an outage touches belongs to the outage. Days before the platform knew of the clock, as from a receipt on paper, belong
 * to who held it at first.
 *
 * Two sums hold. Of the lines whose days the limit counts (all but PAUSED and RESTARTED):
 * `days of these lines + remaining = limit + added + lateness`. And the days of all lines are the working days from day 0 to
 * the end of the clock, or to the present.
 */
export interface Holding {
  readonly lines: readonly HeldLine[];
  /** Working days of the limit with its extensions. */
  readonly limit: number;
  /** Working days that a resume or another calendar left beyond the limit (§§3.3, 3.5.2). */
  readonly added: number;
  /** Working days after the last day, without those on which the act lay with another side. */
  readonly lateness: number;
  /** Working days of the limit that were left when the clock ended, or are left after the present day. */
  readonly remaining: number;
}

/** The life of a matter as far as it is needed to tell who held its clocks. */
export interface HoldingStory {
  readonly process: Process;
  readonly stations: readonly Station[];
  /** Outages that count for the department responsible for the clock (§3.5.3). */
  readonly outages: readonly { readonly from: Instant; readonly to: Instant }[];
  readonly reader: HoldingReader;
}

/** Returns who held a clock until platform time `now`, or until it ended. */
export function holdingOf(clock: Clock, story: HoldingStory, counting: Counting, now: Instant): Holding {
  const calendar = calendarOf(clock, counting);
  const reading = storedReading(clock, counting);
  const life = { begin: clock.triggeredAt, end: endOf(clock), now };
  const stretches = merged(stretchesOf(clock, story, life, reading));
  const days = daysOf(clock, life, calendar, counting, reading);
  const placed = days.map((day) => placeOf(day, stretches, life));
  const count = (of: readonly number[], n: number): number => of.filter((place) => place === n).length;
  const late = placed.filter((_, n) => days[n]?.late);
  const counted = days.filter((day) => day.counted);
  const lateness = counted.filter((day) => day.late).length;
  const used = counted.length - lateness;
  const { workingDays, countedDates } = storedTimeline(clock, counting);
  const whole = clock.state === 'PAUSED' ? Math.max(workingDays, used + 1) : countedDates.length;
  return {
    lines: stretches.map((stretch, n) => ({ ...stretch, days: count(placed, n), lateDays: count(late, n) })),
    limit: workingDays,
    added: whole - workingDays,
    lateness,
    remaining: whole - used,
  };
}

type Stretch = Omit<HeldLine, 'days' | 'lateDays'>;

/** From the trigger to the end, null while the clock is open. */
interface Life {
  readonly begin: Instant;
  readonly end: Instant | null;
  readonly now: Instant;
}

const endOf = (clock: Clock): Instant | null =>
  isCounting(clock) ? null : (clock.metAt ?? clock.cancelledAt ?? clock.triggeredAt);

function stretchesOf(
  clock: Clock,
  { process, stations, outages, reader }: HoldingStory,
  { begin, end, now }: Life,
  reading: PolicyOptions,
): readonly Stretch[] {
  const known = stations.filter(({ seen }) => seen.clocks.some(({ id }) => id === clock.id));
  const cuts = [
    ...known.map(({ at }) => at),
    ...clock.pauses.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...outages.flatMap(({ from, to }) => [from, to]),
    ...(clock.dueAt === null ? [] : [clock.dueAt]),
  ];
  const within = cuts.filter((cut) => cut > begin && (end === null ? cut <= now : cut < end));
  const froms = [begin, ...[...new Set(within)].sort()];
  return froms.flatMap((from, n): readonly Stretch[] => {
    const station = known.findLast(({ at }) => at <= from) ?? known[0];
    if (!station) return [];
    const kind = kindAt(from, clock, { process, outages, seen: station.seen, reading });
    return [{ kind, ...holderOf(process, station.seen, clock, kind, reader), from, to: froms[n + 1] ?? end }];
  });
}

function kindAt(
  at: Instant,
  clock: Clock,
  {
    process,
    outages,
    seen,
    reading,
  }: Pick<HoldingStory, 'process' | 'outages'> & Pick<Station, 'seen'> & { readonly reading: PolicyOptions },
): HeldKind {
  const { pauses, dueAt, id } = clock;
  const isIn = ({ from, to }: Pick<Pause, 'from' | 'to'>): boolean => from <= at && (to === null || at < to);
  const pause = pauses.find(isIn);
  const stops = (one: Pause): boolean => continuationOf(one, reading) !== null;
  if (pause && (stops(pause) || (pause.then === 'UNDONE' && dueAt !== null && at >= dueAt))) return 'PAUSED';
  if (pauses.some((one) => continuationOf(one, reading) === 'RESTART' && one.to !== null && at < one.from))
    return 'RESTARTED';
  if (outages.some(isIn)) return 'OUTAGE';
  if (pause) return 'WAITING';
  const asked = process.extension?.(seen);
  return asked?.clockId === id && asked.status === 'PENDING' && asked.paper === undefined ? 'EXTENSION' : 'COUNTED';
}

/** Joins neighbours that the reader cannot tell apart. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const lines: Stretch[] = [];
  for (const stretch of stretches) {
    const last = lines.at(-1);
    if (last?.kind === stretch.kind && isSameHolder(last, stretch)) lines.splice(-1, 1, { ...last, to: stretch.to });
    else lines.push(stretch);
  }
  return lines;
}

/** A working day in the life of a clock. */
interface Day {
  readonly date: LocalDate;
  /** True for a day of the limit or of lateness. */
  readonly counted: boolean;
  readonly late: boolean;
}

function daysOf(
  clock: Clock,
  { begin, end, now }: Life,
  calendar: Calendar,
  counting: Counting,
  reading: PolicyOptions,
): readonly Day[] {
  const { countedDates, lastDay } = storedTimeline(clock, counting);
  const today = localDate(end ?? now);
  const ofLimit = new Set(countedDates);
  const ofLateness = new Set(lastDay === null ? [] : datesOfLateness(clock, lastDay, today, calendar));
  return calendar.workdaysFrom(countsAfter(begin, calendar, reading), today).map((date) => {
    const late = !ofLimit.has(date) && ofLateness.has(date);
    return { date, counted: late || ofLimit.has(date), late };
  });
}

const COUNTS: readonly HeldKind[] = ['COUNTED', 'WAITING', 'EXTENSION', 'OUTAGE'];

/** Returns the place of the stretch to which a day belongs. */
function placeOf({ date, counted }: Day, stretches: readonly Stretch[], { begin, end, now }: Life): number {
  const midnight = atLocal(addDays(date, 1));
  const close = end === null ? addMs(now, 1) : end; // an act at the present instant has been done
  const ended = midnight < close ? midnight : close;
  const isOf = ({ kind }: Stretch): boolean => COUNTS.includes(kind) === counted;
  const dawn = atLocal(date) > begin ? atLocal(date) : begin;
  const out = stretches.findLastIndex(
    ({ kind, from, to }) => counted && kind === 'OUTAGE' && from < ended && (to === null || to > dawn),
  );
  if (out >= 0) return out;
  const before = stretches.findLastIndex((one) => one.from < ended && isOf(one));
  const place = before >= 0 ? before : stretches.findIndex(isOf);
  if (place < 0) throw new Error(`nobody held the clock on ${date}`);
  return place;
}

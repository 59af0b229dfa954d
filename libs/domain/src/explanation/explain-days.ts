import type { DayDescription } from '../calendar/calendar.js';
import type { LocalDate } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { calendarOf, type Counting } from '../clock/counting.js';
import type { Timeline } from '../clock/timeline.js';

/**
 * Part of the limit that a counted day belongs to: the limit itself; the day left when a supplement was received
 * (§3.3); a granted extension; days that keep a published date under another calendar (§3.5.2).
 */
export type DayPart = 'LIMIT' | 'AFTER_SUPPLEMENT' | 'EXTENSION' | 'KEPT';

/** One day between day 0 and the last day. */
export interface ExplainedDay extends DayDescription {
  readonly date: LocalDate;
  readonly counted: boolean;
  /** True if the clock was paused on the day, working day or not. */
  readonly paused: boolean;
  /** null for a day that does not count. */
  readonly part: DayPart | null;
  /** Reason for counting the day or not, in Chinese. */
  readonly why: string;
}

export function explainedDays(clock: Clock, timeline: Timeline, counting: Counting): readonly ExplainedDay[] {
  const calendar = calendarOf(clock, counting);
  const parts = partsOf(clock, timeline);
  const partOf = new Map(timeline.countedDates.map((date, n) => [date, parts[n] ?? 'LIMIT']));
  const paused = new Set(timeline.pausedDates);
  return timeline.days.map(({ date, counted, why }) => {
    const { kind, name, source } = calendar.describe(date);
    return { date, counted, paused: paused.has(date), part: partOf.get(date) ?? null, kind, name, source, why };
  });
}

/** Returns the part of each counted day, in order of the days. */
function partsOf({ limit, extensions, kept = [], pauses }: Clock, { countedDates }: Timeline): readonly DayPart[] {
  const granted = sumOf(extensions);
  const keptDays = sumOf(kept);
  const left: DayPart[] = of('AFTER_SUPPLEMENT', Math.max(countedDates.length - limit - granted - keptDays, 0));
  const extended = of('EXTENSION', granted);
  const [resumedAt, grantedAt] = [pauses.at(-1)?.to ?? '', extensions.at(-1)?.decidedAt ?? ''];
  const middle = resumedAt < grantedAt ? [...left, ...extended] : [...extended, ...left];
  return [...of('LIMIT', limit), ...middle, ...of('KEPT', keptDays)];
}

const sumOf = (lengths: readonly { readonly days: number }[]): number =>
  lengths.reduce((sum, { days }) => sum + days, 0);
const of = (part: DayPart, days: number): DayPart[] => Array.from({ length: days }, () => part);

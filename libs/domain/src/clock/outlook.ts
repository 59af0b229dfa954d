import { localDate, type Instant, type LocalDate } from '../calendar/time.js';
import type { Clock } from './clock.js';
import { calendarOf, timelineOf, type Counting } from './counting.js';
import { isCounting, isOverdue } from './standing.js';
import { daysOfLateness } from './timeline.js';
import { usageOf } from './usage.js';

/** The clock of one kind that must be met next, as a list shows it. */
export interface Outlook {
  readonly clockId: string;
  readonly clause: string;
  readonly responsible: string;
  readonly lastDay: LocalDate | null;
  /** Exclusive; null while the clock is paused. */
  readonly dueAt: Instant | null;
  /** Working days left after today; null once the due instant has come. */
  readonly remainingWorkingDays: number | null;
  /** Working days since the last day, without those on which the act lay with another side; null until the due instant has come. */
  readonly overdueWorkingDays: number | null;
  readonly provisional: boolean;
  readonly paused: boolean;
}

/** Returns the earliest running clock of a kind at `now`, or a paused one if none runs; null if there is neither. */
export function outlookOf(
  kind: Clock['kind'],
  { clocks, since }: { readonly clocks: readonly Clock[]; readonly since: Instant },
  now: Instant,
  counting: Counting,
): Outlook | null {
  const clock = nextOf(kind, clocks);
  if (!clock) return null;
  const { id: clockId, clause, responsible, lastDay, dueAt, provisional } = clock;
  const late = isOverdue(clock, now);
  return {
    clockId,
    clause,
    responsible,
    lastDay,
    dueAt,
    remainingWorkingDays: late ? null : usageOf(clock, timelineOf(clock, counting), since, now).remaining,
    overdueWorkingDays:
      late && lastDay !== null ? daysOfLateness(clock, lastDay, localDate(now), calendarOf(clock, counting)) : null,
    provisional,
    paused: clock.state === 'PAUSED',
  };
}

/** Returns the clock of a kind that ends first, or a paused one if none runs; undefined if there is neither. */
export const nextOf = (kind: Clock['kind'], clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter((clock) => clock.kind === kind && isCounting(clock))
    .sort((a, b) => ((a.dueAt ?? LAST) < (b.dueAt ?? LAST) ? -1 : 1))[0];

const LAST = '~';

import { isMissed } from '../clock/standing.js';
import type { Clock } from '../clock/clock.js';
import { chainOf, type Counting } from '../clock/counting.js';
import { localDate, type Instant, type LocalDate } from '../calendar/time.js';
import { isUnderReview } from '../features/breach.js';
import type { Matter } from '../matter/matter.js';
import { processNamed } from '../processes/index.js';

/** The instant as of which figures are told, and the rules by which days count. */
export interface FigureSetting {
  readonly now: Instant;
  readonly counting: Counting;
}

/** COUNTED: in the figure. PROVISIONAL and NEEDS_REVIEW are shown apart, and are in no figure (regulation.md §7). */
export const CASE_STANDINGS = ['COUNTED', 'PROVISIONAL', 'NEEDS_REVIEW'] as const;
export type CaseStanding = (typeof CASE_STANDINGS)[number];

/** The start from which the working days of an overdue clock are counted; they grow day by day. */
export interface LateSince {
  readonly lastDay: LocalDate;
  /** Department by whose local holidays, and version of the calendar by which, they count. */
  readonly place: string;
  readonly calendarVersion: string;
  /** Working days since the last day on which the act lay with another side. */
  readonly idle: number;
}

/** Working days of lateness at the instant. */
export const daysSince = (
  { lastDay, place, calendarVersion, idle }: LateSince,
  { now, counting }: FigureSetting,
): number =>
  counting.calendars.version(calendarVersion).in(chainOf(place, counting)).workdaysBetween(lastDay, localDate(now)) -
  idle;

/** One thing that a figure counts, such as a limit of a matter. The list behind a figure has one row a case. */
export interface Case {
  readonly matterId: string;
  /** What in the matter is counted: the id of a clock, the number of a record; empty for the matter itself. */
  readonly part: string;
  /** Department whose figure it is. */
  readonly departmentId: string;
  /** True if it is in the numerator, too. */
  readonly met: boolean;
  /** Working days, for a figure of days; null for a figure of cases. */
  readonly days: number | null;
  /** Start of `days` while the clock is overdue and they grow; null for days that stand. */
  readonly late: LateSince | null;
  readonly standing: CaseStanding;
}

type Given = Pick<Case, 'departmentId'> & Partial<Case>;

/** Returns a case about a matter; a case that says nothing else is about the matter itself, is met and counted. */
export const caseOf = ({ matterId }: Matter, given: Given): Case => ({
  matterId,
  part: '',
  met: true,
  days: null,
  late: null,
  standing: 'COUNTED',
  ...given,
});

/** Returns how a figure takes a clock: a provisional date and a lateness that a person must review stand apart. */
export function standingOfClock(clock: Clock, matter: Matter, { now, counting }: FigureSetting): CaseStanding {
  if (clock.provisional) return 'PROVISIONAL';
  const isDoubted = isMissed(clock, now) && isUnderReview(processNamed(matter.process), matter, clock, now, counting);
  return isDoubted ? 'NEEDS_REVIEW' : 'COUNTED';
}

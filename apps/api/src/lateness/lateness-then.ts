import {
  isLate,
  isMissRecorded,
  isOverdue,
  limitNamed,
  processNamed,
  type Clock,
  type Instant,
  type LocalDate,
  type Matter,
  type PublishedBreach,
  type ShareAttribute,
} from '#libs/domain';
import {
  answeredAsOf,
  shareAttributesAsOf,
  type ClockFigures,
  type GroupOfClocks,
  type JudgedFigures,
  type LatenessFilters,
  type LatenessKey,
} from '#libs/persistence';
import { asOfThen, departmentsOf } from '../reader/as-of.js';
import type { Snapshot } from '../reader/reader.service.js';
import { addDaysLate, keyOf, type LatenessFigures, type LateDays } from './lateness-figures.js';

/** A clock of the Regulation that was met or missed, as it stood then. */
interface EndedClock {
  readonly clock: Clock;
  readonly catalogCode: string;
}

/**
 * Counts as of an instant that has passed, from the matters as they were folded up to it. The figures are those that were
 * told then: what was recorded later moves none of them.
 */
export async function figuresThen(
  filters: LatenessFilters,
  by: readonly LatenessKey[],
  asOf: Instant,
  snapshot: Snapshot,
): Promise<LatenessFigures> {
  const { tx, scope } = snapshot;
  const isAsked = departmentsOf(filters, snapshot);
  const ended: EndedClock[] = [];
  const breaches = new Map<string, PublishedBreach>();
  for await (const row of answeredAsOf(tx, scope, filters, asOf)) {
    const matter = await asOfThen(row, snapshot);
    const { breach } = processNamed(matter.process).sideTables?.(matter) ?? {};
    if (breach && isAsked(breach.responsible) && isCounted(breach, filters)) breaches.set(matter.matterId, breach);
    ended.push(...endedClocks(matter, filters, asOf).filter(({ clock }) => isAsked(clock.responsible)));
  }
  return { ...(await inGroups(ended, by, asOf, snapshot)), judged: judgedFigures([...breaches.values()], asOf) };
}

function endedClocks(matter: Matter, filters: LatenessFilters, asOf: Instant): readonly EndedClock[] {
  const { code: catalogCode } = processNamed(matter.process).subject(matter);
  return matter.clocks
    .filter(
      (clock) =>
        clock.kind === 'STATUTORY' &&
        isWithin(clock.lastDay, filters) &&
        isOf([clock.clause, clock.breachClause], filters) &&
        (clock.state === 'MET' || isOverdue(clock, asOf) || (clock.state === 'CANCELLED' && isMissRecorded(clock))),
    )
    .map((clock) => ({ clock, catalogCode }));
}

const isCounted = ({ countedOn, clause, limitClause }: PublishedBreach, filters: LatenessFilters): boolean =>
  isWithin(countedOn, filters) && isOf([clause, limitClause], filters);

const isWithin = (day: LocalDate | null, { from, to }: LatenessFilters): boolean =>
  (from === undefined || (day !== null && day >= from)) && (to === undefined || (day !== null && day <= to));

const isOf = (clauses: readonly (string | null)[], { clause }: LatenessFilters): boolean =>
  clause === undefined || clauses.includes(clause);

async function inGroups(
  ended: readonly EndedClock[],
  by: readonly LatenessKey[],
  asOf: Instant,
  { tx, counting }: Snapshot,
): Promise<Omit<LatenessFigures, 'judged'>> {
  const codes = by.includes('ATTRIBUTE') ? [...new Set(ended.map(({ catalogCode }) => catalogCode))] : [];
  const attributes = codes.length > 0 ? await shareAttributesAsOf(tx, codes, asOf) : new Map<string, ShareAttribute>();
  const figures = new Map<string, ClockFigures>();
  const days = new Map<string, LateDays>();
  for (const { clock, catalogCode } of ended) {
    const group = groupOf(clock, attributes.get(catalogCode) ?? null, by);
    const key = keyOf(group);
    const isMissedNow = isOverdue(clock, asOf);
    figures.set(key, countedIn(figures.get(key) ?? { ...group, ...NOTHING }, clock, isMissedNow));
    if (clock.provisional || (clock.state === 'MET' && !isLate(clock))) continue;
    addDaysLate(days, key, clock, { now: asOf, counting });
  }
  const inOrder = [...figures.keys()].sort();
  return { figures: inOrder.flatMap((key) => figures.get(key) ?? []), days };
}

const groupOf = (clock: Clock, shareAttribute: ShareAttribute | null, by: readonly LatenessKey[]): GroupOfClocks => ({
  departmentId: by.includes('DEPARTMENT') ? clock.responsible : null,
  clause: by.includes('LIMIT') ? clock.clause : null,
  limit: by.includes('LIMIT') ? limitNamed(clock) : null,
  shareAttribute,
  month: by.includes('MONTH') ? (clock.lastDay?.slice(0, 7) ?? null) : null,
});

const NOTHING = {
  ended: 0,
  metInTime: 0,
  metLate: 0,
  overdueNow: 0,
  cancelledOverdue: 0,
  provisional: 0,
  oldestLastDay: null,
} as const;

function countedIn(figures: ClockFigures, clock: Clock, isMissedNow: boolean): ClockFigures {
  if (clock.provisional) return { ...figures, provisional: figures.provisional + 1 };
  const earlier = [figures.oldestLastDay, clock.lastDay].filter((day) => day !== null).sort();
  const one = (is: boolean): number => (is ? 1 : 0);
  return {
    ...figures,
    ended: figures.ended + 1,
    metInTime: figures.metInTime + one(clock.state === 'MET' && !isLate(clock)),
    metLate: figures.metLate + one(isLate(clock)),
    overdueNow: figures.overdueNow + one(isMissedNow),
    cancelledOverdue: figures.cancelledOverdue + one(clock.state === 'CANCELLED'),
    oldestLastDay: isMissedNow ? (earlier[0] ?? null) : figures.oldestLastDay,
  };
}

function judgedFigures(breaches: readonly PublishedBreach[], asOf: Instant): JudgedFigures {
  const isReviewed = ({ standing, undecided, doneAt, reviewUntil }: PublishedBreach): boolean =>
    (standing === 'OPEN' || standing === 'CONTESTED') &&
    (undecided || (reviewUntil !== null && (doneAt ?? asOf) < reviewUntil));
  const count = (standing: PublishedBreach['standing']): number =>
    breaches.filter((one) => one.standing === standing && !isReviewed(one)).length;
  return {
    open: count('OPEN'),
    needsReview: breaches.filter(isReviewed).length,
    contested: count('CONTESTED'),
    breach: count('BREACH'),
    justified: count('JUSTIFIED'),
    dismissed: count('DISMISSED'),
    withdrawn: count('WITHDRAWN'),
  };
}

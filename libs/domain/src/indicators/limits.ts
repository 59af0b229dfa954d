import { localDate } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { calendarOf, placeOf, timelineOf, type Counting } from '../clock/counting.js';
import { isMetInTime, isMissed, isOverdue } from '../clock/standing.js';
import { daysOfLateness } from '../clock/timeline.js';
import { isStatutoryClause } from '../law/limits.js';
import type { Matter } from '../matter/matter.js';
import { attributeOfLimit } from '../processes/share-request/share-request.clocks.js';
import { caseOf, daysSince, standingOfClock, type Case, type FigureSetting, type LateSince } from './case.js';

/** Limits of the Regulation that a clock counts, as regulation.md numbers them; T2 and T6 lengthen T1 and T5. */
export const LIMITS = ['T1', 'T3', 'T4', 'T5', 'T7', 'T8'] as const;
export type Limit = (typeof LIMITS)[number];

/** Chinese titles of the limits. */
export const LIMIT_TITLES: Readonly<Record<Limit, string>> = {
  T1: '目录更新期限',
  T3: '目录审核发布期限',
  T4: '无条件共享的答复期限',
  T5: '有条件共享的答复期限',
  T7: '共享期限',
  T8: '校核期限',
};

/** Returns which limit of the Regulation a clock counts; null for a target of ours. */
export function limitNamed(clock: Clock): Limit | null {
  const { kind, clause } = clock;
  if (kind !== 'STATUTORY' || !isStatutoryClause(clause)) return null;
  switch (clause) {
    case '17(2)':
      return 'T1';
    case '17(3)':
      return 'T3';
    case '21(1)':
      return attributeOfLimit(clock) === 'UNCONDITIONAL' ? 'T4' : 'T5';
    case '22(1)':
      return 'T7';
    case '26(2)':
      return 'T8';
  }
}

/** Returns a case for each of these clocks that was met, or whose limit has passed; met is one that was met in time. */
export const endedClocks = (matter: Matter, clocks: readonly Clock[], setting: FigureSetting): readonly Case[] =>
  clocks
    .filter((clock) => isMetInTime(clock) || isMissed(clock, setting.now))
    .map((clock) => clockCase(matter, clock, setting, { met: isMetInTime(clock) }));

/** Returns a case for each of these clocks that is overdue, with the working days since its last day. */
export const overdueClocks = (matter: Matter, clocks: readonly Clock[], setting: FigureSetting): readonly Case[] =>
  clocks
    .filter((clock) => isOverdue(clock, setting.now))
    .map((clock) => {
      const late = lateSince(clock, setting.counting);
      return clockCase(matter, clock, setting, { days: late && daysSince(late, setting), late });
    });

function lateSince(clock: Clock, counting: Counting): LateSince | null {
  const { lastDay, calendarVersion } = clock;
  if (lastDay === null) return null;
  const idle = 0 - daysOfLateness(clock, lastDay, lastDay, calendarOf(clock, counting));
  return { lastDay, place: placeOf(clock), calendarVersion, idle };
}

/** Working days since the last day of an overdue clock, without those on which the act lay with another side. */
export function daysLate(clock: Clock, { now, counting }: FigureSetting): number {
  const { lastDay } = clock;
  const until = localDate(clock.metAt ?? clock.cancelledAt ?? now);
  return lastDay === null ? 0 : daysOfLateness(clock, lastDay, until, calendarOf(clock, counting));
}

/** Returns the clocks of a matter that count this limit. */
export const clocksOf = ({ clocks }: Matter, limit: Limit): readonly Clock[] =>
  clocks.filter((clock) => limitNamed(clock) === limit);

/** The clock as it would stand if nobody had granted a longer limit. */
export function unextended(clock: Clock, counting: Counting): Clock {
  if (clock.extensions.length === 0) return clock;
  const bare = { ...clock, extensions: [] };
  const { lastDay, dueAt, provisional } = timelineOf(bare, counting);
  return { ...bare, lastDay, dueAt, provisional };
}

export const clockCase = (matter: Matter, clock: Clock, setting: FigureSetting, given: Partial<Case>): Case =>
  caseOf(matter, {
    departmentId: clock.responsible,
    part: clock.id,
    standing: standingOfClock(clock, matter, setting),
    ...given,
  });

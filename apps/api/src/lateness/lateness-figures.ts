import { daysLate, isOverdue, type Clock, type FigureSetting } from '#libs/domain';
import type { ClockFigures, GroupOfClocks, JudgedFigures } from '#libs/persistence';

/** Working days late of a group of clocks. */
export interface LateDays {
  readonly all: number;
  /** The most of a clock that is overdue now. */
  readonly most: number;
}
export const NONE: LateDays = { all: 0, most: 0 };

/** Figures as of an instant: clocks in groups, their working days late by group, and judgements. */
export interface LatenessFigures {
  readonly figures: readonly ClockFigures[];
  readonly days: ReadonlyMap<string, LateDays>;
  readonly judged: JudgedFigures;
}

export const keyOf = ({ departmentId, clause, limit, shareAttribute, month }: GroupOfClocks): string =>
  JSON.stringify([departmentId, clause, limit, shareAttribute, month]);

/** Adds the working days by which a missed clock is late to those of its group. */
export function addDaysLate(sums: Map<string, LateDays>, key: string, clock: Clock, setting: FigureSetting): void {
  const days = daysLate(clock, setting);
  const { all, most } = sums.get(key) ?? NONE;
  sums.set(key, { all: all + days, most: isOverdue(clock, setting.now) ? Math.max(most, days) : most });
}

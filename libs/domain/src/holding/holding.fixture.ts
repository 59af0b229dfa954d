import { expect } from '@jest/globals';
import { AUDIENCES, type Audience, type Eyes } from '../access/audience.js';
import { addDays, localDate, type Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { calendarOf } from '../clock/counting.js';
import { storedReading, storedTimeline } from '../clock/recount.js';
import { countsAfter, daysOfLateness } from '../clock/timeline.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import { holdingOf, type Holding } from './holding.js';
import { stationsOf } from './stations.js';

/** The eyes of an auditor, who sees every side. */
export const ALL_EYES: Eyes = new Set(AUDIENCES);
export const eyes = (...sides: readonly Audience[]): Eyes =>
  new Set<Audience>(['everyDepartment', 'everybody', ...sides]);

export interface Outside {
  readonly eyes?: Eyes;
  readonly outages?: readonly { readonly from: Instant; readonly to: Instant }[];
}

/** Who held a clock of a play until its present instant. */
export function heldIn(
  play: MatterPlay<unknown>,
  clock: Clock,
  { eyes = ALL_EYES, outages = [] }: Outside = {},
): Holding {
  const { process, matter, events, now } = play;
  const context = play.context(null);
  const reader = { eyes, organisation: context.organisation };
  return holdingOf(
    clock,
    { process, stations: stationsOf(process, matter.matterId, events, eyes), outages, reader },
    context,
    now,
  );
}

/** Checks that the lines leave no gap and that both sums hold, with days that are counted one by one. */
export function expectSums(play: MatterPlay<unknown>, clock: Clock, outside: Outside = {}): void {
  const { lines, limit, added, lateness, remaining } = heldIn(play, clock, outside);
  const context = play.context(null);
  const calendar = calendarOf(clock, context);
  const end = ['RUNNING', 'PAUSED'].includes(clock.state) ? null : (clock.metAt ?? clock.cancelledAt ?? null);
  const today = localDate(end ?? play.now);

  expect(lines[0]?.from).toBe(clock.triggeredAt);
  expect(lines.slice(1).map(({ from }) => from)).toEqual(lines.slice(0, -1).map(({ to }) => to));
  expect(lines.at(-1)?.to).toBe(end);

  let working = 0;
  for (
    let day = addDays(countsAfter(clock.triggeredAt, calendar, storedReading(clock, context)), 1);
    day <= today;
    day = addDays(day, 1)
  )
    if (calendar.isWorkday(day)) working += 1;
  const of = (counts: boolean) =>
    lines
      .filter(({ kind }) => counts !== ['PAUSED', 'RESTARTED'].includes(kind))
      .reduce((sum, { days }) => sum + days, 0);
  expect(of(true) + of(false)).toBe(working);
  expect(of(true) + remaining).toBe(limit + added + lateness);

  const { countedDates, lastDay, workingDays } = storedTimeline(clock, context);
  const used = countedDates.filter((date) => date <= today).length;
  const late = lastDay === null ? 0 : daysOfLateness(clock, lastDay, today, calendar);
  expect({ limit, lateness, counted: of(true) }).toEqual({ limit: workingDays, lateness: late, counted: used + late });
  expect(lines.reduce((sum, { lateDays }) => sum + lateDays, 0)).toBe(late);
}

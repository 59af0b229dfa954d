import type { z } from 'zod';
import { OUR_NUMBERS, processNamed, type Clock } from '#libs/domain';
import type { Lateness, LatenessQuery } from '#libs/http';
import {
  countClocks,
  countJudged,
  lateClocks,
  type LateClock,
  type ClockFigures,
  type LatenessFilters,
  type LatenessKey,
  type Tx,
} from '#libs/persistence';
import { cutOffOf } from '../reader/as-of.js';
import { foldAgain, type Snapshot } from '../reader/reader.service.js';
import type { Wordless } from '../reader/words.js';
import { addDaysLate, keyOf, NONE, type LateDays, type LatenessFigures } from './lateness-figures.js';
import { figuresThen } from './lateness-then.js';

/**
 * Numbers of clocks that were met and missed, in groups, with the working days by which they are late; and, apart from them,
 * the judgements on what was late.
 */
export async function latenessView(
  { by, cutOff, ...filters }: LatenessQuery,
  snapshot: Snapshot,
): Promise<Wordless<z.input<typeof Lateness>>> {
  const { asOf } = cutOffOf({ cutOff }, snapshot);
  const isPresent = asOf === snapshot.time.now;
  const { figures, days, judged } = isPresent
    ? await figuresNow(filters, by, snapshot)
    : await figuresThen(filters, by, asOf, snapshot);
  return {
    asOf,
    clocks: figures.map((row) => figuresView(row, days.get(keyOf(row)) ?? NONE, snapshot)),
    judged,
  };
}

const figuresNow = async (
  filters: LatenessFilters,
  by: readonly LatenessKey[],
  snapshot: Snapshot,
): Promise<LatenessFigures> => ({
  figures: await countClocks(snapshot.tx, snapshot.scope, filters, by),
  days: await lateDays(filters, by, snapshot),
  judged: await countJudged(snapshot.tx, snapshot.scope, filters),
});

function figuresView(
  { departmentId, oldestLastDay: lastDay, ...figures }: ClockFigures,
  { all, most }: LateDays,
  { organisation }: Snapshot,
): Wordless<z.input<typeof Lateness>['clocks'][number]> {
  return {
    ...figures,
    department: departmentId === null ? null : { departmentId, name: organisation.department(departmentId).name },
    onTimeRate: figures.ended < OUR_NUMBERS.fewestForShare.value ? null : figures.metInTime / figures.ended,
    lateWorkingDays: all,
    oldest: lastDay === null ? null : { lastDay, lateWorkingDays: most },
  };
}

/** Counts the working days of the missed clocks, each by its own calendar, by their groups. */
async function lateDays(
  filters: LatenessFilters,
  by: readonly LatenessKey[],
  { tx, time, scope, counting }: Snapshot,
): Promise<ReadonlyMap<string, LateDays>> {
  const sums = new Map<string, LateDays>();
  for (const row of await lateClocks(tx, scope, filters, by))
    addDaysLate(sums, keyOf(row), await clockOf(row, tx), { now: time.now, counting });
  return sums;
}

/** Returns the clock of such a row; where another version of its process folded the matter, it is folded again. */
async function clockOf({ clock, clockId, matter: id, process, definitionVersion }: LateClock, tx: Tx): Promise<Clock> {
  if (definitionVersion === processNamed(process).version) return clock;
  const found = (await foldAgain(tx, { id, process })).clocks.find((one) => one.id === clockId);
  if (!found) throw new Error(`the matter has no clock ${clockId}`);
  return found;
}

import {
  addDays,
  addMs,
  answersFor,
  atLocal,
  fold,
  localDate,
  processNamed,
  type Case,
  type Indicator,
  type Instant,
  type LocalDate,
  type Matter,
  type Measure,
} from '#libs/domain';
import type { IndicatorQuery } from '#libs/http';
import { mattersAsOf, type MatterAsOf } from '#libs/persistence';
import { invalidRequest } from '../problem/problem.exception.js';
import { refuseUnknownDepartments, refuseUnknownDivision } from '../reader/known-departments.js';
import { matterOf, type Snapshot } from '../reader/reader.service.js';

/** Cases of each measure of an indicator. */
export type CasesOf = ReadonlyMap<Measure, readonly Case[]>;

/** A day of figures, and the last instant that counts. */
export interface CutOff {
  readonly cutOff: LocalDate;
  readonly asOf: Instant;
}

/** Returns the last instant of the day, or the present on the present day. Throws 400 for a day that has not come. */
export function cutOffOf({ cutOff }: Pick<IndicatorQuery, 'cutOff'>, { time }: Snapshot): CutOff {
  const today = localDate(time.now);
  if (cutOff === undefined || cutOff === today) return { cutOff: today, asOf: time.now };
  if (cutOff > today) throw invalidRequest([{ field: 'cutOff', message: `截至日期不得晚于今天（${today}）` }]);
  return { cutOff, asOf: addMs(atLocal(addDays(cutOff, 1)), -1) };
}

/**
 * Finds the cases of the measures among the matters that concern the reader, as they stood at the cut-off: later acts do not
 * move them. Cases of departments that the reader neither belongs to nor oversees are left out. Throws 400 for a department
 * or a division that does not exist.
 */
export async function casesOf(
  indicators: readonly Indicator[],
  query: IndicatorQuery,
  { asOf }: CutOff,
  snapshot: Snapshot,
): Promise<CasesOf> {
  const { tx, scope, counting } = snapshot;
  refuseUnknownDepartments({ department: query.department }, snapshot);
  refuseUnknownDivision(query.division, snapshot);
  const measures = indicators.flatMap((indicator) => indicator.measures);
  const found = new Map<Measure, Case[]>(measures.map((measure) => [measure, []]));
  const processes = [...new Set(measures.flatMap((measure) => measure.processes))];
  const isAsked = departmentsOf(query, snapshot);
  const setting = { now: asOf, counting };
  for await (const row of mattersAsOf(tx, scope, processes, asOf)) {
    const matter = await asOfThen(row, snapshot);
    if (!processNamed(matter.process).isOpenToParties(matter)) continue;
    for (const [measure, cases] of found)
      if (measure.processes.includes(matter.process))
        cases.push(...measure.casesOf(matter, setting).filter(({ departmentId }) => isAsked(departmentId)));
  }
  return found;
}

async function asOfThen({ events, ...row }: MatterAsOf, { tx }: Snapshot): Promise<Matter> {
  const matter = events ? fold(processNamed(row.process), row.id, events) : (await matterOf(tx, row)).matter;
  if (!matter) throw new Error(`matter ${row.id} has no events`);
  return matter;
}

/** Returns which departments' cases the reader asks for and may see. */
function departmentsOf(
  { division, department }: IndicatorQuery,
  { scope, organisation }: Snapshot,
): (departmentId: string) => boolean {
  const within = division === undefined ? null : new Set(organisation.subtree(division));
  const known = new Map<string, boolean>();
  const isAsked = (id: string): boolean => {
    const { divisionCode } = organisation.department(id);
    return answersFor(scope, id, organisation) && (within?.has(divisionCode) ?? true) && (department ?? id) === id;
  };
  return (id) => {
    const answer = known.get(id) ?? isAsked(id);
    known.set(id, answer);
    return answer;
  };
}

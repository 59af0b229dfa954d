import {
  addDays,
  addMs,
  answersFor,
  atLocal,
  daysSince,
  fold,
  localDate,
  processNamed,
  type AlikeCases,
  type Case,
  type FigureSetting,
  type Instant,
  type LocalDate,
  type Matter,
  type Measure,
} from '#libs/domain';
import type { IndicatorQuery } from '#libs/http';
import { countPatterns, dueMatters, type MatterAsOf, type PatternCount } from '#libs/persistence';
import { invalidRequest } from '../problem/problem.exception.js';
import { refuseUnknownDepartments, refuseUnknownDivision } from '../reader/known-departments.js';
import { matterOf, type Snapshot } from '../reader/reader.service.js';

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

/** Cases of figures at a cut-off. */
export interface FoundCases {
  /** Those that are kept, by the pattern in which they occur. */
  readonly kept: readonly PatternCount[];
  /** Those of matters that moved on since their figures were kept, by the id of the measure. */
  readonly due: ReadonlyMap<string, readonly Case[]>;
}

/**
 * Finds the cases of the measures, by their ids, in the matters that concern the reader, as they stood at the cut-off:
 * later acts do not move them. Cases of departments that the reader neither belongs to nor oversees are left out. Throws
 * 400 for a department or a division that does not exist.
 */
export async function findCases(
  measures: ReadonlyMap<string, Measure>,
  query: IndicatorQuery,
  { asOf }: CutOff,
  snapshot: Snapshot,
): Promise<FoundCases> {
  const { tx, scope, counting } = snapshot;
  const { department, division } = query;
  refuseUnknownDepartments({ department }, snapshot);
  refuseUnknownDivision(division, snapshot);
  const kept = await countPatterns(tx, scope, { department, division, asOf });
  const due = new Map<string, Case[]>([...measures.keys()].map((id) => [id, []]));
  const processes = [...new Set([...measures.values()].flatMap((measure) => measure.processes))];
  const isAsked = departmentsOf(query, snapshot);
  const setting = { now: asOf, counting };
  for await (const row of dueMatters(tx, scope, processes, asOf)) {
    const matter = await asOfThen(row, snapshot);
    if (!processNamed(matter.process).isOpenToParties(matter)) continue;
    for (const [id, measure] of measures)
      if (measure.processes.includes(matter.process))
        due.get(id)?.push(...measure.casesOf(matter, setting).filter(({ departmentId }) => isAsked(departmentId)));
  }
  return { kept, due };
}

/** Counts the found cases of each measure, those together that a figure takes alike. */
export function alikeCases({ kept, due }: FoundCases, setting: FigureSetting): ReadonlyMap<string, AlikeCases[]> {
  const alike = new Map<string, AlikeCases[]>();
  const add = (id: string, one: AlikeCases): void => {
    const all = alike.get(id);
    if (all) all.push(one);
    else alike.set(id, [one]);
  };
  for (const { cases, count } of kept)
    for (const { measure, met, standing, ...one } of cases)
      add(measure, { met, standing, days: daysOf(one, setting), count });
  for (const [id, cases] of due)
    for (const { met, standing, days } of cases) add(id, { met, standing, days, count: 1 });
  return alike;
}

/** Working days of a kept case at the instant: those of an overdue clock grow. */
export const daysOf = ({ days, late }: Pick<Case, 'days' | 'late'>, setting: FigureSetting): number | null =>
  late ? daysSince(late, setting) : days;

/** The matter of such a row as it stood then. */
export async function asOfThen({ events, ...row }: MatterAsOf, { tx }: Snapshot): Promise<Matter> {
  const matter = events ? fold(processNamed(row.process), row.id, events) : (await matterOf(tx, row)).matter;
  if (!matter) throw new Error(`matter ${row.id} has no events`);
  return matter;
}

/** Returns which departments' figures the reader asks for and may see. */
export function departmentsOf(
  { division, department }: Pick<IndicatorQuery, 'division' | 'department'>,
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

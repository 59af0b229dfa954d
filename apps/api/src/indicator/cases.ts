import { daysSince, processNamed, type AlikeCases, type Case, type FigureSetting, type Measure } from '#libs/domain';
import type { IndicatorQuery } from '#libs/http';
import { countPatterns, dueMatters, type PatternCount } from '#libs/persistence';
import { asOfThen, departmentsOf, type CutOff } from '../reader/as-of.js';
import { refuseUnknownDepartments, refuseUnknownDivision } from '../reader/known-departments.js';
import type { Snapshot } from '../reader/reader.service.js';

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

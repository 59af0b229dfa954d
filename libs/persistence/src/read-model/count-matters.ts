import { z } from 'zod';
import type { ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { only, rows, type Queryable } from '../connection/sql.js';
import { concernsReader } from '../store/visible-matters.js';
import { selectMatters, type MatterItem } from './list-matters.js';
import { patternsOf } from './counted-as.js';
import { filterMatters, HIDDEN, type MatterFilters } from './matter-filters.js';
import { talliedPatterns, tallyKeys, type Which } from './tallies.js';

/** What the rules say of a matter that some readers see in another state. */
export interface Judged {
  readonly id: string;
  /** True if the reader sees it as the filters ask. */
  readonly kept: boolean;
  /** State in which the reader sees it. */
  readonly state: string;
  /** Departments that the reader sees to act now. */
  readonly holders: readonly string[];
}

type JudgedMatter = Judged & { readonly process: string };

/** Judges matters for the reader. */
export type Judge = (items: readonly MatterItem[]) => Promise<readonly Judged[]>;

const group = z.object({
  by: z.enum(['state', 'holder', 'clause', 'level']),
  /** Process of the state; null for another group. */
  process: z.string().nullable(),
  value: z.string(),
  count: z.int(),
});

/** Number of matters with one value. A matter stands in several groups of holders or of clauses, or in none. */
export type MatterGroup = z.infer<typeof group>;

/**
 * Counts the matters that {@link listMatters} would list by state, by departments that must act, by clauses of their limits
 * and by level. A matter that somebody else moves inside is counted as the reader sees it. Must run in one snapshot.
 */
export async function countMatters(
  db: Queryable,
  scope: ReaderScope,
  filters: MatterFilters,
  judge: Judge,
): Promise<MatterGroup[]> {
  const where = new Conditions();
  const judged = await judgedMatters(db, scope, filters, judge);
  const keys = await tallyKeys(db, scope, filters);
  const stored = keys
    ? talliedPatterns(where, keys, filters, 'SHOWN')
    : patternsOf(matching(where, scope, filters, 'SHOWN').toString());
  const by = (name: string, value: string, seen: string): string =>
    `SELECT '${name}' AS by, NULL AS process, ${value} AS value, sum(n)::int AS count FROM ${seen} GROUP BY ${value} HAVING sum(n) > 0`;
  return rows(
    db,
    group,
    `WITH seen AS MATERIALIZED (
       ${stored}
       UNION ALL
       SELECT j.process, j.state, p.clauses, ARRAY(SELECT jsonb_array_elements_text(j.holders)), p.level, 1
       FROM jsonb_to_recordset(${where.value(JSON.stringify(judged))}::jsonb)
         AS j (id uuid, process text, state text, kept boolean, holders jsonb)
       JOIN tally_matter_now p ON p.matter = j.id WHERE j.kept)
     SELECT 'state' AS by, process, state AS value, sum(n)::int AS count FROM seen GROUP BY process, state HAVING sum(n) > 0
     UNION ALL ${by('holder', 'holder', 'seen, unnest(holders) AS holder')}
     UNION ALL ${by('clause', 'clause', 'seen, unnest(clauses) AS clause')}
     UNION ALL ${by('level', 'level', 'seen WHERE level IS NOT NULL')}
     ORDER BY 1, 2, 3`,
    where.parameters,
  );
}

/**
 * Answers the number of the matters that {@link listMatters} would list. Without a judge the filters do not depend on what
 * the reader sees of a matter, and every row counts. Must run in one snapshot.
 */
export async function totalMatters(
  db: Queryable,
  scope: ReaderScope,
  filters: MatterFilters,
  judge: Judge | null,
): Promise<number> {
  const judged = judge ? await judgedMatters(db, scope, filters, judge) : [];
  const where = new Conditions();
  const keys = await tallyKeys(db, scope, filters);
  const stored = keys
    ? `SELECT coalesce(sum(n), 0)::int AS total FROM (${talliedPatterns(where, keys, filters, judge ? 'SHOWN' : 'ALL')}) AS seen`
    : `SELECT count(*)::int AS total FROM matter m WHERE ${matching(where, scope, filters, judge ? 'SHOWN' : 'ALL').toString()}`;
  const { total } = await only(db, z.object({ total: z.int() }), stored, where.parameters);
  return total + judged.filter(({ kept }) => kept).length;
}

/** Adds the conditions on `matter m`. SHOWN leaves out the matters that some see in another state, SEARCHED asks for them. */
function matching(
  where: Conditions,
  scope: ReaderScope,
  filters: MatterFilters,
  which: Which | 'SEARCHED',
): Conditions {
  where.add(...concernsReader(scope));
  filterMatters(where, filters, scope, which === 'SEARCHED' ? which : 'SHOWN');
  return which === 'SHOWN' ? where.add(`NOT m.${HIDDEN}`) : where;
}

/** Matters are judged so many at a time, so that their documents are not all in memory. */
const AT_A_TIME = 500;

/** Judges those of the matters that some readers see in another state: they are few, and an index has them. */
async function judgedMatters(
  db: Queryable,
  scope: ReaderScope,
  filters: MatterFilters,
  judge: Judge,
): Promise<readonly JudgedMatter[]> {
  const all: JudgedMatter[] = [];
  for (let last: MatterItem | undefined; ;) {
    const where = matching(new Conditions(), scope, filters, 'SEARCHED');
    where.add(`m.id IN (SELECT id FROM matter WHERE ${HIDDEN})`);
    if (last) where.add('m.id > ?::uuid', last.id);
    const items = await selectMatters(db, where, 'm.id', where.value(AT_A_TIME));
    const processes = new Map(items.map(({ id, process }) => [id, process]));
    for (const one of await judge(items)) all.push({ ...one, process: processes.get(one.id) ?? '' });
    last = items.at(-1);
    if (items.length < AT_A_TIME) return all;
  }
}

import { z } from 'zod';
import type { ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { only, rows, type Queryable } from '../connection/sql.js';
import { concernsReader } from '../store/visible-matters.js';
import { selectMatters, type MatterItem } from './list-matters.js';
import { filterMatters, HIDDEN, HOLDS, LEVEL, LEVELLED, type MatterFilters } from './matter-filters.js';

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
  const seen = await seenMatters(db, where, scope, filters, judge);
  return rows(
    db,
    group,
    `WITH ${seen}
     SELECT 'state' AS by, process, state AS value, count(*)::int AS count FROM seen GROUP BY process, state
     UNION ALL
     SELECT 'holder', NULL, holder, count(DISTINCT matter)::int FROM (
       SELECT t.matter, t.department_id AS holder FROM task t JOIN stored ON stored.id = t.matter WHERE t.${HOLDS}
       UNION ALL SELECT id, holder FROM judged, jsonb_array_elements_text(holders) AS holder WHERE kept
     ) AS held GROUP BY holder
     UNION ALL
     SELECT 'clause', NULL, clause, count(DISTINCT c.matter)::int
     FROM clock c JOIN seen ON seen.id = c.matter WHERE c.kind = 'STATUTORY' GROUP BY clause
     UNION ALL
     SELECT 'level', NULL, level, count(*)::int FROM (SELECT c.matter, ${LEVEL} AS level ${LEVELLED}) AS of JOIN seen ON seen.id = of.matter GROUP BY level
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
  const where = new Conditions();
  const total = z.object({ total: z.int() });
  const seen = judge && (await seenMatters(db, where, scope, filters, judge));
  if (!seen) matching(where, scope, filters, 'SHOWN');
  const sql = seen
    ? `WITH ${seen} SELECT count(*)::int AS total FROM seen`
    : `SELECT count(*)::int AS total FROM matter m WHERE ${where.toString()}`;
  return (await only(db, total, sql, where.parameters)).total;
}

/**
 * SQL of three tables: `stored`, the matters that count as they are stored, `judged`, those that the rules looked at, and
 * `seen`, what counts of both.
 */
async function seenMatters(
  db: Queryable,
  where: Conditions,
  scope: ReaderScope,
  filters: MatterFilters,
  judge: Judge,
): Promise<string> {
  const judged = await judgedMatters(db, scope, filters, judge);
  matching(where, scope, filters, 'SHOWN');
  const given = where.value(JSON.stringify(judged));
  return `judged AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS j (id uuid, process text, state text, kept boolean, holders jsonb)),
    stored AS MATERIALIZED (
      SELECT m.id, m.process, m.state FROM matter m
      WHERE ${where.toString()} AND NOT EXISTS (SELECT FROM judged WHERE judged.id = m.id)),
    seen AS MATERIALIZED (
      SELECT id, process, state FROM stored UNION ALL SELECT id, process, state FROM judged WHERE kept)`;
}

function matching(
  where: Conditions,
  scope: ReaderScope,
  filters: MatterFilters,
  reach: Parameters<typeof filterMatters>[3],
): Conditions {
  where.add(...concernsReader(scope));
  filterMatters(where, filters, scope, reach);
  return where;
}

/** Matters are judged so many at a time, so that their documents are not all in memory. */
const AT_A_TIME = 500;

/** Judges those of the matters that some readers see in another state: they are few, and an index has them. */
async function judgedMatters(
  db: Queryable,
  scope: ReaderScope,
  filters: MatterFilters,
  judge: Judge,
): Promise<readonly (Judged & { readonly process: string })[]> {
  const all: (Judged & { readonly process: string })[] = [];
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

import { z } from 'zod';
import type { ReaderScope } from '#libs/domain';
import type { Conditions } from '../connection/conditions.js';
import { only, type Queryable } from '../connection/sql.js';
import { DUE, PATTERN } from './counted-as.js';
import { addStates, type MatterFilters } from './matter-filters.js';

/** Whether the matters that some see in another state count as they are stored, or are left out. */
export type Which = 'ALL' | 'SHOWN';

/** Filters that ask for no more of a matter than its pattern tells. */
const TOLD: ReadonlySet<string> = new Set<keyof MatterFilters>(['process', 'states', 'holder', 'clause', 'level']);

/**
 * Answers the keys of the tallies that together count the matters that `concernsReader` lets the reader see, each once;
 * null if none do, or if the filters ask for more than a tally tells: then the matters themselves are counted.
 */
export async function tallyKeys(
  db: Queryable,
  scope: ReaderScope,
  filters: MatterFilters,
): Promise<readonly string[] | null> {
  const { own, divisions, administrations = [] } = scope;
  const isTold = Object.entries(filters).every(([name, value]) => value === undefined || TOLD.has(name));
  if (!isTold || administrations.length > 0 || own.length > 1) return null;
  if (divisions === 'ALL') return own.length === 0 ? ['*'] : null;
  if (divisions.length === 0) return own.map((department) => `D ${department}`);
  const { tops, home } = await only(
    db,
    z.object({ tops: z.array(z.string()), home: z.string().nullable() }),
    `SELECT ARRAY(SELECT code FROM division WHERE code = ANY($1) AND (parent_code IS NULL OR parent_code <> ALL($1))) AS tops,
       (SELECT division_code FROM department WHERE id = $2) AS home`,
    [divisions, own[0] ?? null],
  );
  const [top] = tops;
  if (top === undefined || tops.length > 1 || (own.length > 0 && home !== top)) return null;
  return [`V ${top}`, ...own.map((department) => `O ${department}`)];
}

/**
 * SQL of the patterns that meet the filters with their numbers `n`: as they were counted, without the matters that are due to
 * be counted again, and with these as they are now.
 */
export function talliedPatterns(
  where: Conditions,
  keys: readonly string[],
  filters: MatterFilters,
  which: Which,
): string {
  const given = `${where.value(keys)}::text[]`;
  if (which === 'SHOWN') where.add('NOT p.hidden');
  addPattern(where, filters);
  return `
    SELECT ${PATTERN}, counted.n FROM (
      SELECT pattern, sum(n) AS n FROM (
        SELECT pattern, n FROM tally WHERE key = ANY (${given})
        UNION ALL SELECT pattern, -1 FROM tally_matter WHERE matter = ANY (${DUE}) AND keys && ${given}) AS kept
      GROUP BY pattern) AS counted JOIN tally_pattern p ON p.id = counted.pattern WHERE ${where.toString()}
    UNION ALL
    SELECT ${PATTERN}, 1 FROM tally_matter_now p
    WHERE p.matter = ANY (${DUE}) AND p.keys && ${given} AND ${where.toString()}`;
}

/** Adds the filters as conditions on a pattern `p`. */
function addPattern(where: Conditions, { process, states, holder, clause, level }: MatterFilters): void {
  if (process !== undefined) where.add('p.process = ?', process);
  if (states !== undefined) addStates(where, 'p', states.shown);
  if (holder !== undefined) where.add('? = ANY(p.holders)', holder);
  if (clause !== undefined) where.add('? = ANY(p.clauses)', clause);
  if (level !== undefined) where.add('p.level = ?', level);
}

/** Counts up to so many moved matters again, and answers how many; none if another process counts. */
export async function keepTallies(db: Queryable, most: number): Promise<number> {
  return (await only(db, z.object({ done: z.int() }), 'SELECT keep_tallies($1) AS done', [most])).done;
}

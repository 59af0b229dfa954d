import { z } from 'zod';
import type { Instant, PatternCase, ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { rows, type Queryable } from '../connection/sql.js';
import { answerable, type Answering } from '../store/answerable.js';
import { concernsReader } from '../store/visible-matters.js';

/** Which kept figures are asked for. */
export interface KeptQuery extends Answering {
  readonly asOf: Instant;
}

const patternCases = z.custom<readonly PatternCase[]>(Array.isArray);

const patternCount = z.object({ pattern: z.uuid(), cases: patternCases, count: z.int() });
/** Cases that occur together, and how often. */
export type PatternCount = z.infer<typeof patternCount>;

/**
 * Counts the patterns of departments that the reader belongs to or oversees, without the matters that are due to be counted
 * again.
 */
export function countPatterns(db: Queryable, scope: ReaderScope, query: KeptQuery): Promise<PatternCount[]> {
  const where = spansAt(scope, query);
  return rows(
    db,
    patternCount,
    `SELECT p.id AS pattern, p.cases, counted.count
     FROM (SELECT s.pattern, count(*)::int AS count FROM figure_span s WHERE ${where.toString()} GROUP BY s.pattern) AS counted
     JOIN figure_pattern p ON p.id = counted.pattern`,
    where.parameters,
  );
}

const keptSpan = z.object({ matterId: z.uuid(), departmentId: z.string(), cases: patternCases });
/** What a department has in figures through one matter. */
export type KeptSpan = z.infer<typeof keptSpan>;

/** Lists up to `most` spans with one of the patterns by matter, beginning with a matter. */
export function listSpans(
  db: Queryable,
  scope: ReaderScope,
  query: KeptQuery & { readonly patterns: readonly string[]; readonly first: string | null; readonly most: number },
): Promise<KeptSpan[]> {
  const { patterns, first, most } = query;
  const where = spansAt(scope, query).add('s.pattern = ANY(?)', patterns);
  if (first !== null) where.add('s.matter >= ?', first);
  return rows(
    db,
    keptSpan,
    `SELECT s.matter AS "matterId", s.department_id AS "departmentId", p.cases
     FROM figure_span s JOIN figure_pattern p ON p.id = s.pattern
     WHERE ${where.toString()} ORDER BY s.matter, s.department_id LIMIT ${where.value(most)}`,
    where.parameters,
  );
}

/** Conditions on `figure_span s`. Of a department that is no party, the reader may not open every matter. */
function spansAt(scope: ReaderScope, { asOf, ...asked }: KeptQuery): Conditions {
  const [concerning, ...values] = concernsReader(scope);
  return (
    new Conditions()
      .add(...answerable('s.department_id', scope, asked))
      .add('s.from_at <= ? AND s.until_at > ?', asOf, asOf)
      // OFFSET 0 has the matter looked up for the few spans that need it, instead of reading all matters first.
      .add(`s.is_party OR EXISTS (SELECT FROM matter m WHERE m.id = s.matter AND (${concerning}) OFFSET 0)`, ...values)
      .add('NOT EXISTS (SELECT FROM figure_due d WHERE d.matter = s.matter)')
  );
}

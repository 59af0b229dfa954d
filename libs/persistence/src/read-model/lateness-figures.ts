import { z } from 'zod';
import type { LocalDate, ReaderScope } from '#libs/domain';
import { only, rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';

/** Filters on lateness figures. */
export interface LatenessFilters {
  /** Division of the responsible department, or a division above it. */
  readonly division?: string | undefined;
  /**
   * First and last day of a period, both included, in which the last day of the limit lies. A breach that an authority
   * found without a clock counts on the day of its opening.
   */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** Clause of the limit, or of the breach that missing it may be. */
  readonly clause?: string | undefined;
}

const clockFigures = z.object({
  clause: z.string(),
  /** Clocks that were met, or missed: the sum of the four figures below. Provisional clocks are in none of them. */
  ended: z.int(),
  metInTime: z.int(),
  metLate: z.int(),
  overdueNow: z.int(),
  /** Clocks whose deadline had passed when the act was no longer owed. */
  cancelledOverdue: z.int(),
  provisional: z.int(),
});
export type ClockFigures = z.infer<typeof clockFigures>;

const judgedFigures = z.object({
  open: z.int(),
  needsReview: z.int(),
  contested: z.int(),
  breach: z.int(),
  justified: z.int(),
  dismissed: z.int(),
  withdrawn: z.int(),
});
/** Number of breach candidates in each standing; each candidate is counted once. */
export type JudgedFigures = z.infer<typeof judgedFigures>;

/** SQL condition: an alert reported that the deadline had passed, and was not withdrawn. */
const WAS_MISSED = `EXISTS (SELECT FROM alert a WHERE a.matter = c.matter AND a.clock_id = c.clock_id
  AND a.level = 'L4' AND a.due_at = c.due_at AND a.withdrawn_at IS NULL)`;

/**
 * Counts statutory clocks by clause, met and missed. A missed limit is a fact here, whatever a judgement says of it
 * (regulation.md §7, Q-29).
 */
export function countClocks(db: Queryable, scope: ReaderScope, filters: LatenessFilters): Promise<ClockFigures[]> {
  const where = new Conditions().add(`c.kind = 'STATUTORY'`).add(
    `c.state = 'MET' OR (c.state = 'RUNNING' AND c.due_at <= (SELECT platform_now()))
       OR (c.state = 'CANCELLED' AND ${WAS_MISSED})`,
  );
  answerable(where, 'c.responsible', scope, filters.division);
  period(where, 'c.last_day', filters);
  if (filters.clause !== undefined) where.add('c.clause = ? OR c.breach_clause = ?', filters.clause, filters.clause);
  const count = (which: string): string => `count(*) FILTER (WHERE NOT c.provisional AND ${which})::int`;
  return rows(
    db,
    clockFigures,
    `SELECT c.clause, ${count('true')} AS ended, ${count(`c.state = 'MET' AND NOT c.late`)} AS "metInTime",
       ${count('c.late')} AS "metLate", ${count(`c.state = 'RUNNING'`)} AS "overdueNow",
       ${count(`c.state = 'CANCELLED'`)} AS "cancelledOverdue",
       count(*) FILTER (WHERE c.provisional)::int AS provisional
     FROM clock c WHERE ${where.toString()} GROUP BY c.clause ORDER BY c.clause COLLATE "C"`,
    where.parameters,
  );
}

/**
 * SQL condition: the act is late under only one reading of a receipt on a rest day (Q-02), or ran while a request for a
 * longer limit was not decided.
 */
const NEEDS_REVIEW = `b.standing IN ('OPEN', 'CONTESTED')
  AND (b.undecided OR coalesce(b.done_at, (SELECT platform_now())) < b.review_until)`;

/** Counts breach candidates by standing. Only people judge a candidate; lateness as such is none. */
export function countJudged(db: Queryable, scope: ReaderScope, filters: LatenessFilters): Promise<JudgedFigures> {
  const where = new Conditions().add('true');
  answerable(where, 'b.responsible', scope, filters.division);
  period(where, 'b.counted_on', filters);
  if (filters.clause !== undefined) where.add('b.clause = ? OR b.limit_clause = ?', filters.clause, filters.clause);
  const count = (standing: string): string => `count(*) FILTER (WHERE standing = '${standing}')::int`;
  return only(
    db,
    judgedFigures,
    `SELECT ${count('OPEN')} AS open, ${count('REVIEW')} AS "needsReview", ${count('CONTESTED')} AS contested,
       ${count('BREACH')} AS breach, ${count('JUSTIFIED')} AS justified, ${count('DISMISSED')} AS dismissed,
       ${count('WITHDRAWN')} AS withdrawn
     FROM (SELECT CASE WHEN ${NEEDS_REVIEW} THEN 'REVIEW' ELSE b.standing END AS standing
       FROM breach_standing b WHERE ${where.toString()}) AS candidate`,
    where.parameters,
  );
}

/**
 * Limits figures to those that the reader may see: their own departments and the divisions that they oversee or audit.
 */
function answerable(where: Conditions, column: string, { own, divisions }: ReaderScope, division?: string): void {
  const among = (condition: string): string => `${column} IN (SELECT d.id FROM department d WHERE ${condition})`;
  if (divisions !== 'ALL') where.add(among('d.id = ANY(?) OR d.division_code = ANY(?)'), own, divisions);
  if (division === undefined) return;
  where.add(
    among(`d.division_code IN (
      WITH RECURSIVE below AS (
        SELECT code FROM division WHERE code = ?
        UNION ALL SELECT lower.code FROM below JOIN division lower ON lower.parent_code = below.code)
      SELECT code FROM below)`),
    division,
  );
}

function period(where: Conditions, day: string, { from, to }: LatenessFilters): void {
  if (from !== undefined) where.add(`${day} >= ?::date`, from);
  if (to !== undefined) where.add(`${day} <= ?::date`, to);
}

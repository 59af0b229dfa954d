import { z } from 'zod';
import { breachCandidate, type LocalDate, type ReaderScope } from '#libs/domain';
import { only, rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';

/** Whose lateness, and of when. */
export interface LatenessFilters {
  /** The responsible department is of this division or of one below it. */
  readonly division?: string | undefined;
  /** The last day of the limit, both included; of what an authority has found itself, the day on which it did. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** Of the limit, or of the breach that its lateness may be. */
  readonly clause?: string | undefined;
}

const clockFigures = z.object({
  clause: z.string(),
  /** Clocks that were met, or not in time: the sum of the four after it. What is provisional is in none of them. */
  ended: z.int(),
  metInTime: z.int(),
  metLate: z.int(),
  overdueNow: z.int(),
  /** The deadline had passed when the act was no longer owed. */
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
/** Each candidate in one of them. */
export type JudgedFigures = z.infer<typeof judgedFigures>;

/** People were told that the deadline passed, and it was no error. */
const WAS_MISSED = `EXISTS (SELECT FROM alert a WHERE a.matter = c.matter AND a.clock_id = c.clock_id
  AND a.level = 'L4' AND a.due_at = c.due_at AND a.withdrawn_at IS NULL)`;

/** How the limits of the Regulation were kept, by clause: a fact, whatever is judged of it (regulation.md §7, Q-29). */
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

const NEEDS_REVIEW = `coalesce(
  coalesce((data ->> 'doneAt')::timestamptz, (SELECT platform_now()))
    < (data #>> '{lateness,contestableUntil}')::timestamptz, false)`;

/** What became of the candidates of breach: judged by people, never a lateness as such. */
export function countJudged(db: Queryable, scope: ReaderScope, filters: LatenessFilters): Promise<JudgedFigures> {
  const where = new Conditions().add('m.process = ?', breachCandidate.process);
  answerable(where, 'm.responsible', scope, filters.division);
  const openedOn = `((data ->> 'openedAt')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;
  period(where, `coalesce((data #>> '{lateness,clock,lastDay}')::date, ${openedOn})`, filters);
  if (filters.clause !== undefined)
    where.add(`data ->> 'clause' = ? OR data #>> '{lateness,clock,clause}' = ?`, filters.clause, filters.clause);
  const count = (standing: string): string => `count(*) FILTER (WHERE standing = '${standing}')::int`;
  return only(
    db,
    judgedFigures,
    `SELECT ${count('OPEN')} AS open, ${count('REVIEW')} AS "needsReview", ${count('CONTESTED')} AS contested,
       ${count('BREACH')} AS breach, ${count('JUSTIFIED')} AS justified, ${count('DISMISSED')} AS dismissed,
       ${count('WITHDRAWN')} AS withdrawn
     FROM (
       SELECT CASE WHEN m.state = 'WITHDRAWN' THEN m.state
         WHEN m.state = 'JUDGED' THEN data #>> '{judgements,-1,outcome}'
         WHEN ${NEEDS_REVIEW} THEN 'REVIEW' ELSE m.state END AS standing
       FROM matter m CROSS JOIN LATERAL (SELECT m.folded -> 'data' AS data) AS kept
       WHERE ${where.toString()}) AS candidate`,
    where.parameters,
  );
}

/** Whose figures somebody may see: their own department's, and those of the divisions that they oversee or audit. */
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

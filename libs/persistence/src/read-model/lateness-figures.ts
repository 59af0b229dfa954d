import { z } from 'zod';
import {
  LIMITS,
  SHARE_ATTRIBUTES,
  type Clock,
  type Instant,
  type LocalDate,
  type ReaderScope,
  type ShareAttribute,
} from '#libs/domain';
import { only, rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { answerable, type Answering } from '../store/answerable.js';
import { readAsOf, type MatterAsOf } from './matters-as-of.js';

/** Filters on lateness figures, by the responsible department too. */
export interface LatenessFilters extends Answering {
  /**
   * First and last day of a period, both included, in which the last day of the limit lies. A breach that an authority
   * found without a clock counts on the day of its opening.
   */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** Clause of the limit, or of the breach that missing it may be. */
  readonly clause?: string | undefined;
}

/**
 * What figures are told by: the responsible department, the limit with its clause, the sharing attribute of the data as last
 * published, the month of the last day.
 */
const LATENESS_KEYS = ['DEPARTMENT', 'LIMIT', 'ATTRIBUTE', 'MONTH'] as const;
export type LatenessKey = (typeof LATENESS_KEYS)[number];

const groupOfClocks = z.object({
  /** Null where figures are not told by it, as is each of the next four; limit and attribute also where there is none. */
  departmentId: z.string().nullable(),
  clause: z.string().nullable(),
  limit: z.enum(LIMITS).nullable(),
  shareAttribute: z.enum(SHARE_ATTRIBUTES).nullable(),
  month: z.string().nullable(),
});
/** The clocks that one row of figures is about. */
export type GroupOfClocks = z.infer<typeof groupOfClocks>;

const clockFigures = groupOfClocks.extend({
  /** Clocks that were met, or missed: the sum of the four figures below. Provisional clocks are in none of them. */
  ended: z.int(),
  metInTime: z.int(),
  metLate: z.int(),
  overdueNow: z.int(),
  /** Clocks whose deadline had passed when the act was no longer owed. */
  cancelledOverdue: z.int(),
  provisional: z.int(),
  /** Last day of the clock that is overdue longest now; null if none is. */
  oldestLastDay: z.string().nullable(),
});
export type ClockFigures = z.infer<typeof clockFigures>;

/** SQL of the parts of a group. */
const PARTS: Readonly<Record<keyof GroupOfClocks, { readonly key: LatenessKey; readonly sql: string }>> = {
  departmentId: { key: 'DEPARTMENT', sql: 'c.responsible' },
  clause: { key: 'LIMIT', sql: 'c.clause' },
  limit: { key: 'LIMIT', sql: 'c.limit_name' },
  shareAttribute: { key: 'ATTRIBUTE', sql: 'e.share_attribute' },
  month: { key: 'MONTH', sql: `to_char(c.last_day, 'YYYY-MM')` },
};
const partsBy = (by: readonly LatenessKey[]): string =>
  Object.entries(PARTS)
    .map(([part, { key, sql }]) => `(${by.includes(key) ? sql : 'NULL::text'}) COLLATE "C" AS "${part}"`)
    .join(', ');

const withAttribute = (by: readonly LatenessKey[]): string =>
  by.includes('ATTRIBUTE')
    ? `JOIN matter of ON of.id = c.matter LEFT JOIN catalog_entry e ON e.catalog_code = of.catalog_code AND e.version > 0`
    : '';

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

/**
 * SQL condition: an alert reported that the deadline had passed, and was not withdrawn. OFFSET 0 has it looked up for each
 * clock that was cancelled, instead of reading all alerts for a few of them.
 */
const WAS_MISSED = `EXISTS (SELECT FROM alert a WHERE a.matter = c.matter AND a.clock_id = c.clock_id
  AND a.level = 'L4' AND a.due_at = c.due_at AND a.withdrawn_at IS NULL OFFSET 0)`;

const OVERDUE_NOW = `c.state = 'RUNNING' AND c.due_at <= (SELECT platform_now())`;

/**
 * Counts statutory clocks, met and missed, in groups. A missed limit is a fact here, whatever a judgement says of it
 * (regulation.md §7, Q-29).
 */
export function countClocks(
  db: Queryable,
  scope: ReaderScope,
  filters: LatenessFilters,
  by: readonly LatenessKey[],
): Promise<ClockFigures[]> {
  const where = endedClocks(scope, filters).add(
    `c.state = 'MET' OR (${OVERDUE_NOW}) OR (c.state = 'CANCELLED' AND ${WAS_MISSED})`,
  );
  const count = (which: string): string => `count(*) FILTER (WHERE NOT c.provisional AND ${which})::int`;
  return rows(
    db,
    clockFigures,
    `SELECT ${partsBy(by)}, ${count('true')} AS ended, ${count(`c.state = 'MET' AND NOT c.late`)} AS "metInTime",
       ${count('c.late')} AS "metLate", ${count(`c.state = 'RUNNING'`)} AS "overdueNow",
       ${count(`c.state = 'CANCELLED'`)} AS "cancelledOverdue",
       count(*) FILTER (WHERE c.provisional)::int AS provisional,
       min(c.last_day) FILTER (WHERE NOT c.provisional AND c.state = 'RUNNING')::text AS "oldestLastDay"
     FROM clock c ${withAttribute(by)} WHERE ${where.toString()} GROUP BY 1, 2, 3, 4, 5
     ORDER BY 1, 2, 3, 4, 5`,
    where.parameters,
  );
}

const lateClock = groupOfClocks.extend({
  clockId: z.string(),
  matter: z.string(),
  process: z.string(),
  definitionVersion: z.number(),
  /** The clock as the matter has it. */
  clock: z.custom<Clock>((value) => typeof value === 'object' && value !== null),
});
/** A clock whose limit was missed, by which its days are counted. */
export type LateClock = z.infer<typeof lateClock>;

/**
 * Lists the clocks of {@link countClocks} that were missed, those with a provisional date left out. OFFSET 0 has the matter of
 * each looked up: the planner takes missed clocks for many.
 */
export function lateClocks(
  db: Queryable,
  scope: ReaderScope,
  filters: LatenessFilters,
  by: readonly LatenessKey[],
): Promise<LateClock[]> {
  const where = endedClocks(scope, filters).add(
    `NOT c.provisional AND (c.late OR (${OVERDUE_NOW}) OR (c.state = 'CANCELLED' AND ${WAS_MISSED}))`,
  );
  return rows(
    db,
    lateClock,
    `SELECT ${partsBy(by)}, c.clock_id AS "clockId", m.id AS matter, m.process,
       m.definition_version AS "definitionVersion", jsonb_path_query_first(m.folded,
         '$.clocks[*] ? (@.id == $id)', jsonb_build_object('id', c.clock_id)) AS clock
     FROM clock c CROSS JOIN LATERAL (SELECT * FROM matter m WHERE m.id = c.matter OFFSET 0) AS m ${withAttribute(by)}
     WHERE ${where.toString()}`,
    where.parameters,
  );
}

/** Conditions on clocks of the Regulation for which the reader's departments, or those that they oversee, answer. */
function endedClocks(scope: ReaderScope, filters: LatenessFilters): Conditions {
  const where = new Conditions().add(`c.kind = 'STATUTORY'`).add(...answerable('c.responsible', scope, filters));
  period(where, 'c.last_day', filters);
  if (filters.clause !== undefined) where.add('c.clause = ? OR c.breach_clause = ?', filters.clause, filters.clause);
  return where;
}

/**
 * SQL condition: the act is late under only one reading of a receipt on a rest day (Q-02), or ran while a request for a
 * longer limit was not decided.
 */
const NEEDS_REVIEW = `b.standing IN ('OPEN', 'CONTESTED')
  AND (b.undecided OR coalesce(b.done_at, (SELECT platform_now())) < b.review_until)`;

/** Counts breach candidates by standing. Only people judge a candidate; lateness as such is none. */
export function countJudged(db: Queryable, scope: ReaderScope, filters: LatenessFilters): Promise<JudgedFigures> {
  const where = new Conditions().add(...answerable('b.responsible', scope, filters));
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
 * Yields the matters with a clock or a breach candidate for which departments of the figures answer, as they stood at an
 * instant of platform time: rows of the present do not tell how a clock stood before it was moved.
 */
export async function* answeredAsOf(
  db: Queryable,
  scope: ReaderScope,
  filters: Answering,
  until: Instant,
): AsyncGenerator<MatterAsOf> {
  const [answering, ...values] = answerable('x.responsible', scope, filters);
  for (const table of ['clock', 'breach_standing']) {
    const which = (): Conditions =>
      new Conditions().add(`m.id IN (SELECT x.matter FROM ${table} x WHERE ${answering})`, ...values);
    yield* readAsOf(db, which, until);
  }
}

const attributeRow = z.object({ code: z.string(), shareAttribute: z.enum(SHARE_ATTRIBUTES) });

/** Returns the sharing attributes of these entries by the versions that were in effect at an instant, by their codes. */
export async function shareAttributesAsOf(
  db: Queryable,
  codes: readonly string[],
  until: Instant,
): Promise<ReadonlyMap<string, ShareAttribute>> {
  const found = await rows(
    db,
    attributeRow,
    `SELECT DISTINCT ON (e.catalog_code) e.catalog_code AS code, v.content ->> 'shareAttribute' AS "shareAttribute"
     FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE e.catalog_code = ANY($1) AND v.effective_at <= $2 AND v.content ->> 'shareAttribute' IS NOT NULL
     ORDER BY e.catalog_code, v.version DESC`,
    [codes, until],
  );
  return new Map(found.map(({ code, shareAttribute }) => [code, shareAttribute]));
}

function period(where: Conditions, day: string, { from, to }: LatenessFilters): void {
  if (from !== undefined) where.add(`${day} >= ?::date`, from);
  if (to !== undefined) where.add(`${day} <= ?::date`, to);
}

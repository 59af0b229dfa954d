import { z } from 'zod';
import { SIDES, type ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { movingPage, siftedPage, type MovingOrder, type PlacedPage } from '../connection/moving-page.js';
import type { Listed, Page } from '../connection/page.js';
import { only, rows, type Queryable } from '../connection/sql.js';
import { concernsReader } from '../store/visible-matters.js';
import { foldedMatter } from './list-matters.js';
import { OVERDUE_CLOCK } from './matter-filters.js';
import { partiesOf } from './tables.js';

/** Filters on overdue clocks; a clock must meet all that are given. */
export interface OverdueFilters {
  /** Department that answers for the limit. */
  readonly department?: string | undefined;
  /** Division of that department, or a division above it. */
  readonly division?: string | undefined;
  readonly clause?: string | undefined;
  readonly process?: string | undefined;
}

const item = z.object({
  id: z.string(),
  matterId: z.string(),
  clockId: z.string(),
  dueAt: z.string(),
  responsible: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  parties: z.partialRecord(z.enum(SIDES), z.string()),
  definitionVersion: z.number(),
  folded: foldedMatter,
  /** The last breach candidate about this lateness that was not withdrawn; null if there is none. */
  candidate: z.object({ matterId: z.string(), standing: z.string() }).nullable(),
});
/** A limit of the Regulation that has passed, and whose act is owed, with its matter. */
export type OverdueItem = z.infer<typeof item>;

/** By due date, which is by lateness (decision 35). */
const ORDER: MovingOrder<OverdueItem> = {
  alias: 'c',
  keys: [
    ['c.due_at', 'timestamptz'],
    ['c.id', 'uuid'],
  ],
  schema: z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]),
  placeOf: ({ dueAt, id }) => [dueAt, id],
};

/** Lists the overdue clocks of matters that concern the reader, the earliest first. Throws {@link BadCursorError}. */
export function listOverdue(
  db: Queryable,
  scope: ReaderScope,
  filters: OverdueFilters,
  page: Page,
): Promise<Listed<OverdueItem>> {
  const read = (part: Page): Promise<PlacedPage<OverdueItem>> =>
    movingPage(
      db,
      () => overdue(scope, filters),
      ORDER,
      part,
      (...select) => selectOverdue(db, ...select),
    );
  return siftedPage(page, read, (items) => Promise.resolve(items));
}

export async function countOverdue(db: Queryable, scope: ReaderScope, filters: OverdueFilters): Promise<number> {
  const where = overdue(scope, filters);
  const sql = `SELECT count(*)::int AS total FROM clock c JOIN matter m ON m.id = c.matter WHERE ${where.toString()}`;
  return (await only(db, z.object({ total: z.int() }), sql, where.parameters)).total;
}

function overdue(scope: ReaderScope, { department, division, clause, process }: OverdueFilters): Conditions {
  const where = new Conditions().add(OVERDUE_CLOCK).add(...concernsReader(scope));
  if (department !== undefined) where.add('c.responsible = ?', department);
  if (division !== undefined)
    where.add(
      `c.responsible IN (
        WITH RECURSIVE below AS (
          SELECT code FROM division WHERE code = ?
          UNION ALL SELECT lower.code FROM below JOIN division lower ON lower.parent_code = below.code)
        SELECT d.id FROM department d JOIN below ON d.division_code = below.code)`,
      division,
    );
  if (clause !== undefined) where.add('c.clause = ?', clause);
  if (process !== undefined) where.add('m.process = ?', process);
  return where;
}

const selectOverdue = (db: Queryable, where: Conditions, order: string, limit: string): Promise<OverdueItem[]> =>
  rows(
    db,
    item,
    `SELECT c.id, c.matter AS "matterId", c.clock_id AS "clockId", c.due_at AS "dueAt", c.responsible, m.process,
       m.number, m.title, ${partiesOf('m')} AS parties, m.definition_version AS "definitionVersion", m.folded,
       (SELECT jsonb_build_object('matterId', b.matter, 'standing', b.standing) FROM breach_standing b
        WHERE b.late_matter = c.matter AND b.late_clock = c.clock_id AND b.standing <> 'WITHDRAWN'
        ORDER BY b.counted_on DESC, b.matter LIMIT 1) AS candidate
     FROM clock c JOIN matter m ON m.id = c.matter
     WHERE ${where.toString()} ORDER BY ${order} LIMIT ${limit}`,
    where.parameters,
  );

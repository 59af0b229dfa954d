import { z } from 'zod';
import { SIDES, type Limit, type LocalDate, type ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { itemsOf, movingPage, type MovingOrder } from '../connection/moving-page.js';
import type { Listed, Page } from '../connection/page.js';
import { only, rows, type Queryable } from '../connection/sql.js';
import { askedFor, type Answering } from '../store/answerable.js';
import { concernsReader } from '../store/visible-matters.js';
import { foldedMatter } from './list-matters.js';
import { OVERDUE_CLOCK } from './matter-filters.js';
import { partiesOf } from './tables.js';

/** Filters on overdue clocks, by the department that answers for the limit too; a clock must meet all that are given. */
export interface OverdueFilters extends Answering {
  readonly clause?: string | undefined;
  /** The limit by name: one clause sets two limits for replies. */
  readonly lawLimit?: Limit | undefined;
  readonly process?: string | undefined;
  /** First and last day of a period, both included, in which the last day of the limit lies. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
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
export async function listOverdue(
  db: Queryable,
  scope: ReaderScope,
  filters: OverdueFilters,
  page: Page,
): Promise<Listed<OverdueItem>> {
  return itemsOf(
    await movingPage(
      db,
      () => overdue(scope, filters),
      ORDER,
      page,
      (...select) => selectOverdue(db, ...select),
    ),
  );
}

export async function countOverdue(db: Queryable, scope: ReaderScope, filters: OverdueFilters): Promise<number> {
  const where = overdue(scope, filters);
  const sql = `SELECT count(*)::int AS total FROM clock c JOIN matter m ON m.id = c.matter WHERE ${where.toString()}`;
  return (await only(db, z.object({ total: z.int() }), sql, where.parameters)).total;
}

function overdue(scope: ReaderScope, { clause, lawLimit, process, from, to, ...asked }: OverdueFilters): Conditions {
  const where = new Conditions()
    .add(OVERDUE_CLOCK)
    .add(...concernsReader(scope))
    .add(...askedFor('c.responsible', asked));
  if (clause !== undefined) where.add('c.clause = ?', clause);
  if (lawLimit !== undefined) where.add('c.limit_name = ?', lawLimit);
  if (process !== undefined) where.add('m.process = ?', process);
  if (from !== undefined) where.add('c.last_day >= ?', from);
  if (to !== undefined) where.add('c.last_day <= ?', to);
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

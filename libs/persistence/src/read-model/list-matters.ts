import { z } from 'zod';
import { SIDES, URGENCIES, type Instant, type Matter, type ReaderScope, type Side, type Urgency } from '#libs/domain';
import { partiesOf, PARTY_COLUMNS } from './tables.js';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { itemsOf, movingPage, siftedPage, type PlacedPage } from '../connection/moving-page.js';
import type { Listed, Page } from '../connection/page.js';
import { addTerms, termsOf } from '../connection/terms.js';
import { dueOrder, idOrder } from './due-order.js';
import { concernsReader } from '../store/visible-matters.js';

/** Filters on matters; a matter must meet all that are given. */
export interface MatterFilters {
  readonly process?: string | undefined;
  /** States that the matters are in; some may be shown to the reader in another one, so that `sift` looks again. */
  readonly states?: readonly string[] | undefined;
  /** Department on the given side, or on any side if none is given. */
  readonly department?: string | undefined;
  /** Side of the department; without a department, the side of one of the reader's own. */
  readonly side?: Side | undefined;
  /** Clause of a clock of the matter; together with `overdue`, of an overdue one. */
  readonly clause?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly urgency?: Urgency | undefined;
  readonly dueBefore?: Instant | undefined;
  /** Platform time; an event of the matter was recorded then or later. */
  readonly updatedSince?: Instant | undefined;
  /** Terms, separated by blanks; number, name and code together must contain all of them. */
  readonly q?: string | undefined;
}

/** Orders of the list: by date, or by the id, which no event moves. */
export const MATTER_ORDERS = ['due', 'id'] as const;
export type MatterOrder = (typeof MATTER_ORDERS)[number];

/** A matter as it was folded, for the rules to read. */
export const foldedMatter = z.custom<Matter>((value) => typeof value === 'object' && value !== null);

const item = z.object({
  id: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  catalogCode: z.string(),
  state: z.string(),
  since: z.string(),
  parties: z.partialRecord(z.enum(SIDES), z.string()),
  dueAt: z.string().nullable(),
  targetDueAt: z.string().nullable(),
  definitionVersion: z.number(),
  folded: foldedMatter,
  urgency: z.enum(URGENCIES),
});
export type MatterItem = z.infer<typeof item>;

/**
 * SQL condition: the clock is overdue. It is computed on reading, so that a list is right before the system has
 * observed the deadline. Missing a working target, which is not statutory, is no lateness in law.
 */
const OVERDUE_CLOCK = `c.kind = 'STATUTORY' AND c.state = 'RUNNING' AND c.due_at <= (SELECT platform_now())`;
const HAS_OVERDUE = `EXISTS (SELECT FROM clock c WHERE c.matter = m.id AND ${OVERDUE_CLOCK})`;

/** Lists the matters that the reader may see, or those of them that `sift` keeps. Throws {@link BadCursorError}. */
export async function listMatters(
  db: Queryable,
  scope: ReaderScope,
  filters: MatterFilters,
  page: Page,
  order: MatterOrder = 'due',
  sift: ((items: readonly MatterItem[]) => Promise<readonly MatterItem[]>) | null = null,
): Promise<Listed<MatterItem>> {
  const where = (): Conditions => {
    const conditions = new Conditions().add(...concernsReader(scope));
    filterMatters(conditions, filters, scope);
    return conditions;
  };
  const orders = { due: dueOrder<MatterItem>('m'), id: idOrder<MatterItem>('m') };
  const read = (part: Page): Promise<PlacedPage<MatterItem>> =>
    movingPage(db, where, orders[order], part, (...select) => selectMatters(db, ...select));
  return sift ? siftedPage(page, read, sift) : itemsOf(await read(page));
}

const selectMatters = (db: Queryable, where: Conditions, order: string, limit: string): Promise<MatterItem[]> =>
  rows(
    db,
    item,
    `SELECT m.id, m.process, m.number, m.title, m.catalog_code AS "catalogCode", m.state, m.since,
       ${partiesOf('m')} AS parties, m.due_at AS "dueAt", m.target_due_at AS "targetDueAt",
       m.definition_version AS "definitionVersion", m.folded, m.urgency
     FROM matter m WHERE ${where.toString()} ORDER BY ${order} LIMIT ${limit}`,
    where.parameters,
  );

/** One state is compared by itself: its index then gives the order of the list, too. */
function addStates(where: Conditions, [first, ...others]: readonly string[]): void {
  if (others.length === 0) where.add('m.state = ?', first);
  else where.add('m.state = ANY(?)', [first, ...others]);
}

function filterMatters(where: Conditions, filters: MatterFilters, scope: ReaderScope): void {
  const { process, states, department, side, clause, overdue, urgency, dueBefore, updatedSince, q } = filters;
  if (process !== undefined) where.add('m.process = ?', process);
  if (states !== undefined) addStates(where, states);
  if (department !== undefined || side !== undefined) {
    const departments = department === undefined ? scope.own : [department];
    const sides = side === undefined ? Object.values(PARTY_COLUMNS) : [PARTY_COLUMNS[side]];
    where.add(sides.map((column) => `m.${column} = ANY(?)`).join(' OR '), ...sides.map(() => departments));
  }
  if (clause !== undefined) {
    const also = overdue === true ? ` AND ${OVERDUE_CLOCK}` : '';
    where.add(
      `EXISTS (SELECT FROM clock c WHERE c.matter = m.id AND c.kind = 'STATUTORY' AND c.clause = ?${also})`,
      clause,
    );
  }
  if (overdue !== undefined) where.add(overdue ? HAS_OVERDUE : `NOT ${HAS_OVERDUE}`);
  if (urgency !== undefined) where.add('m.urgency = ?', urgency);
  if (dueBefore !== undefined) where.add('m.due_at < ?', dueBefore);
  if (updatedSince !== undefined)
    where.add('m.id IN (SELECT e.stream FROM event e WHERE e.recorded_at >= ?)', updatedSince);
  addTerms(where, 'm', termsOf(q));
}

import { z } from 'zod';
import { SIDES, URGENCIES, type Matter, type ReaderScope } from '#libs/domain';
import { filterMatters, type MatterFilters } from './matter-filters.js';
import { partiesOf } from './tables.js';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { itemsOf, movingPage, siftedPage, type PlacedPage } from '../connection/moving-page.js';
import type { Listed, Page } from '../connection/page.js';
import { dueOrder, idOrder } from './due-order.js';
import { concernsReader } from '../store/visible-matters.js';

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
  openedAt: z.string().nullable(),
  parties: z.partialRecord(z.enum(SIDES), z.string()),
  dueAt: z.string().nullable(),
  targetDueAt: z.string().nullable(),
  definitionVersion: z.number(),
  folded: foldedMatter,
  urgency: z.enum(URGENCIES),
});
export type MatterItem = z.infer<typeof item>;

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
    filterMatters(conditions, filters, scope, 'SEARCHED');
    return conditions;
  };
  const orders = { due: dueOrder<MatterItem>('m'), id: idOrder<MatterItem>('m') };
  const read = (part: Page): Promise<PlacedPage<MatterItem>> =>
    movingPage(db, where, orders[order], part, (...select) => selectMatters(db, ...select));
  return sift ? siftedPage(page, read, sift) : itemsOf(await read(page));
}

export const selectMatters = (db: Queryable, where: Conditions, order: string, limit: string): Promise<MatterItem[]> =>
  rows(
    db,
    item,
    `SELECT m.id, m.process, m.number, m.title, m.catalog_code AS "catalogCode", m.state, m.since,
       m.opened_at AS "openedAt",
       ${partiesOf('m')} AS parties, m.due_at AS "dueAt", m.target_due_at AS "targetDueAt",
       m.definition_version AS "definitionVersion", m.folded, m.urgency
     FROM matter m WHERE ${where.toString()} ORDER BY ${order} LIMIT ${limit}`,
    where.parameters,
  );

import { z } from 'zod';
import type { ReaderScope } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { rows, type Queryable } from '../connection/sql.js';
import { concernsReader } from '../store/visible-matters.js';
import { foldedMatter } from './list-matters.js';

const item = z.object({
  id: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  catalogCode: z.string(),
  begunAt: z.string(),
  definitionVersion: z.number(),
  folded: foldedMatter,
});
export type DraftItem = z.infer<typeof item>;

/**
 * Lists what an account began and what its department has not handed in yet, the latest first: no other side knows of it.
 * Throws {@link BadCursorError}.
 */
export async function listDrafts(
  db: Queryable,
  scope: ReaderScope,
  account: string,
  page: Page,
): Promise<Listed<DraftItem>> {
  const where = new Conditions()
    .add('e.seq = 1 AND e.actor_account = ? AND NOT m.open_to_parties AND NOT m.closed', account)
    .add(...concernsReader(scope));
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  if (after) where.add('(e.recorded_at, e.stream) < (?::timestamptz, ?::uuid)', ...after);
  const found = await rows(
    db,
    item,
    `SELECT m.id, m.process, m.number, m.title, m.catalog_code AS "catalogCode", e.recorded_at AS "begunAt",
       m.definition_version AS "definitionVersion", m.folded
     FROM event e JOIN matter m ON m.id = e.stream WHERE ${where.toString()}
     ORDER BY e.recorded_at DESC, e.stream DESC LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ begunAt, id }) => [begunAt, id]);
}

import { z } from 'zod';
import type { EntryVersion, ShareAttribute } from '#libs/domain';
import { entryRow, ENTRY_COLUMNS } from '../catalog.js';
import { rows, type Queryable } from '../sql.js';
import { Conditions, containing } from './conditions.js';
import { decodeCursor, listed, type Listed, type Page } from './page.js';

export interface EntryFilters {
  readonly provider?: string | undefined;
  readonly shareAttribute?: ShareAttribute | undefined;
  /** A piece of the entry's name or of its catalog code. */
  readonly q?: string | undefined;
}

/** The entries as they are effective now, by catalog code. Throws {@link BadCursorError}. */
export async function listEntries(db: Queryable, filters: EntryFilters, page: Page): Promise<Listed<EntryVersion>> {
  const { provider, shareAttribute, q } = filters;
  const where = new Conditions().add(`tstzrange(v.effective_at, v.superseded_at) @> (SELECT platform_now())`);
  if (provider !== undefined) where.add('e.provider = ?', provider);
  if (shareAttribute !== undefined) where.add(`v.content ->> 'shareAttribute' = ?`, shareAttribute);
  if (q !== undefined) where.add('v.name ILIKE ? OR e.catalog_code ILIKE ?', containing(q), containing(q));
  const after = decodeCursor(page.cursor, z.tuple([z.string()]));
  if (after) where.add('e.catalog_code > ?', ...after);
  const found = await rows(
    db,
    entryRow,
    `SELECT ${ENTRY_COLUMNS} FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE ${where.toString()} ORDER BY e.catalog_code LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ catalogCode }) => [catalogCode]);
}

import { z } from 'zod';
import { entryContent, type EntryContent, type ReaderScope } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { entriesVisibleTo, filterConditions, type EntryFilters } from './entry-filters.js';
import { addSearchTerms, searchTerms } from './search-terms.js';

/** Position of an entry in the order by code. Entries without a code come last. */
export interface EntryPlace {
  readonly code: string;
  readonly entryId: string;
}

const row = z.object({ code: z.string(), entryId: z.string(), content: entryContent });

/**
 * Loads the next entries that the reader may see, with their whole content: that of the last published version, or of
 * the draft if none is published. They are ordered by code, so that the next call continues after the last of them.
 */
export async function exportEntries(
  db: Queryable,
  scope: ReaderScope,
  filters: EntryFilters,
  after: EntryPlace | null,
  limit: number,
): Promise<readonly (EntryPlace & { readonly content: EntryContent })[]> {
  const where = new Conditions();
  addSearchTerms(where, await searchTerms(db, filters));
  for (const [, condition] of filterConditions(filters)) where.add(...condition);
  where.add(...entriesVisibleTo(scope));
  if (after) where.add(`(coalesce(e.catalog_code, '~'), e.entry_id) > (?, ?::uuid)`, after.code, after.entryId);
  return rows(
    db,
    row,
    `SELECT coalesce(e.catalog_code, '~') AS code, e.entry_id AS "entryId", e.content FROM catalog_entry e
     WHERE ${where.toString()} ORDER BY coalesce(e.catalog_code, '~'), e.entry_id LIMIT ${where.value(limit)}`,
    where.parameters,
  );
}

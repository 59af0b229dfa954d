import { z } from 'zod';
import { entryContent, type EntryContent, type ReaderScope } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { addTerms, entriesVisibleTo, filterConditions, termsOf, type EntryFilters } from './entry-filters.js';

/** The place of an entry in the order of codes; what has none yet comes last. */
export interface EntryPlace {
  readonly code: string;
  readonly entryId: string;
}

const row = z.object({ code: z.string(), entryId: z.string(), content: entryContent });

/**
 * The next entries that the reader may see, with all that they state: their last published version, or their draft where
 * none is published. Ordered by code, so that the next call goes on behind the last of them.
 */
export function exportEntries(
  db: Queryable,
  scope: ReaderScope,
  filters: EntryFilters,
  after: EntryPlace | null,
  limit: number,
): Promise<readonly (EntryPlace & { readonly content: EntryContent })[]> {
  const where = new Conditions();
  addTerms(where, termsOf(filters.q));
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

import { z } from 'zod';
import { entryVersion, type EntryVersion, type Instant } from '#libs/domain';
import { firstOf, type Queryable } from './sql.js';

/** An entry version as columns and content; both together are the domain's. */
export const entryRow = z
  .object({
    entryId: z.string(),
    catalogCode: z.string(),
    provider: z.string(),
    version: z.number(),
    effectiveFrom: z.string(),
    content: z.record(z.string(), z.unknown()),
  })
  .transform(({ content, ...columns }): EntryVersion => entryVersion.parse({ ...content, ...columns }));

export const ENTRY_COLUMNS = `e.entry_id AS "entryId", e.catalog_code AS "catalogCode", e.provider, v.version,
  v.effective_from AS "effectiveFrom", v.content`;

/** The version of an entry that is effective at an instant; null where there is none. */
export function entryVersionEffective(db: Queryable, catalogCode: string, at: Instant): Promise<EntryVersion | null> {
  return firstOf(
    db,
    entryRow,
    `SELECT ${ENTRY_COLUMNS} FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE e.catalog_code = $1 AND tstzrange(v.effective_at, v.superseded_at) @> $2::timestamptz`,
    [catalogCode, at],
  );
}

import { z } from 'zod';
import { entryVersion, type EntryVersion, type Instant } from '#libs/domain';
import { firstOf, rows, type Queryable } from '../connection/sql.js';

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

const untold = z.object({ entry: z.unknown(), effectiveAt: z.string() }).transform(({ entry, effectiveAt }) => ({
  entry: entryVersion.parse(entry),
  effectiveAt,
}));

/** The effective versions of entries that are no matters yet: those of a database from before they were. */
export function entriesWithoutMatter(db: Queryable): Promise<z.output<typeof untold>[]> {
  return rows(
    db,
    untold,
    `SELECT v.effective_at AS "effectiveAt", v.content || jsonb_build_object('entryId', e.entry_id, 'catalogCode',
       e.catalog_code, 'provider', e.provider, 'version', v.version, 'effectiveFrom', v.effective_from) AS entry
     FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE v.superseded_at IS NULL AND NOT EXISTS (SELECT FROM matter m WHERE m.id = e.entry_id)
     ORDER BY e.catalog_code`,
  );
}

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

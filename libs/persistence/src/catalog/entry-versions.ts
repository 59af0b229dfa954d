import { z } from 'zod';
import { entryContent, entryVersion, type EntryVersion, type Instant, type LastVersion } from '#libs/domain';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

/** Row of an entry version: columns and content together make the domain's `EntryVersion`. */
const entryColumns = z.object({
  entryId: z.string(),
  catalogCode: z.string(),
  provider: z.string(),
  version: z.number(),
  effectiveFrom: z.string(),
  content: z.record(z.string(), z.unknown()),
});
const versionOf = ({ content, ...columns }: z.infer<typeof entryColumns>): EntryVersion =>
  entryVersion.parse({ ...content, ...columns });
export const entryRow = entryColumns.transform(versionOf);

export const ENTRY_COLUMNS = `e.entry_id AS "entryId", e.catalog_code AS "catalogCode", e.provider, v.version,
  v.effective_from AS "effectiveFrom", v.content`;

const untold = z.object({ entry: z.unknown(), effectiveAt: z.string() }).transform(({ entry, effectiveAt }) => ({
  entry: entryVersion.parse(entry),
  effectiveAt,
}));

/**
 * Lists the effective versions of entries without a matter, which a database holds from before entries were matters.
 */
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

/**
 * Loads the version of an entry that is effective at an instant, with the attributes that requests are judged by; null
 * if there is none.
 */
export function entryVersionEffective(db: Queryable, catalogCode: string, at: Instant): Promise<EntryVersion | null> {
  return firstOf(
    db,
    entryRow,
    `SELECT ${ENTRY_COLUMNS} FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE e.catalog_code = $1 AND tstzrange(v.effective_at, v.superseded_at) @> $2::timestamptz`,
    [catalogCode, at],
  );
}

const last = z
  .object({ ...entryColumns.shape, retiredFor: z.string().nullable(), since: z.string() })
  .transform(({ retiredFor, since, ...entry }) => ({ entry: versionOf(entry), retiredFor, since }));

/** Loads the last version that has come into effect by an instant, of a retired entry as well; null if there is none. */
export function lastEntryVersion(db: Queryable, catalogCode: string, at: Instant): Promise<LastVersion | null> {
  return firstOf(
    db,
    last,
    `SELECT ${ENTRY_COLUMNS}, e.retired_for AS "retiredFor",
       CASE WHEN e.retired_for IS NULL THEN v.effective_at ELSE coalesce(v.superseded_at, v.effective_at) END AS since
     FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE e.catalog_code = $1 AND v.effective_at <= $2::timestamptz AND v.superseded_at IS DISTINCT FROM v.effective_at
     ORDER BY v.version DESC LIMIT 1`,
    [catalogCode, at],
  );
}

const ahead = z.object({ effectiveAt: z.string(), content: entryContent });

/** Loads the whole contents that are in effect at an instant or will be, in the order of their days. */
export const contentsAhead = (db: Queryable, catalogCode: string, at: Instant): Promise<z.output<typeof ahead>[]> =>
  rows(
    db,
    ahead,
    `SELECT v.effective_at AS "effectiveAt", v.stated AS content
     FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE e.catalog_code = $1 AND v.stated IS NOT NULL AND v.superseded_at IS DISTINCT FROM v.effective_at
       AND (v.superseded_at IS NULL OR v.superseded_at > $2::timestamptz)
     ORDER BY v.effective_at`,
    [catalogCode, at],
  );

const published = z.object({
  version: z.number(),
  effectiveAt: z.string(),
  supersededAt: z.string().nullable(),
  noticeNo: z.string().nullable(),
  contentHash: z.string().nullable(),
  updateId: z.string().nullable(),
});
/**
 * Publication of a version and the period of its effect. `contentHash` is null for a version from before entries were
 * matters.
 */
export type PublishedEntryVersion = z.infer<typeof published>;

const PUBLISHED = `v.version, v.effective_at AS "effectiveAt", v.superseded_at AS "supersededAt",
  v.notice_no AS "noticeNo", v.content_hash AS "contentHash", v.update_id AS "updateId"`;

const stated = published.extend({ stated: entryContent.nullable() });
const effective = z
  .record(z.string(), z.unknown())
  .transform((found) => ({ ...stated.parse(found), ...entryRow.parse(found) }));
/** A version with the attributes that requests are judged by, its publication, and its whole stated content. */
export type EffectiveEntryVersion = z.output<typeof effective>;

/** Loads the version that is effective at an instant, for readers; null if there is none. */
export function readEntryVersion(
  db: Queryable,
  catalogCode: string,
  at: Instant,
): Promise<EffectiveEntryVersion | null> {
  return firstOf(
    db,
    effective,
    `SELECT ${ENTRY_COLUMNS}, ${PUBLISHED}, v.stated FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE e.catalog_code = $1 AND tstzrange(v.effective_at, v.superseded_at) @> $2::timestamptz`,
    [catalogCode, at],
  );
}

const contents = z.object({
  version: z.number(),
  judged: z.record(z.string(), z.unknown()),
  stated: entryContent.nullable(),
});
/** Content of a version: what requests are judged by, and all that was stated; null for one from before entries were matters. */
type VersionContents = Pick<z.infer<typeof contents>, 'judged' | 'stated'>;

/** Loads the contents of these published versions of an entry, by their numbers. */
export async function readVersionContents(
  db: Queryable,
  catalogCode: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, VersionContents>> {
  const found = await rows(
    db,
    contents,
    `SELECT v.version, v.content AS judged, v.stated FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE e.catalog_code = $1 AND v.version = ANY($2::int[])`,
    [catalogCode, versions],
  );
  return new Map(found.map(({ version, ...content }) => [version, content]));
}

/** Lists all published versions of an entry, the latest first. Throws {@link BadCursorError}. */
export async function listEntryVersions(
  db: Queryable,
  catalogCode: string,
  page: Page,
): Promise<Listed<PublishedEntryVersion>> {
  const where = new Conditions().add('e.catalog_code = ?', catalogCode);
  const after = decodeCursor(page.cursor, z.tuple([z.string().regex(/^\d{1,9}$/)]));
  if (after) where.add('v.version < ?::int', ...after);
  const found = await rows(
    db,
    published,
    `SELECT ${PUBLISHED} FROM catalog_entry e JOIN catalog_entry_version v USING (entry_id)
     WHERE ${where.toString()} ORDER BY v.version DESC LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ version }) => [String(version)]);
}

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { contentHash, entryContent, judgedBy, normaliseName, type EntryContent } from '#libs/domain';
import { readingsOf, type Queryable } from '#libs/persistence';

/** An entry to put into the catalogue; fields left out get ordinary values. */
export interface EntrySketch {
  /** Id of its matter; a published entry can be read without one. */
  readonly entryId?: string;
  readonly provider: string;
  readonly state?: string;
  /** Number of the version; 0 for an entry that was never published. */
  readonly version?: number;
  readonly content: z.input<typeof entryContent>;
}

export interface EntryRow extends Required<EntrySketch> {
  readonly content: EntryContent;
}

/** Inserts entries as the projections of their matters would. */
export async function putEntries(db: Queryable, sketches: readonly EntrySketch[]): Promise<readonly EntryRow[]> {
  const entries = sketches.map((sketch): EntryRow => {
    const { entryId = randomUUID(), state = 'PUBLISHED', version = 1 } = sketch;
    return { ...sketch, entryId, state, version, content: entryContent.parse(sketch.content) };
  });
  await insert(
    db,
    'catalog_entry',
    ['entry_id', 'catalog_code', 'provider', 'state', 'name', 'version', 'content', 'readings', 'open_updates'],
    entries.map(({ entryId, content, ...entry }) => ({
      ...entry,
      entry_id: entryId,
      content,
      readings: readingsOf(content),
      open_updates: [],
      catalog_code: content.catalogCode || null,
      name: normaliseName(content.name),
    })),
  );
  return entries;
}

/** Inserts the published versions of an entry; each is in effect until the next one, the last one without end. */
export async function putVersions(
  db: Queryable,
  { entryId, provider }: EntryRow,
  versions: readonly { readonly effectiveAt: string; readonly content: EntryContent }[],
): Promise<void> {
  const columns = ['entry_id', 'version', 'effective_from', 'content', 'effective_at', 'superseded_at', 'stated'];
  await insert(
    db,
    'catalog_entry_version',
    [...columns, 'content_hash', 'notice_no', 'update_id'],
    versions.map(({ effectiveAt, content }, n) => ({
      entry_id: entryId,
      version: n + 1,
      effective_from: effectiveAt.slice(0, 10),
      stated: content,
      content: judgedContent(entryId, provider, n + 1, effectiveAt.slice(0, 10), content),
      effective_at: effectiveAt,
      superseded_at: versions[n + 1]?.effectiveAt ?? null,
      content_hash: contentHash(content),
      notice_no: `TG-990000-2026-00000${n + 1}`,
      update_id: n === 0 ? null : randomUUID(),
    })),
  );
}

function judgedContent(...judged: Parameters<typeof judgedBy>) {
  const {
    entryId: _,
    catalogCode: __,
    provider: ___,
    version: ____,
    effectiveFrom: _____,
    ...content
  } = judgedBy(...judged);
  return content;
}

/** Rows of one statement: on a busy machine many more would meet the time limit that a statement of the API has. */
const ROWS_AT_ONCE = 200;

async function insert(db: Queryable, table: string, columns: readonly string[], rows: readonly object[]) {
  const list = columns.join(', ');
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await db.query(
      `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))],
    );
}

import { z } from 'zod';
import { IMPORTED_TABLES } from '#libs/domain';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { importCount, IMPORT_STATES } from './imports.js';

const item = z.object({
  importId: z.string(),
  state: z.enum(IMPORT_STATES),
  changes: z.number(),
  done: z.number(),
  counts: z.array(importCount),
  contentHash: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  reason: z.string().nullable(),
  documents: z.array(z.object({ documentId: z.string(), name: z.string(), sha256: z.string() })),
});

/** An import of the organisation as a list shows it. */
export type ImportItem = z.infer<typeof item>;

const ITEM = `SELECT i.id AS "importId", i.state, i.changes, i.done, i.counts, i.content_hash AS "contentHash",
  i.proposed_by AS "proposedBy", i.proposed_at AS "proposedAt", i.decided_by AS "decidedBy",
  i.decided_at AS "decidedAt", i.ended_at AS "endedAt", i.reason,
  (SELECT jsonb_agg(jsonb_build_object('documentId', d.id, 'name', d.name, 'sha256', d.sha256) ORDER BY f.place)
   FROM organisation_import_document f JOIN document d ON d.id = f.document WHERE f.import = i.id) AS documents
  FROM organisation_import i`;

/** Loads an import; null if there is none. */
export const readImport = (db: Queryable, importId: string): Promise<ImportItem | null> =>
  firstOf(db, item, `${ITEM} WHERE i.id = $1`, [importId]);

/** Lists the imports of the organisation, the latest first. Throws {@link BadCursorError}. */
export async function listOrganisationImports(db: Queryable, page: Page): Promise<Listed<ImportItem>> {
  const where = new Conditions();
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  if (after) where.add('(i.proposed_at, i.id) < (?::timestamptz, ?::uuid)', ...after);
  const found = await rows(
    db,
    item,
    `${ITEM} WHERE ${where.toString()} ORDER BY i.proposed_at DESC, i.id DESC LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ proposedAt, importId }) => [proposedAt, importId]);
}

const changeRow = z.object({
  place: z.number(),
  table: z.enum(IMPORTED_TABLES),
  kind: z.enum(['CREATE', 'RENAME']),
  key: z.string(),
  before: z.string().nullable(),
  after: z.string(),
});

/** A change as an import was proposed with it. */
export type ProposedChange = z.infer<typeof changeRow>;

/** Lists the changes of an import in the order in which they are made. Throws {@link BadCursorError}. */
export async function listImportChanges(db: Queryable, importId: string, page: Page): Promise<Listed<ProposedChange>> {
  const where = new Conditions().add('import = ?', importId);
  const after = decodeCursor(page.cursor, z.tuple([z.string().regex(/^\d{1,9}$/)]));
  if (after) where.add('place > ?::int', ...after);
  const found = await rows(
    db,
    changeRow,
    `SELECT place, record AS table, kind, key, before, after FROM organisation_import_change
     WHERE ${where.toString()} ORDER BY place LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ place }) => [String(place)]);
}

/** Loads all changes of an import, to tell what differs from them now. */
export const readImportChanges = (db: Queryable, importId: string): Promise<ProposedChange[]> =>
  rows(
    db,
    changeRow,
    `SELECT place, record AS table, kind, key, before, after FROM organisation_import_change
     WHERE import = $1 ORDER BY place`,
    [importId],
  );

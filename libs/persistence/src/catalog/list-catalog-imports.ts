import { z } from 'zod';
import { storedAnswer, type Refusal } from '#libs/domain';
import type { CatalogImport } from './catalog-imports.js';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { Conditions, type SqlCondition } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

/** Imports that a reader may see: those of their own departments and of the divisions that they audit. */
export interface ImportEyes {
  readonly own: readonly string[];
  readonly audited: readonly string[] | 'ALL';
}

const item: z.ZodType<CatalogImport> = z.object({
  importId: z.string(),
  accountId: z.string(),
  departmentId: z.string(),
  documentId: z.string(),
  documentName: z.string(),
  rows: z.number(),
  begunAt: z.string(),
});

const COLUMNS = `i.id AS "importId", i.account AS "accountId", i.department_id AS "departmentId",
  i.document AS "documentId", i.document_name AS "documentName", i.rows, i.begun_at AS "begunAt"`;

function visibleTo({ own, audited }: ImportEyes): SqlCondition {
  if (audited === 'ALL') return ['true'];
  return [
    `i.department_id = ANY(?) OR EXISTS (
       SELECT FROM department d WHERE d.id = i.department_id AND d.division_code = ANY(?))`,
    own,
    audited,
  ];
}

/** Loads an import; null if it does not exist or the reader may not see it. */
export function readVisibleImport(db: Queryable, eyes: ImportEyes, importId: string): Promise<CatalogImport | null> {
  const where = new Conditions().add('i.id = ?', importId).add(...visibleTo(eyes));
  return firstOf(db, item, `SELECT ${COLUMNS} FROM catalog_import i WHERE ${where.toString()}`, where.parameters);
}

/** Lists the imports that the reader may see, the latest first. Throws {@link BadCursorError}. */
export async function listImports(db: Queryable, eyes: ImportEyes, page: Page): Promise<Listed<CatalogImport>> {
  const where = new Conditions().add(...visibleTo(eyes));
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  if (after) where.add('(i.begun_at, i.id) < (?::timestamptz, ?::uuid)', ...after);
  const found = await rows(
    db,
    item,
    `SELECT ${COLUMNS} FROM catalog_import i WHERE ${where.toString()}
     ORDER BY i.begun_at DESC, i.id DESC LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ begunAt, importId }) => [begunAt, importId]);
}

const refusedRow = z.object({ row: z.number(), answer: storedAnswer }).transform(({ row, answer }): RefusedRow => {
  if (answer.ok) throw new Error(`row ${String(row)} was not refused`);
  return { row, refusal: answer.refusal };
});

/** A row of the sheet that did not become a draft, and its refusal. */
export interface RefusedRow {
  readonly row: number;
  readonly refusal: Refusal;
}

/** Lists the rows of an import that were refused on delivery, in sheet order. Throws {@link BadCursorError}. */
export async function listRefusedRows(db: Queryable, importId: string, page: Page): Promise<Listed<RefusedRow>> {
  const where = new Conditions().add('r.import = ?', importId).add(`o.state IN ('REFUSED', 'PARKED')`);
  const after = decodeCursor(page.cursor, z.tuple([z.string().regex(/^\d{1,9}$/)]));
  if (after) where.add('r.sheet_row > ?::int', ...after);
  const found = await rows(
    db,
    refusedRow,
    `SELECT r.sheet_row AS row, o.answer FROM catalog_import_row r JOIN outbox o ON o.id = r.letter
     WHERE ${where.toString()} ORDER BY r.sheet_row LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ row }) => [String(row)]);
}

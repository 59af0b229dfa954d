import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { changing } from '../connection/changes.js';
import { post, type Letter } from '../store/outbox.js';
import { firstOf, rows, type Queryable, type Tx } from '../connection/sql.js';

/** An import of catalog entries: a file of one department, each row of which became one message. */
export interface CatalogImport {
  /** uuidv5 of account, route and Idempotency-Key; the `source` of its messages in the outbox. */
  readonly importId: string;
  readonly accountId: string;
  readonly departmentId: string;
  readonly documentId: string;
  readonly documentName: string;
  /** Number of entries in the file. */
  readonly rows: number;
  /** Platform time. */
  readonly begunAt: Instant;
}

const begunImport = z.object({ importId: z.string(), documentId: z.string(), rows: z.number() });

/** Finds the import that an earlier request with the same key began; null if there was none. */
export function findImport(db: Queryable, importId: string): Promise<z.infer<typeof begunImport> | null> {
  return firstOf(
    db,
    begunImport,
    `SELECT id AS "importId", document AS "documentId", rows FROM catalog_import WHERE id = $1`,
    [importId],
  );
}

/**
 * Stores an import; its messages are posted in the same transaction. Fails at the primary key if it is stored already.
 */
export async function beginImport(tx: Tx, begun: CatalogImport): Promise<void> {
  const { importId, accountId, departmentId, documentId, documentName, rows: count, begunAt } = begun;
  await tx.query(
    `INSERT INTO catalog_import (id, account, department_id, document, document_name, rows, begun_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [importId, accountId, departmentId, documentId, documentName, count, begunAt],
  );
}

/** A row of the sheet, numbered as a spreadsheet program numbers it, and the message that it became. */
export interface ImportedRow {
  readonly row: number;
  readonly letter: Letter;
}

/** Posts some rows of an import as messages, which are delivered after the transaction has committed. */
export async function postRows(tx: Tx, importId: string, imported: readonly ImportedRow[]): Promise<void> {
  const letters = imported.map(({ letter }) => letter);
  await changing(tx, (changes) => {
    changes.add(
      `INSERT INTO catalog_import_row (import, sheet_row, letter) SELECT $1, * FROM unnest($2::int[], $3::uuid[])`,
      importId,
      imported.map(({ row }) => row),
      letters.map(({ id }) => id),
    );
    post(changes, importId, letters);
  });
}

/** Existing entries against which each row of an import is checked. */
export interface EntriesThere {
  /** Entries by their codes; `published` is false for a draft. */
  readonly codes: ReadonlyMap<string, { readonly provider: string; readonly published: boolean }>;
  /** Names of the provider's own entries, normalised for comparison. */
  readonly names: ReadonlySet<string>;
  /** Source department in office at the instant, by catalog code (Art 19(2)). */
  readonly sources: ReadonlyMap<string, string>;
}

const codeRow = z.object({ code: z.string(), provider: z.string(), published: z.boolean() });
const nameRow = z.object({ name: z.string() });
const sourceRow = z.object({ code: z.string(), department: z.string() });

/**
 * Loads the codes of the whole catalog and the names of one provider at once, since a file may have thousands of rows.
 */
export async function readEntriesThere(tx: Tx, provider: string, at: Instant): Promise<EntriesThere> {
  const codes = await rows(
    tx,
    codeRow,
    `SELECT catalog_code AS code, provider, version > 0 AS published FROM catalog_entry WHERE catalog_code IS NOT NULL`,
  );
  const names = await rows(
    tx,
    nameRow,
    `SELECT name FROM catalog_entry
     WHERE provider = $1 AND name <> '' AND state NOT IN ('ABANDONED', 'RETIRED')`,
    [provider],
  );
  const sources = await rows(
    tx,
    sourceRow,
    `SELECT catalog_code AS code, department FROM source_designation
     WHERE daterange(valid_from, valid_to) @> ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`,
    [at],
  );
  return {
    codes: new Map(codes.map(({ code, provider: holder, published }) => [code, { provider: holder, published }])),
    names: new Set(names.map(({ name }) => name)),
    sources: new Map(sources.map(({ code, department }) => [code, department])),
  };
}

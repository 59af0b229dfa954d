import { z } from 'zod';
import { importContent, IMPORTED_TABLES, type ImportChange, type ImportContent, type Instant } from '#libs/domain';
import { change, firstOf, type Queryable, type Tx } from '../connection/sql.js';
import { keepDocuments } from '../documents/documents.js';

export const IMPORT_STATES = ['PROPOSED', 'CONFIRMED', 'APPLIED', 'REJECTED', 'FAILED'] as const;

/** Numbers of the records of one table that an import creates and renames. */
export const importCount = z.object({ table: z.enum(IMPORTED_TABLES), created: z.number(), renamed: z.number() });
export type ImportCount = z.infer<typeof importCount>;

/** A natural person with the account that they use, and when they acted. */
export interface ImportAct {
  readonly accountId: string;
  readonly personId: string;
  readonly at: Instant;
}

/** An import of the organisation as an administrator proposes it. */
export interface ProposedImport {
  /** uuidv5 of account, route and Idempotency-Key. */
  readonly importId: string;
  readonly content: ImportContent;
  readonly contentHash: string;
  readonly changes: readonly ImportChange[];
  readonly changesHash: string;
  readonly counts: readonly ImportCount[];
  /** Files of the content, in the order in which they were read. */
  readonly documentIds: readonly string[];
  readonly by: ImportAct;
}

/** Stores a proposal with its changes, and keeps its files for good. Fails at the primary key if it is stored already. */
export async function proposeImport(tx: Tx, proposed: ProposedImport): Promise<void> {
  const { importId, content, contentHash, changes, changesHash, counts, documentIds, by } = proposed;
  await keepDocuments(tx, documentIds);
  await tx.query(
    `INSERT INTO organisation_import
       (id, content, content_hash, changes_hash, counts, changes, proposed_by, proposed_person, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      importId,
      JSON.stringify(content),
      contentHash,
      changesHash,
      JSON.stringify(counts),
      changes.length,
      by.accountId,
      by.personId,
      by.at,
    ],
  );
  await tx.query(
    `INSERT INTO organisation_import_document (import, place, document)
     SELECT $1, place, document FROM unnest($2::uuid[]) WITH ORDINALITY AS given (document, place)`,
    [importId, documentIds],
  );
  await tx.query(
    `INSERT INTO organisation_import_change (import, place, record, kind, key, before, after)
     SELECT $1, place, record, kind, key, before, after
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       WITH ORDINALITY AS given (record, kind, key, before, after, place)`,
    [
      importId,
      changes.map(({ table }) => table),
      changes.map(({ kind }) => kind),
      changes.map(({ key }) => key),
      changes.map(({ before }) => before),
      changes.map(({ after }) => after),
    ],
  );
}

const heldImport = z.object({
  importId: z.string(),
  state: z.enum(IMPORT_STATES),
  content: importContent,
  contentHash: z.string(),
  changesHash: z.string(),
  /** Number of its changes. */
  changes: z.number(),
  proposedBy: z.string(),
  proposedPerson: z.string(),
  decidedBy: z.string().nullable(),
  decidedPerson: z.string().nullable(),
  decidedAt: z.string().nullable(),
});

/** An import with its content, for the acts that decide about it and apply it. */
export type HeldImport = z.infer<typeof heldImport>;

const HELD = `SELECT id AS "importId", state, content, content_hash AS "contentHash", changes_hash AS "changesHash",
  changes, proposed_by AS "proposedBy", proposed_person AS "proposedPerson", decided_by AS "decidedBy",
  decided_person AS "decidedPerson", decided_at AS "decidedAt" FROM organisation_import`;

/** Loads an import and locks it until the transaction ends, so that it is decided about once; null if there is none. */
export const holdImport = (tx: Tx, importId: string): Promise<HeldImport | null> =>
  firstOf(tx, heldImport, `${HELD} WHERE id = $1 FOR UPDATE`, [importId]);

/** Loads the import that was confirmed first and is not applied yet; null if there is none. */
export const nextConfirmedImport = (db: Queryable): Promise<HeldImport | null> =>
  firstOf(db, heldImport, `${HELD} WHERE state = 'CONFIRMED' ORDER BY decided_at, id LIMIT 1`);

/** Confirms an import that waits for it. From now on the worker applies it. */
export async function confirmImport(tx: Tx, importId: string, by: ImportAct): Promise<void> {
  await change(
    tx,
    `UPDATE organisation_import SET state = 'CONFIRMED', decided_by = $2, decided_person = $3, decided_at = $4
     WHERE id = $1 AND state = 'PROPOSED'`,
    [importId, by.accountId, by.personId, by.at],
  );
}

/** Rejects an import that waits for its confirmation. */
export async function rejectImport(tx: Tx, importId: string, by: ImportAct, reason: string): Promise<void> {
  await change(
    tx,
    `UPDATE organisation_import
     SET state = 'REJECTED', decided_by = $2, decided_person = $3, decided_at = $4, ended_at = $4, reason = $5
     WHERE id = $1 AND state = 'PROPOSED'`,
    [importId, by.accountId, by.personId, by.at, reason],
  );
}

/** Records how many changes of an import are made. */
export async function noteImportDone(db: Queryable, importId: string, done: number): Promise<void> {
  await change(db, `UPDATE organisation_import SET done = $2 WHERE id = $1 AND state = 'CONFIRMED'`, [importId, done]);
}

/** Ends the application of an import: as applied, or with the reason for which it could not be. */
export async function endImport(db: Queryable, importId: string, failure: string | null): Promise<void> {
  await change(
    db,
    `UPDATE organisation_import
     SET state = CASE WHEN $2::text IS NULL THEN 'APPLIED' ELSE 'FAILED' END, reason = $2, ended_at = platform_now(),
       done = CASE WHEN $2::text IS NULL THEN changes ELSE done END
     WHERE id = $1 AND state = 'CONFIRMED'`,
    [importId, failure],
  );
}

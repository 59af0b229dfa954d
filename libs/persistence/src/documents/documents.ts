import { z } from 'zod';
import type { DocumentFiles } from './document-files.js';
import { change, firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

/** A received file: `size` in bytes, media type detected from the content, sanitised name. */
const received = z.object({ sha256: z.string(), size: z.number(), mediaType: z.string(), name: z.string() });
export type ReceivedDocument = z.infer<typeof received>;

const documentRow = received.extend({ documentId: z.string(), departmentId: z.string() });

/** A completely received document and the department that uploaded it. */
export type StoredDocument = z.infer<typeof documentRow>;

const COLUMNS = `d.id AS "documentId", d.sha256, d.size, d.media_type AS "mediaType", d.department_id AS "departmentId",
  d.name`;
const KEPT = `d.uploaded_at IS NOT NULL AND d.discarded_at IS NULL`;

/** An upload that begins. `uploadId` is derived from account, route and key; one document is kept for each. */
export interface Upload {
  readonly id: string;
  readonly uploadId: string;
  readonly accountId: string;
  readonly departmentId: string;
  /** True for a file of an import of the organisation: administrators see it, and no matter cites it. */
  readonly ofAdministration?: boolean;
}

/** Registers an upload before its file exists, so that housekeeping finds the file even if the upload fails. */
export async function beginUpload(db: Queryable, upload: Upload): Promise<void> {
  const { id, uploadId, accountId, departmentId, ofAdministration = false } = upload;
  await db.query(
    `INSERT INTO document (id, upload_id, account, department_id, of_administration) VALUES ($1, $2, $3, $4, $5)`,
    [id, uploadId, accountId, departmentId, ofAdministration],
  );
}

const today = z.object({ files: z.number(), bytes: z.number(), secondsLeft: z.number() });

/**
 * Counts the uploads of a person today under any of their accounts: files that were begun, bytes of those that are kept, and
 * the seconds until the day ends. Days are those of real time in Shanghai.
 */
export function readUploadsToday(db: Queryable, personId: string): Promise<z.infer<typeof today>> {
  return only(
    db,
    today,
    `SELECT count(d.id) AS files, coalesce(sum(d.size), 0)::bigint AS bytes,
       ceil(extract(epoch FROM day.begins + interval '1 day' - clock_timestamp()))::int AS "secondsLeft"
     FROM (SELECT date_trunc('day', clock_timestamp(), 'Asia/Shanghai') AS begins) day
     LEFT JOIN document d ON d.begun_at >= day.begins
       AND d.account = ANY(ARRAY(SELECT id FROM account WHERE person_id = $1))
     GROUP BY day.begins`,
    [personId],
  );
}

/**
 * Completes an upload, or answers the document that an earlier upload with the same `uploadId` made. Throws if the
 * upload was discarded meanwhile.
 */
export async function keepUpload(tx: Tx, upload: Upload, received: ReceivedDocument): Promise<StoredDocument> {
  const { id, uploadId, departmentId } = upload;
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))`, [uploadId]);
  const ofUpload = `SELECT ${COLUMNS} FROM document d WHERE d.upload_id = $1 AND ${KEPT}`;
  const earlier = await firstOf(tx, documentRow, ofUpload, [uploadId]);
  if (earlier) return earlier;
  const { name, sha256, size, mediaType } = received;
  const kept = await change(
    tx,
    `UPDATE document SET uploaded_at = clock_timestamp(), name = $2, sha256 = $3, size = $4, media_type = $5
     WHERE id = $1 AND discarded_at IS NULL`,
    [id, name, sha256, size, mediaType],
  );
  if (kept === 0) throw new Error(`upload ${id} was discarded before it was complete`);
  return { documentId: id, departmentId, ...received };
}

/**
 * Loads a document that a command cites. With HOLD its row stays locked until the transaction ends, so that no sweep
 * removes the document between the decision and the citation. Callers hold several in the order of their ids.
 */
export function readDocument(tx: Tx, documentId: string, hold: 'HOLD' | 'LOOK'): Promise<StoredDocument | null> {
  const lock = hold === 'HOLD' ? 'FOR NO KEY UPDATE' : '';
  const sql = `SELECT ${COLUMNS} FROM document d WHERE d.id = $1 AND ${KEPT} AND NOT d.of_administration ${lock}`;
  return firstOf(tx, documentRow, sql, [documentId]);
}

/** Loads a document that an administrator uploaded for an import of the organisation; null for any other. */
export const readAdministrationDocument = (tx: Tx, documentId: string): Promise<StoredDocument | null> =>
  firstOf(tx, documentRow, `SELECT ${COLUMNS} FROM document d WHERE d.id = $1 AND ${KEPT} AND d.of_administration`, [
    documentId,
  ]);

/**
 * Attaches the documents to the matter: they are kept for good, and visible to all who see an act that cites them.
 * Throws if one of them is not kept.
 */
export async function citeDocuments(tx: Tx, matterId: string, documentIds: readonly string[]): Promise<void> {
  const ids = [...new Set(documentIds)].sort();
  if (ids.length === 0) return;
  await keepDocuments(tx, ids);
  await tx.query(
    `INSERT INTO document_citation (document, matter) SELECT unnest($1::uuid[]), $2 ON CONFLICT DO NOTHING`,
    [ids, matterId],
  );
}

/** Keeps documents for good, because something cites them. Throws if one of them is not kept any more. */
export async function keepDocuments(tx: Tx, ids: readonly string[]): Promise<void> {
  const cited = await change(
    tx,
    `UPDATE document d SET cited_at = coalesce(d.cited_at, clock_timestamp()) WHERE d.id = ANY($1) AND ${KEPT}`,
    [ids],
  );
  if (cited !== ids.length) throw new Error(`one of the documents ${ids.join(', ')} is cited and not kept`);
}

/** Loads the kept documents of these ids, in no order. */
export function readDocuments(db: Queryable, ids: readonly string[]): Promise<StoredDocument[]> {
  return rows(db, documentRow, `SELECT ${COLUMNS} FROM document d WHERE d.id = ANY($1) AND ${KEPT}`, [ids]);
}

/** Lists the ids of the matters that cite a document. */
export async function mattersCiting(db: Queryable, documentId: string): Promise<readonly string[]> {
  const row = z.object({ matter: z.string() });
  const found = await rows(db, row, `SELECT matter FROM document_citation WHERE document = $1`, [documentId]);
  return found.map(({ matter }) => matter);
}

/**
 * Age at which a document that no matter cites is removed. An unfinished upload is removed earlier, as soon as it can
 * no longer complete.
 */
const UNCITED = `interval '7 days'`;
const UNFINISHED = `interval '1 day'`;

/**
 * Removes up to `limit` expired documents and answers the number removed. A row is first marked, which hides it, then
 * its file is removed, then the row; after a crash in between the next sweep continues.
 */
export async function sweepDocuments(db: Queryable, files: DocumentFiles, limit: number): Promise<number> {
  await change(
    db,
    `UPDATE document SET discarded_at = clock_timestamp() WHERE id IN (
       SELECT id FROM document
       WHERE cited_at IS NULL AND discarded_at IS NULL
         AND begun_at < clock_timestamp() - CASE WHEN uploaded_at IS NULL THEN ${UNFINISHED} ELSE ${UNCITED} END
       ORDER BY begun_at LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    [limit],
  );
  const row = z.object({ id: z.string() });
  const gone = await rows(db, row, `SELECT id FROM document WHERE discarded_at IS NOT NULL LIMIT $1`, [limit]);
  const ids = gone.map(({ id }) => id);
  for (const id of ids) await files.remove(id);
  return change(db, `DELETE FROM document WHERE id = ANY($1)`, [ids]);
}

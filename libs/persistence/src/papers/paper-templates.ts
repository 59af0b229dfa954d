import { z } from 'zod';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { change, firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';
import { ruleVersionRow, type Activation, type RuleUpload } from '../rules/rule-versions.js';

const item = ruleVersionRow.extend({ kind: z.string(), number: z.int() });
/** A version of the template of a kind of papers, without its text. */
export type PaperTemplateItem = z.infer<typeof item>;

const template = item.extend({ text: z.string().nullable() });
/** The same with its text; null for the one that came with the platform, whose text is the release's. */
export type PaperTemplate = z.infer<typeof template>;

/** The version in force is the one that was activated last, or before any was, the one that came with the platform. */
const IN_FORCE = `SELECT i.version FROM paper_template i WHERE i.kind = t.kind AND (i.activated_at IS NOT NULL OR i.based_on IS NULL)
  ORDER BY i.activated_at DESC NULLS LAST, i.number DESC LIMIT 1`;

const COLUMNS = `t.version, t.kind, t.number, t.title, t.based_on AS "basedOn",
  CASE WHEN t.version = (${IN_FORCE}) THEN 'ACTIVE'
       WHEN t.activated_at IS NOT NULL OR t.based_on IS NULL THEN 'SUPERSEDED' ELSE 'CHECKED' END AS state,
  t.uploaded_by AS "uploadedBy", t.uploaded_person AS "uploadedPerson", t.uploaded_at AS "uploadedAt",
  t.activated_by AS "activatedBy", t.activated_at AS "activatedAt"`;

/** Lists the templates, the latest upload first, then those that came with the platform. Throws {@link BadCursorError}. */
export async function listPaperTemplates(db: Queryable, page: Page): Promise<Listed<PaperTemplateItem>> {
  const where = new Conditions().add('TRUE');
  const [at, version] = decodeCursor(page.cursor, z.tuple([z.string(), z.string()])) ?? [];
  const uploaded = `coalesce(t.uploaded_at, '-infinity')`;
  if (at !== undefined)
    where.add(
      `${uploaded} < ?::timestamptz OR (${uploaded} = ?::timestamptz AND t.version > ?)`,
      at || '-infinity',
      at || '-infinity',
      version,
    );
  const found = await rows(
    db,
    item,
    `SELECT ${COLUMNS} FROM paper_template t WHERE ${where.toString()}
     ORDER BY ${uploaded} DESC, t.version LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, (one) => [one.uploadedAt ?? '', one.version]);
}

/** Loads a template by its name, such as `reply-2`; null if there is none. */
export const findPaperTemplate = (db: Queryable, version: string): Promise<PaperTemplate | null> =>
  firstOf(db, template, `SELECT ${COLUMNS}, t.text FROM paper_template t WHERE t.version = $1`, [version]);

/** Loads the template in force for a kind. */
export const readPaperTemplate = (db: Queryable, kind: string): Promise<PaperTemplate> =>
  only(
    db,
    template,
    `SELECT ${COLUMNS}, t.text FROM paper_template t WHERE t.kind = $1 AND t.version = (${IN_FORCE})`,
    [kind],
  );

/** Lets one upload of a kind at a time proceed until its transaction ends, and answers the number of the next version. */
export async function nextPaperTemplate(tx: Tx, kind: string): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('paper templates of ' || $1, 0))`, [kind]);
  const { n } = await only(
    tx,
    z.object({ n: z.int() }),
    `SELECT max(number) + 1 AS n FROM paper_template WHERE kind = $1`,
    [kind],
  );
  return n;
}

/** A template about to be stored. */
export interface PaperTemplateUpload extends RuleUpload {
  readonly kind: string;
  readonly number: number;
  readonly text: string;
}

/** Stores a new template, which is not in force. */
export async function insertPaperTemplate(tx: Tx, upload: PaperTemplateUpload): Promise<void> {
  const { kind, number, text, title, basedOn, accountId, personId, at } = upload;
  await tx.query(
    `INSERT INTO paper_template
       (version, kind, number, text, title, based_on, uploaded_by, uploaded_person, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [`${kind}-${String(number)}`, kind, number, text, title, basedOn, accountId, personId, at],
  );
}

/** Puts a template in force when the transaction ends: papers are set by it from then on. */
export async function putPaperTemplateInForce(tx: Tx, version: string, by: Activation): Promise<void> {
  await change(
    tx,
    `UPDATE paper_template SET activated_by = $2, activated_person = $3, activated_at = $4 WHERE version = $1`,
    [version, by.accountId, by.personId, by.at],
  );
}

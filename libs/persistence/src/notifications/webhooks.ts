import { z } from 'zod';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { change, firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

export const webhookRow = z.object({
  webhookId: z.string(),
  departmentId: z.string(),
  url: z.string(),
  /** Real time, like all instants of a webhook. */
  createdAt: z.string(),
  /** Instant at which the webhook was disabled; null while alerts are sent to it. */
  disabledAt: z.string().nullable(),
});

/** URL that receives the alerts to the offices of a department. */
export type Webhook = z.infer<typeof webhookRow>;

export const WEBHOOK_COLUMNS = `w.id AS "webhookId", w.department_id AS "departmentId", w.url,
  w.created_at AS "createdAt", w.disabled_at AS "disabledAt"`;

/** Blocks other transactions from adding a webhook of this department until this one ends. */
export async function lockWebhooksOf(tx: Tx, departmentId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || $1, 0))`, [departmentId]);
}

export async function countActiveWebhooks(tx: Tx, departmentId: string): Promise<number> {
  const { count } = await only(
    tx,
    z.object({ count: z.number() }),
    `SELECT count(*) FROM webhook WHERE department_id = $1 AND disabled_at IS NULL`,
    [departmentId],
  );
  return count;
}

export type NewWebhook = Pick<Webhook, 'webhookId' | 'departmentId' | 'url'> & { readonly secret: string };

export async function addWebhook(tx: Tx, { webhookId, departmentId, url, secret }: NewWebhook): Promise<void> {
  await tx.query(`INSERT INTO webhook (id, department_id, url) VALUES ($1, $2, $3)`, [webhookId, departmentId, url]);
  await tx.query(`INSERT INTO webhook_secret (webhook, secret) VALUES ($1, $2)`, [webhookId, secret]);
}

/** Loads a webhook; null if there is none. With HOLD it stays locked until the transaction ends. */
export function readWebhook(tx: Tx, webhookId: string, hold: 'HOLD' | 'LOOK'): Promise<Webhook | null> {
  const lock = hold === 'HOLD' ? 'FOR UPDATE' : '';
  return firstOf(tx, webhookRow, `SELECT ${WEBHOOK_COLUMNS} FROM webhook w WHERE w.id = $1 ${lock}`, [webhookId]);
}

export async function disableWebhook(tx: Tx, webhookId: string): Promise<void> {
  await change(
    tx,
    `UPDATE webhook SET disabled_at = date_trunc('milliseconds', clock_timestamp())
     WHERE id = $1 AND disabled_at IS NULL`,
    [webhookId],
  );
}

/** Period in which a replaced secret still signs beside the new one, so that the receiver can change over. */
const BESIDE = `interval '7 days'`;

/** Makes `secret` the current secret of the webhook, and deletes expired ones. Callers hold the webhook. */
export async function rotateSecret(tx: Tx, webhookId: string, secret: string): Promise<void> {
  await change(tx, `DELETE FROM webhook_secret WHERE webhook = $1 AND ends_at <= clock_timestamp()`, [webhookId]);
  await change(
    tx,
    `UPDATE webhook_secret SET ends_at = clock_timestamp() + ${BESIDE} WHERE webhook = $1 AND ends_at IS NULL`,
    [webhookId],
  );
  await tx.query(`INSERT INTO webhook_secret (webhook, secret) VALUES ($1, $2)`, [webhookId, secret]);
}

const signing = z.object({
  url: z.string(),
  disabled: z.boolean(),
  /** Secrets that sign now, the newest first. Must never be logged. */
  secrets: z.array(z.string()),
});

/** URL and secrets for a request to a webhook. */
export type SigningWebhook = z.infer<typeof signing>;

export function readSigningWebhook(db: Queryable, webhookId: string): Promise<SigningWebhook | null> {
  return firstOf(
    db,
    signing,
    `SELECT w.url, w.disabled_at IS NOT NULL AS disabled, ARRAY(
       SELECT s.secret FROM webhook_secret s
       WHERE s.webhook = w.id AND (s.ends_at IS NULL OR s.ends_at > clock_timestamp()) ORDER BY s.made_at DESC
     ) AS secrets FROM webhook w WHERE w.id = $1`,
    [webhookId],
  );
}

/** Lists the webhooks of the departments, including disabled ones, the latest first. Throws {@link BadCursorError}. */
export async function listWebhooks(db: Queryable, own: readonly string[], page: Page): Promise<Listed<Webhook>> {
  const where = new Conditions().add('w.department_id = ANY(?)', own);
  const after = decodeCursor(page.cursor, z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]));
  if (after) where.add('(w.created_at, w.id) < (?::timestamptz, ?::uuid)', ...after);
  const found = await rows(
    db,
    webhookRow,
    `SELECT ${WEBHOOK_COLUMNS} FROM webhook w WHERE ${where.toString()}
     ORDER BY w.created_at DESC, w.id DESC LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ createdAt, webhookId }) => [createdAt, webhookId]);
}

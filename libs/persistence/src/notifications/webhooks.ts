import { z } from 'zod';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import type { SecretBox } from './secret-box.js';
import { change, firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

export const webhookRow = z.object({
  webhookId: z.string(),
  departmentId: z.string(),
  departmentName: z.string(),
  url: z.string(),
  /** Real time, like all instants of a webhook. */
  createdAt: z.string(),
  /** Instant at which the webhook was disabled; null while alerts are sent to it. */
  disabledAt: z.string().nullable(),
});

/** URL that receives the alerts to the offices of a department. */
export type Webhook = z.infer<typeof webhookRow>;

export const WEBHOOK_COLUMNS = `w.id AS "webhookId", w.department_id AS "departmentId", w.url,
  (SELECT o.name FROM department o WHERE o.id = w.department_id) AS "departmentName",
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

/** A webhook to be added, with its secret as {@link SecretBox} sealed it for the webhook's id. */
export type NewWebhook = Pick<Webhook, 'webhookId' | 'departmentId' | 'url'> & { readonly sealed: string };

export async function addWebhook(tx: Tx, { webhookId, departmentId, url, sealed }: NewWebhook): Promise<void> {
  await tx.query(`INSERT INTO webhook (id, department_id, url) VALUES ($1, $2, $3)`, [webhookId, departmentId, url]);
  await tx.query(`INSERT INTO webhook_secret (webhook, sealed) VALUES ($1, $2)`, [webhookId, sealed]);
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

/** Makes a sealed secret the current one of the webhook, and deletes expired ones. Callers hold the webhook. */
export async function rotateSecret(tx: Tx, webhookId: string, sealed: string): Promise<void> {
  await change(tx, `DELETE FROM webhook_secret WHERE webhook = $1 AND ends_at <= clock_timestamp()`, [webhookId]);
  await change(
    tx,
    `UPDATE webhook_secret SET ends_at = clock_timestamp() + ${BESIDE} WHERE webhook = $1 AND ends_at IS NULL`,
    [webhookId],
  );
  await tx.query(`INSERT INTO webhook_secret (webhook, sealed) VALUES ($1, $2)`, [webhookId, sealed]);
}

/** A stored secret: sealed, or plain if an earlier version wrote it and no worker of this one has started yet. */
const storedSecret = z.object({ plain: z.string().nullable(), sealed: z.string().nullable() });
type StoredSecret = z.infer<typeof storedSecret>;

const signing = z.object({
  url: z.string(),
  disabled: z.boolean(),
  /** Secrets that sign now, the newest first, as {@link openSecret} reads them. Must never be logged. */
  secrets: z.array(storedSecret),
});

/** URL and secrets for a request to a webhook. */
export type SigningWebhook = z.infer<typeof signing>;

export function readSigningWebhook(db: Queryable, webhookId: string): Promise<SigningWebhook | null> {
  return firstOf(
    db,
    signing,
    `SELECT w.url, w.disabled_at IS NOT NULL AS disabled, ARRAY(
       SELECT json_build_object('plain', s.secret, 'sealed', s.sealed) FROM webhook_secret s
       WHERE s.webhook = w.id AND (s.ends_at IS NULL OR s.ends_at > clock_timestamp()) ORDER BY s.made_at DESC
     ) AS secrets FROM webhook w WHERE w.id = $1`,
    [webhookId],
  );
}

/** Returns a secret of a webhook as its receiver knows it. Throws if the box has not the key. */
export function openSecret(box: SecretBox, webhookId: string, { plain, sealed }: StoredSecret): string {
  if (sealed !== null) return box.open(sealed, webhookId);
  if (plain !== null) return plain;
  throw new Error('a row without a secret');
}

const unsealed = storedSecret.extend({ id: z.string(), webhookId: z.string() });

/**
 * Seals with the current key every secret that is plain or sealed with another key, and returns their number. Throws if
 * the box has not the key of one. May run beside itself: a row is then sealed twice from the same secret.
 */
export async function sealWebhookSecrets(db: Queryable, box: SecretBox): Promise<number> {
  const found = await rows(
    db,
    unsealed,
    `SELECT id, webhook AS "webhookId", secret AS plain, sealed FROM webhook_secret
     WHERE secret IS NOT NULL OR NOT starts_with(sealed, $1)`,
    [box.prefix],
  );
  for (const { id, webhookId, ...stored } of found) {
    const sealed = box.seal(openSecret(box, webhookId, stored), webhookId);
    await change(db, `UPDATE webhook_secret SET secret = NULL, sealed = $2 WHERE id = $1`, [id, sealed]);
  }
  return found.length;
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

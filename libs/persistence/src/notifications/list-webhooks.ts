import { z } from 'zod';
import { rows, type Queryable } from '../connection/sql.js';
import { HOST_COLUMNS, webhookHostRow, type WebhookHost } from './webhook-hosts.js';
import { WEBHOOK_COLUMNS, webhookRow, type Webhook } from './webhooks.js';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

/** The webhooks of these departments, disabled ones too, the latest first. Throws {@link BadCursorError}. */
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

/** By name. Throws {@link BadCursorError}. */
export async function listWebhookHosts(db: Queryable, page: Page): Promise<Listed<WebhookHost>> {
  const where = new Conditions();
  const after = decodeCursor(page.cursor, z.tuple([z.string()]));
  if (after) where.add('h.host > ?', ...after);
  const found = await rows(
    db,
    webhookHostRow,
    `SELECT ${HOST_COLUMNS} FROM webhook_host h WHERE ${where.toString()}
     ORDER BY h.host LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ host }) => [host]);
}

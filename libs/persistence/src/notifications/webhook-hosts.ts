import { z } from 'zod';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';
import { change, firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

export const webhookHostRow = z.object({ hostId: z.string(), host: z.string(), listedAt: z.string() });

/** A place in the platform's own network to which webhooks are allowed: a host for port 443, or `host:port`. */
export type WebhookHost = z.infer<typeof webhookHostRow>;

export const HOST_COLUMNS = `h.id AS "hostId", h.host, h.listed_at AS "listedAt"`;

/** Locks the list of hosts against changes until the transaction ends. */
export async function lockWebhookHosts(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhook hosts', 0))`);
}

/** True if the place of a URL, as `placeOf` writes it, is listed. */
export async function isListedPlace(db: Queryable, place: string): Promise<boolean> {
  const { listed } = await only(
    db,
    z.object({ listed: z.boolean() }),
    `SELECT EXISTS (SELECT FROM webhook_host WHERE host = $1) AS listed`,
    [place],
  );
  return listed;
}

/** Adds a host to the list. True if it was not listed before. */
export async function listWebhookHost(tx: Tx, hostId: string, host: string): Promise<boolean> {
  const added = await firstOf(
    tx,
    z.object({ id: z.string() }),
    `INSERT INTO webhook_host (id, host) VALUES ($1, $2) ON CONFLICT (host) DO NOTHING RETURNING id`,
    [hostId, host],
  );
  return added !== null;
}

/** Removes a host from the list. True if it was listed. */
export async function removeWebhookHost(tx: Tx, hostId: string): Promise<boolean> {
  return (await change(tx, `DELETE FROM webhook_host WHERE id = $1`, [hostId])) > 0;
}

/** Lists the hosts by name. Throws {@link BadCursorError}. */
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

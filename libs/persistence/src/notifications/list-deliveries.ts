import { z } from 'zod';
import { DELIVERY_CHANNELS, DELIVERY_STATES, type DeliveryChannel, type DeliveryState } from '#libs/domain';
import { firstOf, rows, type Queryable } from '../connection/sql.js';
import { Conditions } from '../connection/conditions.js';
import { decodeCursor, listed, type Listed, type Page } from '../connection/page.js';

const item = z.object({
  id: z.string(),
  place: z.string(),
  channel: z.enum(DELIVERY_CHANNELS),
  state: z.enum(DELIVERY_STATES),
  accountId: z.string().nullable(),
  webhookId: z.string().nullable(),
  /** Department to whose webhook it goes; null for a mail. */
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  /** Number of alerts and notices in the delivery. */
  alerts: z.number(),
  generation: z.number(),
  tries: z.number(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  releaseAt: z.string().nullable(),
  settledAt: z.string().nullable(),
});
export type DeliveryItem = z.infer<typeof item>;

/** Deliveries that a reader may see: those to their own account and to the webhooks of their departments, or all. */
export type DeliveryEyes = 'ALL' | { readonly account: string; readonly departments: readonly string[] };

export interface DeliveryFilters {
  readonly state?: DeliveryState | undefined;
  readonly channel?: DeliveryChannel | undefined;
}

const ITEM = `SELECT d.id, d.place::text, d.channel, d.state, d.account AS "accountId", d.webhook AS "webhookId",
  w.department_id AS "departmentId", o.name AS "departmentName",
  (SELECT count(*)::int FROM delivery_item i WHERE i.delivery = d.id) AS alerts, d.generation, d.tries,
  d.last_error AS "lastError", d.created_at AS "createdAt", d.release_at AS "releaseAt", d.settled_at AS "settledAt"
  FROM delivery d LEFT JOIN webhook w ON w.id = d.webhook LEFT JOIN department o ON o.id = w.department_id`;

/** Lists deliveries without their content, the latest first. Throws {@link BadCursorError}. */
export async function listDeliveries(
  db: Queryable,
  eyes: DeliveryEyes,
  { state, channel }: DeliveryFilters,
  page: Page,
): Promise<Listed<DeliveryItem>> {
  const where = seenBy(eyes);
  if (state) where.add('d.state = ?', state);
  if (channel) where.add('d.channel = ?', channel);
  const after = decodeCursor(page.cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]));
  if (after) where.add('d.place < ?::bigint', ...after);
  const found = await rows(
    db,
    item,
    `${ITEM} WHERE ${where.toString()} ORDER BY d.place DESC LIMIT ${where.value(page.limit + 1)}`,
    where.parameters,
  );
  return listed(found, page, ({ place }) => [place]);
}

export const readDelivery = (db: Queryable, id: string): Promise<DeliveryItem | null> =>
  firstOf(db, item, `${ITEM} WHERE d.id = $1`, [id]);

function seenBy(eyes: DeliveryEyes): Conditions {
  if (eyes === 'ALL') return new Conditions();
  return new Conditions().add(
    `d.account = ? OR d.webhook IN (SELECT id FROM webhook WHERE department_id = ANY(?))`,
    eyes.account,
    eyes.departments,
  );
}

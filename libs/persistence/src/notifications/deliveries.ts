import { z } from 'zod';
import {
  DELIVERY_CHANNELS,
  EVERY_DEPARTMENT,
  type DeliveryChannel,
  type DeliveryPlan,
  type Instant,
} from '#libs/domain';
import { alertId } from '../read-model/projection-rows.js';
import { change, firstOf, rows, type Queryable, type Tx } from '../connection/sql.js';

/**
 * Posts the alerts of a transition as deliveries, in its transaction and after its projection is saved: by e-mail to
 * each person who holds an addressed office now and gave an address, and to each webhook of an addressed department. A
 * department that has ended is addressed through its successor.
 * Each recipient gets an alert once, whatever their number of offices; posting it again fails the transaction.
 */
export async function postDeliveries(tx: Tx, matterId: string, plan: DeliveryPlan | null, now: Instant): Promise<void> {
  if (!plan) return;
  const posted = plan.alerts.map(({ urgent, ...place }) => ({ alert: alertId(matterId, place), urgent }));
  await tx.query(POST, [JSON.stringify(posted), EVERY_DEPARTMENT, plan.digestAt, now]);
}

/**
 * Statement of {@link postDeliveries}. Digests are locked in order of accounts, so that two transitions cannot
 * deadlock.
 */
const POST = `
  WITH told AS (
    SELECT alert, urgent FROM jsonb_to_recordset($1::jsonb) AS told (alert uuid, urgent boolean)
  ), office AS (
    SELECT t.alert, t.urgent, r.department_id, r.role FROM told t JOIN alert_recipient r ON r.alert = t.alert
  ), holder AS (
    SELECT o.alert, o.urgent, p.account_id FROM office o
    JOIN office_held p ON p.department_id = acts_through(o.department_id) AND p.role = o.role
    UNION
    SELECT o.alert, o.urgent, p.account_id FROM office o JOIN office_held p ON p.role = o.role
    WHERE o.department_id = $2
  ), reader AS (
    SELECT h.alert, n.account, h.urgent OR n.delivery = 'AT_ONCE' AS at_once
    FROM holder h JOIN notification_preference n ON n.account = h.account_id WHERE n.email IS NOT NULL
  ), digest AS (
    INSERT INTO delivery (id, channel, account, state, release_at, created_at)
    SELECT gen_random_uuid(), 'EMAIL', account, 'HELD', $3, $4
    FROM (SELECT DISTINCT account FROM reader WHERE NOT at_once ORDER BY account) AS collected
    ON CONFLICT (account, release_at) WHERE state = 'HELD' DO UPDATE SET account = EXCLUDED.account
    RETURNING id, account
  ), single AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, 'EMAIL' AS channel, alert, account, NULL::uuid AS webhook
    FROM reader WHERE at_once
    UNION ALL
    SELECT gen_random_uuid(), 'WEBHOOK', alert, NULL, id FROM (
      SELECT DISTINCT o.alert, w.id FROM office o
      JOIN webhook w ON w.department_id = acts_through(o.department_id)
        OR (o.department_id = $2 AND w.department_id = acts_through(w.department_id))
      WHERE w.disabled_at IS NULL) AS hooked
  ), posted AS (
    INSERT INTO delivery (id, channel, account, webhook, state, created_at)
    SELECT id, channel, account, webhook, 'PENDING', $4 FROM single
  )
  INSERT INTO delivery_item (alert, target, delivery)
  SELECT alert, coalesce(account, webhook::text), id FROM single
  UNION ALL
  SELECT r.alert, r.account, d.id FROM reader r JOIN digest d USING (account) WHERE NOT r.at_once`;

const dueDelivery = z.object({ id: z.string(), generation: z.number() });
export type DueDelivery = z.infer<typeof dueDelivery>;

/** Period in which a taken delivery is not taken again; longer than its workflow may take to start. */
const LEASE = `interval '15 seconds'`;
/** Period after which the workflow of an unsettled delivery counts as lost. */
const PATIENCE = `interval '1 hour'`;

/**
 * Takes deliveries to be sent through these channels: pending ones, digests that are due, and last those under way for
 * so long that their workflow may be lost.
 */
export function takeDeliveries(
  db: Queryable,
  channels: readonly DeliveryChannel[],
  limit: number,
): Promise<DueDelivery[]> {
  return rows(
    db,
    dueDelivery,
    `WITH due AS (
       (SELECT id, 0 AS rank, place FROM delivery
        WHERE state = 'HELD' AND release_at <= (SELECT platform_now()) AND channel = ANY($1)
        ORDER BY release_at, place LIMIT $2)
       UNION ALL
       (SELECT id, CASE state WHEN 'PENDING' THEN 0 ELSE 1 END, place FROM delivery
        WHERE state IN ('PENDING', 'UNDER_WAY') AND channel = ANY($1) AND not_before <= clock_timestamp()
        ORDER BY 2, place LIMIT $2)
     ), locked AS (
       SELECT d.id FROM delivery d JOIN due ON due.id = d.id
       WHERE d.state IN ('HELD', 'PENDING', 'UNDER_WAY')
       ORDER BY due.rank, due.place LIMIT $2 FOR UPDATE OF d SKIP LOCKED
     ), taken AS (
       UPDATE delivery SET state = CASE state WHEN 'HELD' THEN 'PENDING' ELSE state END,
         not_before = clock_timestamp() + ${LEASE}
       WHERE id IN (SELECT id FROM locked) RETURNING id, generation, place)
     SELECT id, generation FROM taken ORDER BY place`,
    [channels, limit],
  );
}

/** Records that the workflow of a delivery runs. It may have settled the delivery already; then nothing changes. */
export async function markUnderWay(db: Queryable, { id, generation }: DueDelivery): Promise<void> {
  await change(
    db,
    `UPDATE delivery SET state = 'UNDER_WAY', not_before = clock_timestamp() + ${PATIENCE}
     WHERE id = $1 AND generation = $2 AND state IN ('PENDING', 'UNDER_WAY')`,
    [id, generation],
  );
}

const attempt = z.object({
  channel: z.enum(DELIVERY_CHANNELS),
  account: z.string().nullable(),
  webhook: z.string().nullable(),
  /** Due date of a digest; null for a delivery that is sent at once. */
  releaseAt: z.string().nullable(),
  /** Number of this try, beginning with 1. */
  tries: z.number(),
});
export type Attempt = z.infer<typeof attempt>;

const OPEN = `id = $1 AND generation = $2 AND state IN ('PENDING', 'UNDER_WAY')`;

/** Counts another try and loads the delivery; null if it is settled or was given to another workflow. */
export function beginTry(db: Queryable, { id, generation }: DueDelivery): Promise<Attempt | null> {
  return firstOf(
    db,
    attempt,
    `WITH tried AS (UPDATE delivery SET tries = tries + 1 WHERE ${OPEN}
       RETURNING channel, account, webhook, release_at, tries)
     SELECT channel, account, webhook, release_at AS "releaseAt", tries FROM tried`,
    [id, generation],
  );
}

/**
 * Records the reason of a failed try. `why` must contain no personal data: neither an address nor a server's reply
 * about one.
 */
export async function noteFailure(db: Queryable, { id, generation }: DueDelivery, why: string): Promise<void> {
  await change(db, `UPDATE delivery SET last_error = $3 WHERE ${OPEN}`, [id, generation, why]);
}

/**
 * Settles a delivery; a settled one stays unchanged. `why` as for {@link noteFailure}; if null, the reason recorded
 * before stays.
 */
export async function settleDelivery(
  db: Queryable,
  { id, generation }: DueDelivery,
  state: 'DELIVERED' | 'DROPPED' | 'DEAD',
  why: string | null = null,
): Promise<void> {
  await change(
    db,
    `UPDATE delivery SET state = $3, settled_at = platform_now(),
       last_error = CASE $3 WHEN 'DEAD' THEN coalesce($4, last_error) END
     WHERE ${OPEN}`,
    [id, generation, state, why],
  );
}

/** Locks a delivery until the transaction ends. False if it does not exist. */
export async function lockDelivery(tx: Tx, id: string): Promise<boolean> {
  const sql = `SELECT id FROM delivery WHERE id = $1 FOR UPDATE`;
  return (await firstOf(tx, z.object({ id: z.string() }), sql, [id])) !== null;
}

/** Makes a dead delivery pending again, for a new workflow. False if it is not dead. */
export async function reviveDelivery(db: Queryable, id: string): Promise<boolean> {
  const sql = `UPDATE delivery SET state = 'PENDING', generation = generation + 1, tries = 0, settled_at = NULL,
      not_before = clock_timestamp() WHERE id = $1 AND state = 'DEAD'`;
  return (await change(db, sql, [id])) === 1;
}

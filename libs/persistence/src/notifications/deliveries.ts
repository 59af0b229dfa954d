import { z } from 'zod';
import {
  CHANNELS,
  digestAt,
  EVERY_DEPARTMENT,
  isUrgent,
  type Calendar,
  type Channel,
  type Instant,
} from '#libs/domain';
import { TODAY } from '../platform/platform.js';
import { alertsOf, type Projected } from '../read-model/projection-rows.js';
import { change, firstOf, rows, type Queryable, type Tx } from '../connection/sql.js';

/**
 * Posts what a transition tells people, in its own transaction and after its projection: to each person who holds an
 * office that is told, now, and gave an address; to each webhook of a department that is told. An alert is posted once
 * to each of them, whatever their offices; a second time would break the transaction.
 */
export async function postDeliveries(tx: Tx, projected: Projected, calendar: Calendar, now: Instant): Promise<void> {
  const clocks = new Map(projected.projection.clocks.map((clock) => [clock.id, clock]));
  const told = alertsOf(projected).map(({ id, message: { level, clockId } }) => ({
    alert: id,
    urgent: isUrgent(level, clockId === null ? undefined : clocks.get(clockId)),
  }));
  if (told.length === 0) return;
  await tx.query(POST, [JSON.stringify(told), EVERY_DEPARTMENT, digestAt(now, calendar), now]);
}

/** Digests are taken in order of accounts, so that two transitions do not wait for each other. */
const POST = `
  WITH told AS (
    SELECT alert, urgent FROM jsonb_to_recordset($1::jsonb) AS told (alert uuid, urgent boolean)
  ), office AS (
    SELECT t.alert, t.urgent, r.department_id, r.role FROM told t JOIN alert_recipient r ON r.alert = t.alert
  ), holder AS (
    SELECT o.alert, o.urgent, p.account_id FROM office o
    JOIN appointment p ON p.department_id = o.department_id AND p.role = o.role
    WHERE daterange(p.valid_from, p.valid_to) @> ${TODAY}
    UNION
    SELECT o.alert, o.urgent, p.account_id FROM office o JOIN appointment p ON p.role = o.role
    WHERE o.department_id = $2 AND daterange(p.valid_from, p.valid_to) @> ${TODAY}
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
      JOIN webhook w ON o.department_id IN (w.department_id, $2) WHERE w.disabled_at IS NULL) AS hooked
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

/** So long nobody else takes a delivery that somebody has taken: longer than the start of its workflow may last. */
const LEASE = `interval '15 seconds'`;
/** A workflow that was lost is missed after this. */
const PATIENCE = `interval '1 hour'`;

/**
 * Takes what is to be sent through these channels: what is pending, digests whose time has come, and what has been under
 * way for so long that its workflow may be lost; this last.
 */
export function takeDeliveries(db: Queryable, channels: readonly Channel[], limit: number): Promise<DueDelivery[]> {
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

/** Its workflow was started, or runs already. It may have settled the delivery by now. */
export async function markUnderWay(db: Queryable, { id, generation }: DueDelivery): Promise<void> {
  await change(
    db,
    `UPDATE delivery SET state = 'UNDER_WAY', not_before = clock_timestamp() + ${PATIENCE}
     WHERE id = $1 AND generation = $2 AND state IN ('PENDING', 'UNDER_WAY')`,
    [id, generation],
  );
}

const attempt = z.object({
  channel: z.enum(CHANNELS),
  account: z.string().nullable(),
  webhook: z.string().nullable(),
  /** null for what is sent at once. */
  releaseAt: z.string().nullable(),
  /** The first is 1. */
  tries: z.number(),
});
export type Attempt = z.infer<typeof attempt>;

const OPEN = `id = $1 AND generation = $2 AND state IN ('PENDING', 'UNDER_WAY')`;

/** Counts one more try; null where the delivery is settled, or was given to another workflow. */
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

/** `why` holds nothing about a person: neither an address nor what a server says of one. */
export async function noteFailure(db: Queryable, { id, generation }: DueDelivery, why: string): Promise<void> {
  await change(db, `UPDATE delivery SET last_error = $3 WHERE ${OPEN}`, [id, generation, why]);
}

/** Ends a delivery, once. `why` as for {@link noteFailure}; what was noted before stays where it is null. */
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

/** Nobody else changes it until the transaction ends. False where there is none. */
export async function lockDelivery(tx: Tx, id: string): Promise<boolean> {
  const sql = `SELECT id FROM delivery WHERE id = $1 FOR UPDATE`;
  return (await firstOf(tx, z.object({ id: z.string() }), sql, [id])) !== null;
}

/** Gives a dead delivery to a workflow once more, as what it was. False where it is not dead. */
export async function reviveDelivery(db: Queryable, id: string): Promise<boolean> {
  const sql = `UPDATE delivery SET state = 'PENDING', generation = generation + 1, tries = 0, settled_at = NULL,
      not_before = clock_timestamp() WHERE id = $1 AND state = 'DEAD'`;
  return (await change(db, sql, [id])) === 1;
}

import { z } from 'zod';
import { DELIVERY_STATES } from '#libs/domain';
import { firstOf, only, rows, type Queryable } from '../connection/sql.js';
import { rolloutRow, ROLLOUT } from '../rules/calendar-rollouts.js';
import { lastVerification } from './verifications.js';

const wakes = z.object({ due: z.number(), oldestDueAt: z.string().nullable(), lagSeconds: z.number().nullable() });
const letters = z.object({
  pending: z.number(),
  oldestPostedAt: z.string().nullable(),
  oldestWaitsSeconds: z.number().nullable(),
  parked: z.number(),
});
const delivered = z.object({ state: z.enum(DELIVERY_STATES), deliveries: z.number() });

/** What waits, and whether anything is stuck. It has numbers and instants, and nothing of any matter. */
export type OperationsStatus = Awaited<ReturnType<typeof readOperationsStatus>>;

/** Loads the state of what the worker does. Deliveries that are settled are left out: there are more and more of them. */
export async function readOperationsStatus(db: Queryable) {
  return {
    wakes: await only(db, wakes, WAKES),
    letters: await only(db, letters, LETTERS),
    deliveries: await rows(db, delivered, DELIVERIES),
    verification: await lastVerification(db),
    rollout: await firstOf(db, rolloutRow, `${ROLLOUT} ORDER BY started_at DESC, version DESC LIMIT 1`),
  };
}

/** Wakes that have come, in platform time. While the rehearsal clock is held, matters are woken in order, and none is late. */
const WAKES = `
  SELECT count(*)::int AS due, min(wake_at) AS "oldestDueAt",
    round(extract(epoch FROM max((SELECT platform_now()) - wake_at)))::int AS "lagSeconds"
  FROM matter WHERE NOT closed AND wake_at <= (SELECT platform_now()) AND (SELECT held_at IS NULL FROM platform)`;

/** Letters wait in real time. */
const LETTERS = `
  SELECT count(*) FILTER (WHERE state = 'PENDING')::int AS pending,
    min(posted_at) FILTER (WHERE state = 'PENDING') AS "oldestPostedAt",
    round(extract(epoch FROM clock_timestamp() - min(posted_at) FILTER (WHERE state = 'PENDING')))::int AS "oldestWaitsSeconds",
    count(*) FILTER (WHERE state = 'PARKED')::int AS parked
  FROM outbox WHERE state IN ('PENDING', 'PARKED')`;

const DELIVERIES = `
  SELECT state, count(*)::int AS deliveries FROM delivery
  WHERE state IN ('HELD', 'PENDING', 'UNDER_WAY', 'DEAD') GROUP BY state ORDER BY state`;

import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';

const wakeRow = z.object({ matterId: z.string(), process: z.string(), wakeAt: z.string() });

/** A matter that must be woken, and the instant at which it asked to be. */
export type MatterToWake = z.infer<typeof wakeRow>;

const WAKE = `SELECT id AS "matterId", process, wake_at AS "wakeAt" FROM matter WHERE NOT closed AND wake_at`;

/**
 * Lists open matters whose wake is overdue by more than `olderThanMs` of platform time, because no timer fired. Empty
 * while the rehearsal clock is held, since the advance wakes matters itself, in order.
 */
export function dueWakes(db: Queryable, olderThanMs: number, limit: number): Promise<MatterToWake[]> {
  return rows(
    db,
    wakeRow,
    `${WAKE} < (SELECT CASE WHEN held_at IS NULL THEN platform_now() END FROM platform) - $1 * interval '1 millisecond'
     ORDER BY wake_at, id LIMIT $2`,
    [olderThanMs, limit],
  );
}

/** Lists the matters that share the earliest wake up to `until`, by id; empty if none is due. */
export function nextDue(db: Queryable, until: Instant): Promise<MatterToWake[]> {
  return rows(
    db,
    wakeRow,
    `${WAKE} = (SELECT min(wake_at) FROM matter WHERE NOT closed AND wake_at <= $1) ORDER BY id`,
    [until],
  );
}

/** Lists every open matter that has a wake up to `until`. */
export function wakesUntil(db: Queryable, until: Instant): Promise<MatterToWake[]> {
  return rows(db, wakeRow, `${WAKE} <= $1 ORDER BY wake_at, id`, [until]);
}

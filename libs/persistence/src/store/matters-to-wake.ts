import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { rows, type Queryable } from '../connection/sql.js';

const wakeRow = z.object({ matterId: z.string(), process: z.string(), wakeAt: z.string() });

/** A matter that is to be woken, and since when. */
export type Wake = z.infer<typeof wakeRow>;

const WAKE = `SELECT id AS "matterId", process, wake_at AS "wakeAt" FROM matter WHERE NOT closed AND wake_at`;

/**
 * Open matters whose wake nobody slept for: more than `olderThanMs` past in platform time. None while the rehearsal
 * clock is held, because the advance wakes them itself and in order.
 */
export function dueWakes(db: Queryable, olderThanMs: number, limit: number): Promise<Wake[]> {
  return rows(
    db,
    wakeRow,
    `${WAKE} < (SELECT CASE WHEN held_at IS NULL THEN platform_now() END FROM platform) - $1 * interval '1 millisecond'
     ORDER BY wake_at, id LIMIT $2`,
    [olderThanMs, limit],
  );
}

/** The matters that share the earliest wake not after `until`, by id; none when nothing is due. */
export function nextDue(db: Queryable, until: Instant): Promise<Wake[]> {
  return rows(
    db,
    wakeRow,
    `${WAKE} = (SELECT min(wake_at) FROM matter WHERE NOT closed AND wake_at <= $1) ORDER BY id`,
    [until],
  );
}

/** Every open matter that asks to be woken up to an instant. */
export function wakesUntil(db: Queryable, until: Instant): Promise<Wake[]> {
  return rows(db, wakeRow, `${WAKE} <= $1 ORDER BY wake_at, id`, [until]);
}

import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { only, type Queryable } from '../connection/sql.js';

export const timeRow = z.object({
  now: z.string(),
  epoch: z.number(),
  mode: z.enum(['rehearsal', 'production']),
  offsetMs: z.number(),
  heldAt: z.string().nullable(),
});

/**
 * Platform time in milliseconds, and the state of the clock that gives it. `epoch` grows with every jump of the
 * rehearsal clock.
 */
export type PlatformTime = z.infer<typeof timeRow>;

/** SQL of platform time, as columns of a SELECT from `platform`. */
export const TIME = `platform_now() AS now, clock_epoch AS epoch, mode, offset_ms AS "offsetMs", held_at AS "heldAt"`;

/** Loads platform time. A transition loads it once, after it has taken its locks (architecture §2, time). */
export function readPlatformTime(db: Queryable): Promise<PlatformTime> {
  return only(db, timeRow, `SELECT ${TIME} FROM platform`);
}

const platformRow = timeRow.extend({
  advanceTo: z.string().nullable(),
  advanceId: z.string().nullable(),
  stoppedReason: z.string().nullable(),
  stoppedMatter: z.string().nullable(),
  storyUntil: z.string().nullable(),
});

/** Platform time and the progress of the rehearsal clock. An advance stays recorded until it is done. */
export type Platform = z.infer<typeof platformRow>;

export function readPlatform(db: Queryable): Promise<Platform> {
  return only(
    db,
    platformRow,
    `SELECT ${TIME}, advance_to AS "advanceTo", advance_id AS "advanceId", stopped_reason AS "stoppedReason",
       stopped_matter AS "stoppedMatter", story_until AS "storyUntil" FROM platform`,
  );
}

/** Throws if the database was made in another mode than the given one. Its first migration fixed the mode for good. */
export async function assertMode(db: Queryable, mode: PlatformTime['mode']): Promise<void> {
  const { mode: kept } = await readPlatformTime(db);
  if (kept !== mode)
    throw new Error(`the database was made for ZHENGSHU_MODE=${kept} and cannot be used with ZHENGSHU_MODE=${mode}`);
}

/** SQL of today's date in platform time, in Shanghai. */
export const TODAY = `(SELECT (platform_now() AT TIME ZONE 'Asia/Shanghai')::date)`;

/**
 * Records the instant up to which the story of a rehearsal must still be played; null if it is done or there is none.
 */
export async function setStoryUntil(db: Queryable, until: Instant | null): Promise<void> {
  await db.query(`UPDATE platform SET story_until = $1`, [until]);
}

import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { only, type Queryable } from '../connection/sql.js';

const timeRow = z.object({
  now: z.string(),
  epoch: z.number(),
  mode: z.enum(['rehearsal', 'production']),
  offsetMs: z.number(),
  heldAt: z.string().nullable(),
});

/** What time it is on the platform, to the millisecond. `epoch` grows at every jump of the rehearsal clock. */
export type PlatformTime = z.infer<typeof timeRow>;

const TIME = `platform_now() AS now, clock_epoch AS epoch, mode, offset_ms AS "offsetMs", held_at AS "heldAt"`;

/** Read once in a transition, after its locks are held (architecture §2, time). */
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

/** The time, and what the rehearsal clock is doing: an advance stays recorded until it is done. */
export type Platform = z.infer<typeof platformRow>;

export function readPlatform(db: Queryable): Promise<Platform> {
  return only(
    db,
    platformRow,
    `SELECT ${TIME}, advance_to AS "advanceTo", advance_id AS "advanceId", stopped_reason AS "stoppedReason",
       stopped_matter AS "stoppedMatter", story_until AS "storyUntil" FROM platform`,
  );
}

/** Refuses a start in another mode than that of the database, which its first migration wrote for ever. */
export async function assertMode(db: Queryable, mode: PlatformTime['mode']): Promise<void> {
  const { mode: kept } = await readPlatformTime(db);
  if (kept !== mode) throw new Error(`the database is one of ${kept}: it cannot be used with ZHENGSHU_MODE=${mode}`);
}

/** The Shanghai date of platform time, as SQL. */
export const TODAY = `(SELECT (platform_now() AT TIME ZONE 'Asia/Shanghai')::date)`;

/** Until when the story of a rehearsal is still to be played; null when it is told, or when there is none. */
export async function setStoryUntil(db: Queryable, until: Instant | null): Promise<void> {
  await db.query(`UPDATE platform SET story_until = $1`, [until]);
}

import { z } from 'zod';
import { change, rows, type Queryable, type Tx } from '../connection/sql.js';
import type { MatterToWake } from '../store/matters-to-wake.js';

/** A matter whose workflow sleeps longer than the matter does since a rollout recounted it. */
export type EarlierWake = Pick<MatterToWake, 'matterId' | 'process'>;

/** Notes matters whose workflows must be told of an earlier wake. */
export async function noteEarlierWakes(tx: Tx, version: string, matters: readonly string[]): Promise<void> {
  if (matters.length === 0) return;
  await tx.query(
    `INSERT INTO earlier_wake (matter, version) SELECT unnest($2::uuid[]), $1
     ON CONFLICT (matter) DO UPDATE SET version = excluded.version`,
    [version, [...matters]],
  );
}

/** Lists the next matters to tell of a rollout, those that wake first first. */
export const nextEarlierWakes = (db: Queryable, version: string, limit: number): Promise<EarlierWake[]> =>
  rows(
    db,
    z.object({ matterId: z.string(), process: z.string() }),
    `SELECT m.id AS "matterId", m.process FROM earlier_wake e JOIN matter m ON m.id = e.matter
     WHERE e.version = $1 ORDER BY m.wake_at, m.id LIMIT $2`,
    [version, limit],
  );

/** Forgets matters that were told. */
export async function forgetEarlierWakes(db: Queryable, version: string, told: readonly EarlierWake[]): Promise<void> {
  await change(db, `DELETE FROM earlier_wake WHERE version = $1 AND matter = ANY ($2::uuid[])`, [
    version,
    told.map(({ matterId }) => matterId),
  ]);
}

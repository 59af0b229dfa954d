import { z } from 'zod';
import { only, rows, type Queryable, type Tx } from '../connection/sql.js';
import { sameRows } from './same-rows.js';

/** True if a matter is due to be counted again, or the tallies count it as it is. */
export async function isTallied(tx: Tx, matter: string): Promise<boolean> {
  const isSame = sameRows('tally_matter', (from) => `SELECT pattern, keys FROM ${from} WHERE matter = $1`);
  const { same } = await only(
    tx,
    z.object({ same: z.boolean() }),
    `SELECT EXISTS (SELECT FROM tally_due WHERE matter = $1) OR ${isSame} AS same`,
    [matter],
  );
  return same;
}

/** Lists the keys of tallies that are not the sums of the matters that they count. */
export async function untruthfulTallies(db: Queryable): Promise<readonly string[]> {
  const found = await rows(
    db,
    z.object({ key: z.string() }),
    `SELECT DISTINCT key FROM (
       SELECT key, pattern, n FROM tally
       UNION ALL SELECT unnest(keys), pattern, -1 FROM tally_matter) AS counted
     GROUP BY key, pattern HAVING sum(n) <> 0 ORDER BY key`,
  );
  return found.map(({ key }) => key);
}

import { z } from 'zod';
import { change, firstOf, type Queryable, type Tx } from '../connection/sql.js';

// Links live by real time, as sessions do.

/** Waits for others who change the link of this account, and keeps them waiting until the transaction ends. */
export async function lockCalendarLink(tx: Tx, account: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('calendar link ' || $1::text, 0))`, [account]);
}

/** Stores the link of an account in place of the one before, which opens nothing from now on. */
export async function putCalendarLink(db: Queryable, account: string, tokenHash: Buffer): Promise<void> {
  await db.query(
    `INSERT INTO calendar_link (account_id, token_hash) VALUES ($1, $2)
     ON CONFLICT (account_id) DO UPDATE SET token_hash = EXCLUDED.token_hash, made_at = now()`,
    [account, tokenHash],
  );
}

/** Revokes the link of an account; changes nothing if there is none. */
export async function removeCalendarLink(db: Queryable, account: string): Promise<void> {
  await change(db, `DELETE FROM calendar_link WHERE account_id = $1`, [account]);
}

const link = z.object({ madeAt: z.string() });

/** Returns when the link of an account was made; null if it has none. */
export const readCalendarLink = (db: Queryable, account: string): Promise<z.infer<typeof link> | null> =>
  firstOf(db, link, `SELECT made_at AS "madeAt" FROM calendar_link WHERE account_id = $1`, [account]);

/** Returns the account whose link has the token; null if there is none. */
export async function calendarLinkOf(db: Queryable, tokenHash: Buffer): Promise<string | null> {
  const sql = `SELECT account_id AS account FROM calendar_link WHERE token_hash = $1`;
  return (await firstOf(db, z.object({ account: z.string() }), sql, [tokenHash]))?.account ?? null;
}

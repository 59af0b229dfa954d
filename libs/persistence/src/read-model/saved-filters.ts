import { z } from 'zod';
import { firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

/** Values of the conditions, by parameter of the query; a parameter that is repeated has a list. */
export const savedQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const saved = z.object({ name: z.string(), query: savedQuery });
/** Conditions on matters that an account keeps under a name. */
export type SavedFilter = z.infer<typeof saved>;

/** Blocks other transactions from keeping a filter of this account until this one ends. */
export async function lockFiltersOf(tx: Tx, account: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('filters of ' || $1, 0))`, [account]);
}

/** Lists the filters of an account by name. They are few (the API bounds them), so that there is one page. */
export const listFilters = (db: Queryable, account: string): Promise<SavedFilter[]> =>
  rows(db, saved, `SELECT name, query FROM saved_filter WHERE account = $1 ORDER BY name COLLATE "C"`, [account]);

/** Loads a filter; null if the account has none of this name. */
export const readFilter = (db: Queryable, account: string, name: string): Promise<SavedFilter | null> =>
  firstOf(db, saved, `SELECT name, query FROM saved_filter WHERE account = $1 AND name = $2`, [account, name]);

/** Answers the number of filters that the account has under other names. */
export async function countOtherFilters(db: Queryable, account: string, name: string): Promise<number> {
  const sql = `SELECT count(*)::int AS count FROM saved_filter WHERE account = $1 AND name <> $2`;
  return (await only(db, z.object({ count: z.int() }), sql, [account, name])).count;
}

export async function saveFilter(db: Queryable, account: string, { name, query }: SavedFilter): Promise<void> {
  await db.query(
    `INSERT INTO saved_filter (account, name, query) VALUES ($1, $2, $3)
     ON CONFLICT (account, name) DO UPDATE SET query = EXCLUDED.query`,
    [account, name, JSON.stringify(query)],
  );
}

export async function forgetFilter(db: Queryable, account: string, name: string): Promise<void> {
  await db.query(`DELETE FROM saved_filter WHERE account = $1 AND name = $2`, [account, name]);
}

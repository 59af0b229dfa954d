import { z } from 'zod';
import { only, type Queryable } from '../connection/sql.js';

const count = z.object({ months: z.number() });

/** Opens the present month and the two after it, where they are not yet open. Answers the number of those opened. */
export async function openAccessLogMonths(db: Queryable): Promise<number> {
  return (await only(db, count, `SELECT access_log_open_months() AS months`)).months;
}

/**
 * Forgets the months whose last day lies more than so many months back, and keeps the last hash of each. The database
 * refuses fewer than six. Answers the number of months.
 */
export async function forgetAccessLogMonths(db: Queryable, months: number): Promise<number> {
  return (await only(db, count, `SELECT access_log_forget($1) AS months`, [months])).months;
}

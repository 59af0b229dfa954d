import pg from 'pg';

/** Keeps what a statement locks from everybody else. Settles once it does; the answer lets it go. */
export async function hold(url: string, lock: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query(lock);
  return () => client.end();
}

/** Keeps it while `work` runs. */
export async function holding<Result>(url: string, lock: string, work: () => Promise<Result>): Promise<Result> {
  const letGo = await hold(url, lock);
  return work().finally(letGo);
}

/** No transition of the matter goes on; others may read it. */
export const matterLock = (id: string): string =>
  `SELECT pg_advisory_xact_lock(hashtextextended('${id}'::uuid::text, 0))`;

/** What was delivered cannot be settled. */
export const letterLock = (id: string): string => `SELECT FROM outbox WHERE id = '${id}' FOR UPDATE`;

/** What was sent cannot be settled. */
export const deliveryLock = (id: string): string => `SELECT FROM delivery WHERE id = '${id}' FOR UPDATE`;

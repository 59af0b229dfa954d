import pg from 'pg';

/** Takes the locks of a statement; settles when it has them, and the returned function releases them. */
export async function hold(url: string, lock: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query(lock);
  return () => client.end();
}

/** Holds the locks while `work` runs. */
export async function holding<Result>(url: string, lock: string, work: () => Promise<Result>): Promise<Result> {
  const letGo = await hold(url, lock);
  try {
    return await work();
  } finally {
    await letGo();
  }
}

/** Lock that stops all transitions of the matter; reads are not blocked. */
export const matterLock = (id: string): string =>
  `SELECT pg_advisory_xact_lock(hashtextextended('${id}'::uuid::text, 0))`;

/** Lock that stops a delivered letter from being recorded as done. */
export const letterLock = (id: string): string => `SELECT FROM outbox WHERE id = '${id}' FOR UPDATE`;

/** Lock that stops a sent delivery from being recorded as done. */
export const deliveryLock = (id: string): string => `SELECT FROM delivery WHERE id = '${id}' FOR UPDATE`;

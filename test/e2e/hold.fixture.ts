import pg from 'pg';

const LOCK = `hashtextextended($1::uuid::text, 0)`;

/**
 * Keeps the transitions of a matter waiting while `work` runs, as a slow transition before them would; the matter need
 * not exist yet. `work` must take less than the two seconds after which a transition gives up and is tried again.
 */
export async function holding<Result>(
  databaseUrl: string,
  matterId: string,
  work: (isWaitedFor: () => Promise<boolean>) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`, [matterId]);
    return await work(() => isWaitedFor(client, matterId));
  } finally {
    await client.end();
  }
}

async function isWaitedFor(client: pg.Client, matterId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
       AND (classid::bigint << 32) + objid::bigint = ${LOCK}`,
    [matterId],
  );
  return rowCount !== null && rowCount > 0;
}

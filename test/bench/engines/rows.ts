import type pg from 'pg';

/** Tables of the engines that are not ours: a command inserts one row into each, in one transaction. */
export const TABLES = `
  CREATE TABLE step (matter text, seq int, state text NOT NULL, PRIMARY KEY (matter, seq));
  CREATE TABLE audit (matter text, seq int, at timestamptz NOT NULL DEFAULT clock_timestamp(), what text NOT NULL, PRIMARY KEY (matter, seq));
  CREATE TABLE alert (matter text PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp());
  GRANT ALL ON ALL TABLES IN SCHEMA public TO zhengshu_app`;

/** Commits the two rows of a command; a repeat changes nothing. */
export async function writeStep(pool: pg.Pool, matter: string, k: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO step VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [matter, k, `state ${k}`]);
    await client.query('INSERT INTO audit (matter, seq, what) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      matter,
      k,
      `command ${k} was given`,
    ]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

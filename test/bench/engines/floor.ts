import pg from 'pg';
import type { Engine, Target } from './engine.js';
import { writeStep } from './rows.js';

/** Opens PostgreSQL alone: a command is the transaction, and nothing else. */
export function open({ databaseUrl = '' }: Target): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  return Promise.resolve({
    async command(k, matter) {
      await writeStep(pool, matter, k);
      return matter;
    },
    close: () => pool.end(),
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { reason, Trouble } from './trouble.js';

const HEALTHY_WITHIN_MS = 60_000;

/** @throws Trouble when the database that the variable names does not let us in */
export async function demandDatabase(variable: string, connectionString: string): Promise<void> {
  try {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
    await client.connect();
    await client.end();
  } catch (error) {
    throw new Trouble(
      `The database of ${variable} does not let us in (${reason(error)}): is the server up, and are host, database, role and password right?`,
    );
  }
}

/** Waits until the API answers that it lives (it serves), or is ready (all that it needs is there, the story told). */
export async function demandHealth(apiUrl: string, state: 'live' | 'ready'): Promise<void> {
  for (const until = Date.now() + HEALTHY_WITHIN_MS; Date.now() < until; await sleep(100)) {
    const response = await fetch(`${apiUrl}/health/${state}`).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
  }
  throw new Trouble(
    `The API was not ${state} within ${HEALTHY_WITHIN_MS / 1000} s: see ${apiUrl}/health/${state}, and what it said above.`,
  );
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { reason, Trouble } from './trouble.js';

const HEALTHY_WITHIN_MS = 60_000;

/** Connects to a database once. Throws Trouble, with the name of its variable, if that fails within 10 s. */
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

/** Waits until the provider of the rehearsal answers. Throws Trouble after 60 s. */
export async function demandProvider(issuer: string): Promise<void> {
  if (await answers(`${issuer}/.well-known/openid-configuration`)) return;
  throw new Trouble(`The provider did not answer within ${HEALTHY_WITHIN_MS / 1000} s: see what it said above.`);
}

/**
 * Waits until the API is `live` (it serves requests) or `ready` (its servers are reached and the story is told). Throws
 * Trouble after 60 s.
 */
export async function demandHealth(apiUrl: string, state: 'live' | 'ready'): Promise<void> {
  if (await answers(`${apiUrl}/health/${state}`)) return;
  throw new Trouble(
    `The API was not ${state} within ${HEALTHY_WITHIN_MS / 1000} s: see ${apiUrl}/health/${state}, and what it said above.`,
  );
}

/** Resolves to true as soon as the address answers well; false if it does not for 60 s. */
async function answers(url: string): Promise<boolean> {
  for (const until = Date.now() + HEALTHY_WITHIN_MS; Date.now() < until; await sleep(100)) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return true;
  }
  return false;
}

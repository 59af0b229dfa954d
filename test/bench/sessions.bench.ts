import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDataSource } from '#libs/persistence';
import { ask, boot, rehearsal } from '../medium/api.fixture.js';
import { startRehearsalDatabase } from '../support/rehearsal.js';

/*
 * `npm run bench -- sessions`: the time of a request with the cookie of a session, with one session in the table and with
 * 50,000, in alternating rounds; and the time in which a sign-in begins a session among them. Prints medians.
 */
const SESSIONS = 50_000;
const REQUESTS = 200;

/** Sign-in at a provider that nobody asks here: sessions go on without it. */
const SIGN_IN = {
  clientId: 'zhengshu',
  clientSecret: 'secret of the bench',
  issuer: 'http://127.0.0.1:9',
  publicUrl: 'http://127.0.0.1:9',
  accountClaim: 'sub',
  idleMinutes: 30,
  hours: 12,
  leewaySeconds: 60,
};

let api: { readonly url: string; readonly ownerUrl: string };
const undo: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const database = await startRehearsalDatabase('2026-01-26T01:00:00.000Z');
  undo.push(() => database.stop());
  const app = await boot({ ...rehearsal(database.appUrl), signIn: SIGN_IN });
  undo.push(() => app.close());
  api = { url: await app.getUrl(), ownerUrl: database.ownerUrl };
});
afterAll(async () => {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
});

it('a request costs the same among many sessions', async () => {
  const owner = await createDataSource(api.ownerUrl, { poolSize: 1 }).initialize();
  const token = randomBytes(32).toString('base64url');
  const begin = (first: number, last: number): Promise<unknown> =>
    owner.query(
      `INSERT INTO session (token_hash, account_id, subject, id_token, ends_at)
       SELECT sha256(n::text::bytea), 'm2.handler', 'm2.handler', repeat('x', 800), now() + interval '12 hours'
       FROM generate_series($1::int, $2::int) AS n`,
      [first, last],
    );
  await owner.query(
    `INSERT INTO session (token_hash, account_id, subject, id_token, ends_at)
     VALUES ($1, 'm2.handler', 'm2.handler', repeat('x', 800), now() + interval '12 hours')`,
    [createHash('sha256').update(token).digest()],
  );
  const asked = async (): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < REQUESTS; n++) {
      const began = performance.now();
      const { status } = await ask(`${api.url}/api/v1/session`, { headers: { cookie: `zhengshu=${token}` } });
      times.push(performance.now() - began);
      expect(status).toBe(200);
    }
    return times.sort((a, b) => a - b)[REQUESTS / 2] ?? 0;
  };
  await asked(); // warms up
  const alone = await asked();
  const began = performance.now();
  for (let first = 1; first < SESSIONS; first += 5_000) await begin(first, first + 4_999);
  const filled = performance.now() - began;
  await owner.query('ANALYZE session');
  const among = await asked();
  const [size] = await owner.query<{ bytes: number }[]>(`SELECT pg_total_relation_size('session')::float8 AS bytes`);
  const bytes = size?.bytes ?? 0;
  await owner.destroy();
  const { rss } = process.memoryUsage();
  print(`one session: ${alone.toFixed(2)} ms a request (median of ${REQUESTS})`);
  print(`${SESSIONS} sessions: ${among.toFixed(2)} ms, ${(among / alone).toFixed(2)} times as much`);
  print(`${SESSIONS} sessions were stored in ${(filled / 1000).toFixed(1)} s and take ${(bytes / 1e6).toFixed(1)} MB`);
  print(`resident memory of API and test together: ${(rss / 1e6).toFixed(0)} MB`);
});

function print(line: string): void {
  process.stdout.write(`sessions: ${line}\n`);
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PlatformClock } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { until } from '../support/until.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';

let open: OpenApi;
let token: string;
beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  token = await signIn(open.url, 'sysadmin.1');
});
afterAll(() => open?.close());

const PATH = '/api/v1/platform-clock';
const clock = async () => PlatformClock.parse((await ask(open.url + PATH, { token })).body);
const advance = (to: string, key: string): Promise<Reply> =>
  ask(`${open.url}${PATH}/advance`, {
    method: 'POST',
    token,
    headers: { 'idempotency-key': key },
    body: JSON.stringify({ to }),
  });

/** Holds the lock under which the clock is moved while `work` runs. */
async function whileLocked<Result>(work: (release: () => Promise<void>) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: open.ownerUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1, $2)', [0x5a53, 1]);
    return await work(async () => void (await client.query('SELECT pg_advisory_unlock_all()')));
  } finally {
    await client.end();
  }
}

describe('the platform clock', () => {
  it('tells the time of the rehearsal', async () => {
    expect(await clock()).toEqual({
      mode: 'rehearsal',
      now: expect.stringMatching(/^2026-01-26T01:0/),
      advancing: null,
    });
  });

  it('moves forward at once, and answers so', async () => {
    const { status, body } = await advance('2026-02-02T09:00:00+08:00', 'a');
    expect(status).toBe(202);
    expect(body).toMatchObject({ mode: 'rehearsal', now: expect.stringMatching(/^2026-02-02T01:0/), advancing: null });
    expect(await clock()).toMatchObject({ now: expect.stringMatching(/^2026-02-02T01:0/), advancing: null });
  });

  it('answers a repeated command as before, and does not move again', async () => {
    const began = Date.now();
    const before = await clock();
    expect((await advance('2026-02-02T09:00:00+08:00', 'a')).status).toBe(202);
    const after = await clock();
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeLessThanOrEqual(Date.now() - began);
    const reused = await advance('2026-03-02T09:00:00+08:00', 'a');
    expect(expectProblem(reused, 422).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('never goes back', async () => {
    expectProblem(await advance('2026-02-02T09:00:00+08:00', 'b'), 422, 'to');
  });

  it('moves to one goal at a time, and is started again where it stopped', async () => {
    const began = `UPDATE platform SET held_at = platform_now(), advance_to = '2026-02-20', advance_id = gen_random_uuid()`;
    await sqlAs(open.ownerUrl, began);
    expect((await clock()).advancing).toEqual({ to: '2026-02-20T00:00:00.000Z', heldAt: expect.any(String) });
    const reply = await advance('2026-02-21T09:00:00+08:00', 'c');
    expect(expectProblem(reply, 409).code).toBe('ADVANCE_UNDER_WAY');
    await sqlAs(open.ownerUrl, `UPDATE platform SET stopped_reason = 'stuck'`);
    expect((await clock()).advancing).toMatchObject({ stopped: { reason: 'stuck', matterId: null } });
    expect((await advance('2026-02-21T09:00:00+08:00', 'c')).status).toBe(202);
    expect(await clock()).toMatchObject({ now: expect.stringMatching(/^2026-02-21T01:0/), advancing: null });
  });

  it('answers that it is busy if the lock is not available', async () => {
    await whileLocked(async () => {
      const reply = await advance('2026-03-02T09:00:00+08:00', 'd');
      expectProblem(reply, 503);
      expect(reply.headers.get('retry-after')).toBe('1');
    });
  });
});

describe('a process that is told to stop', () => {
  it('answers the requests under way, refuses new ones, and then ends', async () => {
    await whileLocked(async (release) => {
      const underWay = advance('2026-04-01T09:00:00+08:00', 'e');
      await until('it waits for the lock', isWaitedFor);
      const closing = open.app.close();
      await until('no one is let in', () => isRefused(`${open.url}/health/live`));
      await release();
      expect((await underWay).status).toBe(202);
      await closing;
    });
  });
});

async function isWaitedFor(): Promise<boolean> {
  const waiting = await sqlAs(open.ownerUrl, `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
  return waiting.length > 0;
}

/** True if no process listens at the address any more. */
const isRefused = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

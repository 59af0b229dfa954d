import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDataSource, recordedUntil } from '#libs/persistence';
import { SessionService } from '../../apps/api/src/identity/session.service.js';
import { sqlAs } from '../support/database.js';
import { startRehearsalDatabase } from '../support/rehearsal.js';
import { StreamReader } from '../support/stream-reader.js';
import { agree } from '../scenarios/payloads.js';
import { until } from '../support/until.js';
import { ask, boot, expectProblem, rehearsal, signIn } from './api.fixture.js';
import { Desk, DRAFT } from './desk.fixture.js';

let desk: Desk;
const readers: StreamReader[] = [];
beforeAll(async () => {
  desk = await Desk.at('2026-03-02T01:00:00.000Z');
});
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});
afterAll(() => desk?.close());

async function listen(account: string, lastEventId = ''): Promise<StreamReader> {
  const headers = { authorization: `Bearer ${await signIn(desk.open.url, account)}` };
  const reader = StreamReader.open(desk.open.url, headers, lastEventId);
  readers.push(reader);
  return reader.isReady();
}

/** A request of M4 in the hands of its provider P5, whose place in its stream is the answer. */
async function submitted(): Promise<{ id: string; seq: number }> {
  const id = await desk.does('m4.handler', '/share-requests', DRAFT);
  await desk.does('m4.handler', `/share-requests/${id}/commands/submit-internally`, { revision: 1, declaration: true });
  await desk.does('m4.lead', `/share-requests/${id}/commands/lead-consent`, { revision: 1 });
  return { id, seq: (await desk.matter('m4.handler', id)).seq };
}

describe('a stream', () => {
  it('tells at its beginning how things stand', async () => {
    const { id } = await submitted();
    const provider = (await desk.matter('m4.handler', id)).parties.provider?.departmentId.toLowerCase() ?? '';
    const reader = await listen(`${provider}.handler`);
    expect(reader.of('clock')).toHaveLength(1);
    const { unread } = (await desk.see(`${provider}.handler`, '/alerts')).body as { unread: number };
    expect(unread).toBeGreaterThan(0);
    const { length: tasks } = await desk.tasks(`${provider}.handler`);
    expect(tasks).toBeGreaterThan(0);
    expect(reader.of('counts').at(-1)).toEqual({ unread, tasks });
  });

  it('tells how many tasks a reader has, as their list has them', async () => {
    const { id } = await submitted();
    const provider = (await desk.matter('m4.handler', id)).parties.provider?.departmentId.toLowerCase() ?? '';
    const accounts = [
      'm4.handler',
      'm4.lead',
      ...['handler', 'deputy', 'lead', 'head'].map((role) => `${provider}.${role}`),
    ];
    const heard = new Map<string, StreamReader>();
    for (const account of accounts) heard.set(account, await listen(account));
    const counted = (account: string): number | undefined => heard.get(account)?.of('counts').at(-1)?.tasks;
    const asListed = async (): Promise<void> => {
      for (const account of accounts) {
        const { length } = await desk.tasks(account);
        await until(`${account} is told of ${String(length)} tasks`, () =>
          Promise.resolve(counted(account) === length),
        );
      }
    };
    await asListed();
    const [before] = [counted(`${provider}.deputy`) ?? 0];
    await desk.does(`${provider}.lead`, `/share-requests/${id}/commands/hand-over`, { to: `${provider}.handler` });
    await asListed();
    expect(counted(`${provider}.deputy`)).toBe(before - 1); // the act inside one side moved nothing else that they see
    await desk.does(`${provider}.handler`, `/share-requests/${id}/commands/accept`);
    await desk.does(`${provider}.handler`, `/share-requests/${id}/commands/propose-reply`, agree(1));
    await asListed();
    await desk.does('m4.handler', '/share-requests', DRAFT);
    await asListed();
  });

  it('is told while signals come without a pause', async () => {
    const reader = await listen('m4.handler');
    const owner = new pg.Client({ connectionString: desk.open.ownerUrl });
    await owner.connect();
    try {
      const id = await desk.does('m4.handler', '/share-requests', DRAFT);
      const position = reader.lastEventId;
      const begins = performance.now();
      let gaps = 0;
      while (reader.lastEventId === position && gaps < 3_000) {
        await owner.query(`SELECT pg_notify('live', '')`);
        gaps = performance.now() - begins;
      }
      expect(gaps).toBeLessThan(3_000); // the next look without a signal comes after 5 s
      await reader.hears(id, 1);
    } finally {
      await owner.end();
    }
  });

  it('tells each side what it may see, and nobody else', async () => {
    const requester = await listen('m4.lead');
    const stranger = await listen('c2.handler');
    const id = await desk.does('m4.handler', '/share-requests', DRAFT);
    await requester.hears(id, 1);
    const { parties } = await desk.matter('m4.handler', id);
    const account = `${parties.provider?.departmentId.toLowerCase()}.handler`;
    const provider = await listen(account);
    const before = provider.of('counts').at(-1)?.unread ?? 0;
    await desk.does('m4.handler', `/share-requests/${id}/commands/submit-internally`, {
      revision: 1,
      declaration: true,
    });
    await requester.hears(id, 2);
    expect(provider.matters.has(id)).toBe(false); // a request inside its department
    await desk.does('m4.lead', `/share-requests/${id}/commands/lead-consent`, { revision: 1 });
    const { seq } = await desk.matter(account, id);
    await Promise.all([provider.hears(id, seq), requester.hears(id, (await desk.matter('m4.lead', id)).seq)]);
    expect(provider.of('matter').find(({ matterId }) => matterId === id)).toMatchObject({
      process: 'share-request',
      seq,
    });
    await until('the provider has one more to read', () =>
      Promise.resolve((provider.of('counts').at(-1)?.unread ?? 0) > before),
    );
    expect(stranger.of('matter')).toEqual([]);
  });

  it('tells nobody on the other side of an act inside one side', async () => {
    const { id } = await submitted();
    const { parties } = await desk.matter('m4.handler', id);
    const provider = parties.provider?.departmentId.toLowerCase();
    await desk.does(`${provider}.handler`, `/share-requests/${id}/commands/accept`);
    const { seq } = await desk.matter('m4.handler', id);
    const inside = await listen(`${provider}.lead`);
    const outside = await listen('m4.handler');
    await desk.does(`${provider}.handler`, `/share-requests/${id}/commands/propose-reply`, agree(1));
    await inside.hears(id, seq + 1);
    const next = await desk.does('m4.handler', '/share-requests', DRAFT);
    await outside.hears(next, 1); // whatever was recorded before is told by now
    expect(outside.matters.get(id) ?? seq).toBe(seq);
  });

  it('tells what was missed to a reader who comes back', async () => {
    const first = await listen('m4.handler');
    const { lastEventId } = first;
    first.close();
    const { id, seq } = await submitted();
    const again = await listen('m4.handler', lastEventId);
    await again.hears(id, seq);
    const anew = await listen('m4.handler');
    expect(anew.matters.has(id)).toBe(false);
  });

  it('is told no position before it knows what it missed', async () => {
    const first = await listen('m4.handler');
    first.close();
    const { id, seq } = await submitted();
    const other = await listen('p3.lead');
    const owner = new pg.Client({ connectionString: desk.open.ownerUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN; LOCK TABLE alert IN ACCESS EXCLUSIVE MODE'); // what was missed cannot be read
      const headers = { authorization: `Bearer ${await signIn(desk.open.url, 'm4.handler')}` };
      const again = StreamReader.open(desk.open.url, headers, first.lastEventId);
      readers.push(again);
      await until('the stream is open', () => Promise.resolve(again.of('clock').length > 0));
      const before = other.lastEventId;
      await sqlAs(desk.open.ownerUrl, `SELECT pg_notify('live', '')`);
      await until('all streams were looked after', () => Promise.resolve(other.lastEventId !== before));
      expect(again.lastEventId).toBe('');
      await owner.query('ROLLBACK');
      await again.hears(id, seq);
    } finally {
      await owner.end();
    }
  });

  it.each(['2999-01-01T00:00:00.000Z'])(
    'says to read anew to a reader from a place that it does not know: %s',
    async (id) => {
      const reader = await listen('m4.handler', id);
      expect(reader.of('reload')).toEqual([{}]);
    },
  );

  it('tells when platform time jumps', async () => {
    const reader = await listen('m4.handler');
    await desk.advance('2026-03-04T01:00:00.000Z');
    await until('the clock is told', () =>
      Promise.resolve(reader.of('clock').some(({ now, advancing }) => now >= '2026-03-04' && advancing === null)),
    );
  });

  it('is refused without a sign-in, and to who asks for something else', async () => {
    const url = `${desk.open.url}/api/v1/stream`;
    expectProblem(await ask(url, { headers: { accept: 'text/event-stream' } }), 401);
    const problem = expectProblem(await ask(url, { token: await signIn(desk.open.url, 'm4.handler') }), 406);
    expect(problem.code).toBe('EVENT_STREAM_ONLY');
  });

  it('ends the oldest of too many of one account', async () => {
    const all: StreamReader[] = [];
    for (let n = 0; n < 11; n++) all.push(await listen('p3.handler'));
    await until('the first has ended', () => Promise.resolve(all[0]?.hasEnded === true));
    expect(all.slice(1).filter(({ hasEnded }) => hasEnded)).toEqual([]);
  });

  it('ends with the account of its reader', async () => {
    const reader = await listen('c3.head');
    await sqlAs(desk.open.ownerUrl, `UPDATE account SET closed_at = now() WHERE id = 'c3.head'`);
    await until('the stream has ended', () => Promise.resolve(reader.hasEnded));
  });
});

it('goes on from before the oldest transaction that runs, since its events may be recorded earlier', async () => {
  const database = await createDataSource(desk.open.appUrl).initialize();
  const slow = new pg.Client({ connectionString: desk.open.appUrl });
  await slow.connect();
  try {
    await slow.query('BEGIN');
    const { rows } = await slow.query<{ now: Date }>('SELECT platform_now() AS now');
    const begun = rows[0]?.now.toISOString() ?? '';
    await submitted(); // others go on meanwhile
    expect((await recordedUntil(database)) <= begun).toBe(true);
    await slow.query('COMMIT');
    expect((await recordedUntil(database)) > begun).toBe(true);
  } finally {
    await slow.end();
    await database.destroy();
  }
});

describe('a stream of a session', () => {
  it('ends when its session does, and does not prolong it', async () => {
    const database = await startRehearsalDatabase('2026-01-26T01:00:00.000Z');
    const signedIn = {
      ...{
        issuer: 'http://127.0.0.1:9',
        clientId: 'zhengshu',
        clientSecret: 'secret of the test',
        accountClaim: 'sub',
      },
      ...{ publicUrl: 'http://localhost:3000', idleMinutes: 30, hours: 12, leewaySeconds: 60 },
    };
    const app = await boot({ ...rehearsal(database.appUrl), documentsDir: database.documentsDir, signIn: signedIn });
    try {
      const who = { accountId: 'm4.handler', subject: 's', providerSession: null, idToken: 'x' };
      const token = await app.get(SessionService).begin(who, undefined);
      const reader = StreamReader.open(await app.getUrl(), { cookie: `zhengshu=${token}` });
      readers.push(reader);
      await reader.isReady();
      await sqlAs(database.ownerUrl, `UPDATE session SET seen_at = now() - interval '31 minutes'`);
      await until('the stream has ended', () => Promise.resolve(reader.hasEnded));
      const [row] = await sqlAs<{ idle: boolean }>(
        database.ownerUrl,
        `SELECT seen_at < now() - interval '30 minutes' AS idle FROM session`,
      );
      expect(row).toEqual({ idle: true });
    } finally {
      await app.close();
      await database.stop();
    }
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ask, signIn } from '../medium/api.fixture.js';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { StreamReader } from '../support/stream-reader.js';
import { until } from '../support/until.js';
import { Ledger } from './ledger.js';
import { PEOPLE, TO_USE, walk } from './way.js';

/** An auditor of every division, who sees each matter that is open. */
const EVERYWHERE = 'auditor.1';

let platform: Platform;
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-03-02T09:00:00+08:00' });
});
afterAll(() => platform?.stop());

it('a reader who resumes after the API was killed misses nothing', async () => {
  const ledger = new Ledger(platform.url);
  await ledger.signIn(...PEOPLE);
  const authorization = `Bearer ${await signIn(platform.url, EVERYWHERE)}`;
  const heard: StreamReader[] = [];
  const resume = (): StreamReader => {
    const reader = StreamReader.open(platform.url, { authorization }, heard.at(-1)?.lastEventId ?? '');
    heard.push(reader);
    return reader;
  };
  await resume().isReady();
  const walks = Promise.all([TO_USE, TO_USE, TO_USE, TO_USE].map((way) => walk(ledger, way)));
  for (const acknowledged of [4, 12, 20]) {
    await until('commands are under way', () => Promise.resolve(ledger.acknowledged.length >= acknowledged));
    await platform.api.end('SIGKILL');
    await until('the stream is lost', () => Promise.resolve(heard.at(-1)?.hasEnded === true));
    platform.api.start();
    await platform.ready();
    await resume().isReady();
  }
  const ids = await walks;
  const told = (id: string): number => Math.max(...heard.map(({ matters }) => matters.get(id) ?? 0));
  for (const id of ids) {
    const { body } = await ask(`${platform.url}/api/v1/matters/${id}`, { headers: { authorization } });
    const { seq } = z.object({ seq: z.number() }).parse(body);
    await until(`the reader knows how far ${id} is`, () => Promise.resolve(told(id) === seq));
  }
  const [row] = await sqlAs<{ n: number }>(
    platform.database.ownerUrl,
    `SELECT count(*)::int AS n FROM matter WHERE open_to_parties AND process = 'share-request'`,
  );
  expect(row).toEqual({ n: ids.length });
  for (const reader of heard) reader.close();
});

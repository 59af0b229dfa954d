import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  allocateNumber,
  appendEvents,
  changing,
  EMPTY_HEAD,
  findCommand,
  loadEvents,
  lockMatter,
  readMatter,
  saveCommand,
  saveProjection,
  verify,
  withTransaction,
} from '#libs/persistence';
import { sqlAs } from '../support/database.js';
import { openStore, type OpenStore } from '../support/store.js';
import { drafted, projectionOf, refold, REGISTRY } from './store.fixture.js';
import { NOW, transition } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

describe('a stream', () => {
  it('is read back as written, each event naming the hash of the one before', async () => {
    const id = randomUUID();
    const draft = drafted(randomUUID(), { title: '数据\u2028"\\' });
    await transition(db, id, { title: '数据\u2028"\\' }, [drafted(randomUUID()), draft]);
    const [first, second] = await loadEvents(db, id);
    expect(second).toMatchObject({ ...draft, stream: id, seq: 2, recordedAt: NOW });
    expect(first?.prevHash).toBe('0'.repeat(64));
    expect(second?.prevHash).toBe(first?.hash);
    expect(await loadEvents(db, id, 1)).toEqual([second]);
    expect((await readMatter(db, id))?.headHash).toBe(second?.hash);
  });

  it('is the same in any letter case of its id', async () => {
    const id = randomUUID();
    await transition(db, id, {}, [drafted(randomUUID().toUpperCase())]);
    await withTransaction(db, 'READ COMMITTED', async (tx) => {
      const before = await lockMatter(tx, id.toUpperCase());
      const head = { seq: before?.seq ?? 0, hash: before?.headHash ?? '' };
      await changing(tx, (changes) => {
        const { seq, hash, events } = appendEvents(changes, id.toUpperCase(), head, [drafted(randomUUID())], NOW);
        saveProjection(changes, { projection: projectionOf(id, seq, events), headHash: hash });
      });
    });
    expect((await verify(db, refold)).findings).toEqual([]);
  });

  it('refuses a second event at one place', async () => {
    const id = randomUUID();
    await transition(db, id, {}, [drafted(randomUUID())]);
    const late = changing(db, (changes) => appendEvents(changes, id, EMPTY_HEAD, [drafted(randomUUID())], NOW));
    await expect(late).rejects.toThrow(/event_pkey/);
  });

  it('cannot be changed, not even by the owner', async () => {
    await transition(db, randomUUID(), {}, [drafted(randomUUID())]);
    for (const sql of ['UPDATE event SET seq = seq', 'DELETE FROM event', 'TRUNCATE event']) {
      await expect(sqlAs(store.database.ownerUrl, sql)).rejects.toThrow(/append-only/);
      await expect(
        sqlAs(store.database.administratorUrl, `SET session_replication_role = replica`, sql),
      ).rejects.toThrow(/append-only/);
    }
  });

  it('serialises two creations of one id', async () => {
    const id = randomUUID();
    const seqs = await Promise.all([1, 2, 3].map(() => transition(db, id, {}, [drafted(randomUUID())])));
    expect(seqs.sort()).toEqual([1, 2, 3]);
  });
});

it('the store keeps the answer of a command', async () => {
  const id = randomUUID();
  const command = {
    id,
    matterId: randomUUID(),
    accountId: 'n.handler',
    requestHash: 'h',
    status: 422,
    recordedAt: NOW,
    answer: { code: 'STALE', message: '已被修改' },
  };
  await changing(db, (changes) => {
    saveCommand(changes, command);
  });
  expect(await findCommand(db, id)).toEqual(command);
  expect(await findCommand(db, randomUUID())).toBeNull();
});

it('numbers have no gap, even if many are requested at once and some transactions roll back', async () => {
  const request = { series: 'REQ', divisionCode: '990100', authorityId: 'north.data', year: 2026 };
  const take = (fails: boolean): Promise<string> =>
    withTransaction(db, 'READ COMMITTED', async (tx) => {
      const number = await allocateNumber(tx, request);
      if (fails) throw new Error('falls back');
      return number;
    });
  const taken = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => take(n % 3 === 0)));
  const numbers = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const expected = Array.from({ length: 20 }, (_, n) => `REQ-990100-2026-${String(n + 1).padStart(6, '0')}`);
  expect(numbers.sort()).toEqual(expected);
  expect(await take(false)).toBe('REQ-990100-2026-000021');
  const nextYear = await withTransaction(db, 'READ COMMITTED', (tx) => allocateNumber(tx, { ...request, year: 2027 }));
  expect(nextYear).toBe('REQ-990100-2027-000001');
});

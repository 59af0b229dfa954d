import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ask, factsFor, processNamed, type Facts } from '#libs/domain';
import { readCommandWorld, readFacts, withTransaction, type Tx } from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { ENTRY, HANDLER, REGISTRY } from './store.fixture.js';
import { matterOf } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

/** Loads the facts for a draft that names another matter; a transition locks the rows that it reads. */
async function factsOn(tx: Tx, adopts: string, holds = false): Promise<Facts> {
  const payload = { catalogCode: ENTRY.catalogCode, errors: [{ itemId: 'i1', description: '为空。' }], adopts };
  const command = { name: 'draft-correction', payload };
  const { world } = await readCommandWorld(tx, HANDLER.accountId, randomUUID());
  const requests = factsFor(processNamed('correction-request'), command, null, world);
  return readFacts(tx, requests, world, holds ? 'HOLD' : 'LOOK');
}

const read = (adopts: string): Promise<Facts> => withTransaction(db, 'READ COMMITTED', (tx) => factsOn(tx, adopts));

it('the facts of another matter are its process, number, state, entry, parties and actors', async () => {
  const id = await matterOf(db, { state: 'UNDER_REVIEW' });
  expect((await read(id)).get('visibleMatter', id)).toEqual({
    process: 'share-request',
    state: 'UNDER_REVIEW',
    catalogCode: ENTRY.catalogCode,
    parties: { requester: 'north.housing', provider: 'south.transport', extensionAuthority: 'south.data' },
    number: null,
    name: ENTRY.name,
    acted: [],
    provisionalClocks: [],
    extensionPending: false,
  });
});

it('the fact of an unknown matter is null, and so is that of one that the actor may not open', async () => {
  const hidden = await matterOf(db, { requester: 'south.data', clocks: [] });
  for (const id of [randomUUID(), hidden]) expect((await read(id)).get('visibleMatter', id)).toBeNull();
});

it('a transition locks the matter that it decides on; an early check locks none', async () => {
  const id = await matterOf(db, {});
  const moved = (): Promise<unknown> => db.query(`SELECT FROM matter WHERE id = $1 FOR UPDATE NOWAIT`, [id]);
  await withTransaction(db, 'READ COMMITTED', async (tx) => {
    await factsOn(tx, id);
    await expect(moved()).resolves.toHaveLength(1);
    await factsOn(tx, id, true);
    await expect(moved()).rejects.toMatchObject({ driverError: { code: '55P03' } });
  });
  await expect(moved()).resolves.toHaveLength(1);
});

it('the judgements of a matter are those that count, with their clocks', async () => {
  const [late, judged, open] = [await matterOf(db, {}), await matterOf(db, {}), await matterOf(db, {})];
  const at = '2026-03-18T01:00:00.000Z';
  for (const [candidate, standing, judgedAt] of [
    [judged, 'BREACH', at],
    [open, 'OPEN', null],
  ])
    await db.query(
      `INSERT INTO breach_standing (matter, responsible, standing, clause, counted_on, late_matter, late_clock, judged_at)
       VALUES ($1, 'south.transport', $2, '39(4)', '2026-03-16', $3, 'reply', $4)`,
      [candidate, standing, late, judgedAt],
    );
  const facts = await withTransaction(db, 'READ COMMITTED', async (tx) =>
    readFacts(
      tx,
      [ask('judgements', late)],
      (await readCommandWorld(tx, HANDLER.accountId, randomUUID())).world,
      'HOLD',
    ),
  );
  expect(facts.get('judgements', late)).toEqual([
    { clockId: 'reply', judgedAt: at, responsible: 'south.transport', clause: '39(4)' },
  ]);
});

it('the holders of a department are the accounts with an office there today', async () => {
  const facts = await withTransaction(db, 'READ COMMITTED', async (tx) => {
    const { world } = await readCommandWorld(tx, HANDLER.accountId, randomUUID());
    return readFacts(tx, [ask('holders', 'north.housing'), ask('holders', 'nowhere')], world, 'HOLD');
  });
  const held = facts.get('holders', 'north.housing');
  expect(held.map(({ accountId }) => accountId)).toContain(HANDLER.accountId);
  for (const { offices } of held) expect(offices.map(({ departmentId }) => departmentId)).toContain('north.housing');
  expect(facts.get('holders', 'nowhere')).toEqual([]);
});

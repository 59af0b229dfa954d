import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  ask,
  factsFor,
  processNamed,
  type FactKey,
  type FactName,
  type Facts,
  type FactValue,
  type RecordKey,
} from '#libs/domain';
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

describe('the organisation as facts', () => {
  const asked = <N extends FactName>(kind: N, key: FactKey<N>): Promise<FactValue<N>> =>
    withTransaction(db, 'READ COMMITTED', async (tx) => {
      const { world } = await readCommandWorld(tx, HANDLER.accountId, randomUUID());
      return (await readFacts(tx, [ask(kind, key)], world, 'HOLD')).get(kind, key);
    });

  it.each<[RecordKey['record'], string, boolean]>([
    ['division', '990100', true],
    ['division', '990300', false],
    ['department', 'north.schools', true],
    ['department', 'nowhere', false],
    ['activeDepartment', 'north.schools', true],
    ['activeDepartment', 'old.schools', false],
    ['department', 'old.schools', true],
    ['uscc', '11990000PDY000052J', true],
    ['uscc', '11990000PDY000060D', false],
    ['frontCode', '3070990100099', true],
    ['frontCode', '3070990100098', false],
    ['head', '990100 AUTHORITY', true],
    ['head', '990100 GOVERNMENT', false],
    ['head', '990200 DEPT', true],
    ['workingBody', 'north.housing 2026-03-02', true],
    ['workingBody', 'old.schools 2025-12-31', true],
    ['workingBody', 'old.schools 2026-01-01', false],
    ['account', 'n.handler', true],
    ['account', 'nobody', false],
  ])('the %s %s is registered: %s', async (record, key, expected) => {
    await store.owner.query(`
      INSERT INTO department (id, name, division_code, uscc, front_code, kind, ended_at, successor) VALUES
        ('old.schools', '原教育局', '990100', '11990000PDY000052J', '3070990100099', 'DEPT', now(), 'north.schools')
      ON CONFLICT DO NOTHING`);
    await store.owner.query(`
      INSERT INTO working_body (department_id, name, valid_from, valid_to)
      SELECT 'old.schools', '信息中心', '2025-08-01', '2026-01-01'
      WHERE NOT EXISTS (SELECT FROM working_body WHERE department_id = 'old.schools')`);
    expect(await asked('registered', { record, key })).toBe(expected);
  });

  it('offices of an account are those that have not ended, in departments that have not', async () => {
    const office = (department: string, role: string, from: string, to: string | null): Promise<unknown> =>
      store.owner.query(
        `INSERT INTO appointment (account_id, role, department_id, valid_from, valid_to, held_from, held_to)
         VALUES ('auditor', $1, $2, $3::date, $4::date, $3, $4)`,
        [role, department, from, to],
      );
    await office('north.data', 'AUDITOR', '2020-01-01', '2021-01-01');
    await office('north.data', 'AUDITOR', '2090-01-01', null);
    await office('old.schools', 'AUDITOR', '2025-01-01', null);
    expect((await asked('offices', 'auditor')).map(({ departmentId, heldTo }) => [departmentId, heldTo])).toEqual([
      ['north.data', null],
      ['province.data', null],
    ]);
    expect(await asked('offices', 'nobody')).toEqual([]);
  });

  it('open matters of a department are those in which it is a party', async () => {
    const before = await asked('openMatters', 'north.schools');
    await matterOf(db, { provider: 'north.schools' });
    await matterOf(db, { provider: 'north.schools', closed: true });
    expect(await asked('openMatters', 'north.schools')).toBe(before + 1);
  });

  it('holders and offices stay as they are until the act is done', async () => {
    for (const [kind, key] of [
      ['offices', 'n.handler'],
      ['holders', 'north.housing'],
      ['registered', { record: 'workingBody', key: 'north.housing 2026-03-02' }],
    ] as const)
      await withTransaction(db, 'READ COMMITTED', async (tx) => {
        const { world } = await readCommandWorld(tx, HANDLER.accountId, randomUUID());
        await readFacts(tx, [ask(kind, key)], world, 'LOOK');
        expect([kind, await reservations()]).toEqual([kind, 0]);
        await readFacts(tx, [ask(kind, key)], world, 'HOLD');
        expect([kind, await reservations()]).toEqual([kind, 1]);
      });
  });

  const reservations = async (): Promise<number> => {
    const held = await db.query(`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1`);
    return z.array(z.object({ n: z.number() })).parse(held)[0]?.n ?? -1;
  };
});

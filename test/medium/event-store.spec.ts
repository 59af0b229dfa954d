import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import {
  allocateNumber,
  appendEvents,
  createDataSource,
  EMPTY_HEAD,
  findCommand,
  loadEvents,
  lockMatter,
  migrate,
  readMatter,
  rebuild,
  registerOrganisation,
  saveCommand,
  saveProjection,
  verify,
  withTransaction,
  type EventDraft,
} from '#libs/persistence';
import { sqlAs, startDatabase, type ThrowawayDatabase } from '../support/database.js';
import { clock, drafted, projectionOf, refold, REGISTRY, type Sketch } from './store.fixture.js';

let database: ThrowawayDatabase;
let db: DataSource;
const NOW = '2026-01-26T01:00:05.123Z';

beforeAll(async () => {
  database = await startDatabase();
  await migrate({ ...database, mode: 'rehearsal' });
  const owner = await createDataSource(database.ownerUrl).initialize();
  await registerOrganisation(owner, REGISTRY);
  await owner.destroy();
  db = await createDataSource(database.appUrl).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.stop();
});

/** What a transition does: lock, append, project. */
const transition = (matterId: string, sketch: Sketch, drafts: readonly EventDraft[]): Promise<number> =>
  withTransaction(db, 'READ COMMITTED', async (tx) => {
    const before = await lockMatter(tx, matterId);
    const head = before ? { seq: before.seq, hash: before.headHash } : EMPTY_HEAD;
    const { seq, hash, events } = await appendEvents(tx, matterId, head, drafts, NOW);
    await saveProjection(tx, { projection: projectionOf(matterId, seq, sketch), headHash: hash, appended: events });
    return seq;
  });

const TASK = { command: 'accept', departmentId: 'south.transport', roles: ['WB_HANDLER'], clockId: 'reply' } as const;

const ALERT = {
  ...{ clockId: 'reply', rung: 'L4', instant: '2026-02-09T16:00:00.000Z', late: false },
  ...{ dueAt: '2026-02-09T16:00:00.000Z', breachClause: '39(4)' },
  to: [{ departmentId: 'south.transport', role: 'WB_LEAD' }],
};

/** A matter with clocks, tasks, a notice and an alert. */
async function matterWithStory(): Promise<string> {
  const id = randomUUID();
  await transition(id, { open: false }, [drafted(randomUUID(), { open: false })]);
  const notices = [{ to: [{ departmentId: 'south.transport', role: 'WB_HANDLER' }], text: '收到共享申请。' }];
  const sketch: Sketch = { tasks: [TASK], wakeAt: '2026-02-02T01:00:00.000Z' };
  await transition(id, sketch, [drafted(randomUUID(), sketch, { notices })]);
  await transition(id, sketch, [
    { ...drafted(randomUUID()), type: 'alertRaised', payload: ALERT },
    drafted(randomUUID(), sketch),
  ]);
  return id;
}

describe('a stream', () => {
  it('comes back as it was written, each event naming the one before', async () => {
    const id = randomUUID();
    const draft = drafted(randomUUID(), { title: '数据\u2028"\\' });
    await transition(id, { title: '数据\u2028"\\' }, [drafted(randomUUID()), draft]);
    const [first, second] = await loadEvents(db, id);
    expect(second).toMatchObject({ ...draft, stream: id, seq: 2, recordedAt: NOW });
    expect(first?.prevHash).toBe('0'.repeat(64));
    expect(second?.prevHash).toBe(first?.hash);
    expect(await loadEvents(db, id, 1)).toEqual([second]);
    expect((await readMatter(db, id))?.headHash).toBe(second?.hash);
  });

  it('is the same whatever the case in which its id is written', async () => {
    const id = randomUUID();
    await transition(id, {}, [drafted(randomUUID().toUpperCase())]);
    await withTransaction(db, 'READ COMMITTED', async (tx) => {
      const before = await lockMatter(tx, id.toUpperCase());
      const head = { seq: before?.seq ?? 0, hash: before?.headHash ?? '' };
      const { seq, hash, events } = await appendEvents(tx, id.toUpperCase(), head, [drafted(randomUUID())], NOW);
      await saveProjection(tx, { projection: projectionOf(id, seq), headHash: hash, appended: events });
    });
    expect((await verify(db, refold)).findings).toEqual([]);
  });

  it('takes no second event at one place', async () => {
    const id = randomUUID();
    await transition(id, {}, [drafted(randomUUID())]);
    const late = withTransaction(db, 'READ COMMITTED', (tx) =>
      appendEvents(tx, id, EMPTY_HEAD, [drafted(randomUUID())], NOW),
    );
    await expect(late).rejects.toThrow(/event_pkey/);
  });

  it('is changed by nobody, not even the owner', async () => {
    await transition(randomUUID(), {}, [drafted(randomUUID())]);
    for (const sql of ['UPDATE event SET seq = seq', 'DELETE FROM event', 'TRUNCATE event']) {
      await expect(sqlAs(database.ownerUrl, sql)).rejects.toThrow(/append-only/);
      await expect(sqlAs(database.administratorUrl, `SET session_replication_role = replica`, sql)).rejects.toThrow(
        /append-only/,
      );
    }
  });

  it('makes two creations of one id meet', async () => {
    const id = randomUUID();
    const seqs = await Promise.all([1, 2, 3].map(() => transition(id, {}, [drafted(randomUUID())])));
    expect(seqs.sort()).toEqual([1, 2, 3]);
  });
});

it('remembers the answer of a command', async () => {
  const id = randomUUID();
  const command = {
    ...{ id, matterId: randomUUID(), accountId: 'n.handler', requestHash: 'h', status: 422, recordedAt: NOW },
    answer: { code: 'STALE', message: '已被修改' },
  };
  await withTransaction(db, 'READ COMMITTED', (tx) => saveCommand(tx, command));
  expect(await findCommand(db, id)).toEqual(command);
  expect(await findCommand(db, randomUUID())).toBeNull();
});

it('gives numbers without a gap, also when many are asked for at once and some fall back', async () => {
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

describe('verify', () => {
  it('finds nothing wrong with what transitions wrote', async () => {
    await matterWithStory();
    const { streams, events, findings } = await verify(db, refold);
    expect(findings).toEqual([]);
    expect(streams).toBeGreaterThan(0);
    expect(events).toBeGreaterThanOrEqual(streams);
  });

  it.each([
    {
      what: 'a changed byte',
      sql: `UPDATE event SET payload = replace(payload, '收到', '退回') WHERE seq = 2 AND`,
      seq: 2,
    },
    { what: 'a changed instant', sql: `UPDATE event SET at = at + interval '1 millisecond' WHERE seq = 3 AND`, seq: 3 },
    { what: 'a removed event', sql: `DELETE FROM event WHERE seq = 2 AND`, seq: 2 },
    { what: 'a removed beginning', sql: `DELETE FROM event WHERE seq = 1 AND`, seq: 1 },
  ])('names the place of $what', async ({ sql, seq }) => {
    const id = await matterWithStory();
    await tamper(`${sql} stream = '${id}'`);
    expect(await findingsOf(id)).toMatchObject([{ what: 'CHAIN', seq }]);
  });

  it('sees that the end of a stream was cut off, and a matter without events', async () => {
    const [cut, bare] = [await matterWithStory(), await matterWithStory()];
    await tamper(`DELETE FROM event WHERE stream = '${cut}' AND seq = 4`, `DELETE FROM event WHERE stream = '${bare}'`);
    expect(await findingsOf(cut)).toContainEqual(expect.objectContaining({ what: 'matter', seq: null }));
    expect(await findingsOf(bare)).toMatchObject([{ what: 'FOLD', message: 'the matter has no events' }]);
  });

  it.each([
    { table: 'matter', sql: (id: string) => `UPDATE matter SET state = 'AGREED' WHERE id = '${id}'` },
    {
      table: 'clock',
      sql: (id: string) => `UPDATE clock SET due_at = due_at + interval '1 day' WHERE matter = '${id}'`,
    },
    { table: 'task', sql: (id: string) => `DELETE FROM task WHERE matter = '${id}'` },
    { table: 'alert', sql: (id: string) => `UPDATE alert SET text = '无事' WHERE matter = '${id}' AND level = 'L4'` },
    {
      table: 'alert_recipient',
      sql: (id: string) => `DELETE FROM alert_recipient WHERE alert IN (SELECT id FROM alert WHERE matter = '${id}')`,
    },
  ])('sees a read model that is not what the events give ($table), and rebuild mends it', async ({ table, sql }) => {
    const id = await matterWithStory();
    await sqlAs(database.appUrl, sql(id));
    expect(await findingsOf(id)).toMatchObject([{ what: table, seq: null }]);
    await rebuild(db, refold);
    expect(await findingsOf(id)).toEqual([]);
  });

  it('withdraws the alert of a lateness that was none, in a transition as in a rebuild', async () => {
    const id = await matterWithStory();
    const revoked = { ...drafted(randomUUID()), type: 'overdueRevoked', payload: { clockId: 'reply', reason: '延期' } };
    const met = { clocks: [clock({ state: 'MET', metAt: '2026-02-10T01:00:00.000Z' })] };
    await transition(id, met, [revoked, drafted(randomUUID(), met)]);
    expect(await findingsOf(id)).toEqual([]);
    const alerts = await sqlAs(
      database.appUrl,
      `SELECT level, withdrawn_at IS NOT NULL AS gone FROM alert WHERE matter = '${id}' ORDER BY level`,
    );
    expect(alerts).toEqual([
      { level: 'L4', gone: true },
      { level: 'NOTICE', gone: false },
    ]);
  });

  const findingsOf = async (id: string): Promise<readonly unknown[]> =>
    (await verify(db, refold)).findings.filter(({ stream }) => stream === id);

  const tamper = (...statements: string[]): Promise<unknown> =>
    sqlAs(
      database.administratorUrl,
      'ALTER TABLE event DISABLE TRIGGER event_append_only',
      ...statements,
      'ALTER TABLE event ENABLE ALWAYS TRIGGER event_append_only',
    );
});

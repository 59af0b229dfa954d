import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { keepTallies, rebuild, verify } from '#libs/persistence';
import { sqlAs } from '../support/database.js';
import { openStore, type OpenStore } from '../support/store.js';
import { clock, drafted, refold, REGISTRY, type Sketch } from './store.fixture.js';
import { transition } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

const TASK = { command: 'accept', departmentId: 'south.transport', roles: ['WB_HANDLER'], clockId: 'reply' } as const;

const ALERT = {
  clockId: 'reply',
  rung: 'L4',
  instant: '2026-02-09T16:00:00.000Z',
  late: false,
  dueAt: '2026-02-09T16:00:00.000Z',
  breachClause: '39(4)',
  to: [{ departmentId: 'south.transport', role: 'WB_LEAD' }],
};

/** Creates a matter with clocks, tasks, a notice and an alert. */
async function matterWithStory(): Promise<string> {
  const id = randomUUID();
  await transition(db, id, { open: false }, [drafted(randomUUID(), { open: false })]);
  const notices = [{ to: [{ departmentId: 'south.transport', role: 'WB_HANDLER' }], text: '收到共享申请。' }];
  const sketch: Sketch = { tasks: [TASK], wakeAt: '2026-02-02T01:00:00.000Z' };
  await transition(db, id, sketch, [drafted(randomUUID(), sketch, { notices })]);
  await transition(db, id, sketch, [
    { ...drafted(randomUUID()), type: 'alertRaised', payload: ALERT },
    drafted(randomUUID(), sketch),
  ]);
  return id;
}

describe('verify', () => {
  it('finds no fault in what transitions wrote', async () => {
    await matterWithStory();
    const { streams, events, findings } = await verify(db, refold);
    expect(findings).toEqual([]);
    expect(streams).toBeGreaterThan(0);
    expect(events).toBeGreaterThanOrEqual(streams);
  });

  it('looks at the streams that are named, and at no other', async () => {
    const [named, broken] = [await matterWithStory(), await matterWithStory()];
    await tamper(`DELETE FROM event WHERE seq = 2 AND stream = '${broken}'`);
    expect(await verify(db, refold, [named])).toMatchObject({ streams: 1, findings: [] });
    expect(await verify(db, refold, [broken])).toMatchObject({ streams: 1, findings: [{ stream: broken }] });
  });

  it.each([
    { what: 'a missing row', sql: 'DELETE FROM matter_concern WHERE matter =' },
    {
      what: 'a row too many',
      sql: `INSERT INTO matter_concern (department_id, reach, matter) SELECT 'north.civil', 'OWN',`,
    },
    { what: 'another reach', sql: `UPDATE matter_concern SET reach = 'ADMINISTRATION' WHERE matter =` },
  ])('finds $what of the departments that a matter concerns', async ({ sql }) => {
    const id = await matterWithStory();
    await store.owner.query(`${sql} '${id}'`);
    const found = async () => (await verify(db, refold)).findings.filter(({ stream }) => stream === id);
    expect(await found()).toMatchObject([{ seq: null, what: 'matter_concern' }]);
    await rebuild(db, refold);
    expect(await found()).toEqual([]);
  });

  it.each([
    { what: 'of a matter', sql: 'DELETE FROM tally_matter WHERE matter =', found: ['tally_matter', 'tally'] },
    {
      what: 'by a reader of another division',
      sql: `UPDATE tally_matter SET keys = '{V 990000}' WHERE matter =`,
      found: ['tally_matter', 'tally'],
    },
    {
      what: 'of a pattern',
      sql: `UPDATE tally SET n = n + 1 WHERE (key, pattern) IN (SELECT unnest(keys), pattern FROM tally_matter WHERE matter =`,
      found: ['tally'],
    },
  ])('finds a wrong count $what', async ({ sql, found }) => {
    const id = await matterWithStory();
    while ((await keepTallies(db, 1000)) > 0);
    const wrong = async () =>
      (await verify(db, refold)).findings.map(({ what }) => what).filter((what) => what !== 'CHAIN');
    expect(await wrong()).toEqual([]);
    await store.owner.query(`${sql} '${id}'${found.length === 1 ? ')' : ''}`);
    expect([...new Set(await wrong())]).toEqual(found);
    await store.owner.query('TRUNCATE tally, tally_matter');
    await store.owner.query('INSERT INTO tally_due (matter) SELECT id FROM matter');
  });

  it('counts a matter again that moved after it was counted, and one that is no more', async () => {
    const id = await matterWithStory();
    while ((await keepTallies(db, 1000)) > 0);
    const open = async () =>
      store.owner.query<{ n: number }[]>(
        `SELECT sum(n)::int AS n FROM tally t JOIN tally_pattern p ON p.id = t.pattern WHERE t.key = '*' AND holders <> '{}'`,
      );
    const [before] = await open();
    await transition(db, id, {}, [drafted(randomUUID())]);
    await keepTallies(db, 1000);
    expect(await open()).toEqual([{ n: (before?.n ?? 0) - 1 }]);
    expect(await findingsOf(id)).toEqual([]);
    await store.owner.query(`DELETE FROM matter WHERE id = '${id}'`);
    await keepTallies(db, 1000);
    expect(await store.owner.query(`SELECT FROM tally_matter WHERE matter = '${id}'`)).toEqual([]);
    await rebuild(db, refold);
  });

  it.each([
    { what: 'a missing row', sql: 'DELETE FROM inbox_item WHERE' },
    { what: 'another standing', sql: `UPDATE inbox_item SET standing = 'PAST' WHERE` },
    { what: 'another date', sql: `UPDATE inbox_item SET due_at = now() WHERE` },
  ])('finds $what of an inbox', async ({ sql }) => {
    const id = await matterWithStory();
    await store.owner.query(`${sql} alert IN (SELECT id FROM alert WHERE matter = '${id}')`);
    expect(await findingsOf(id)).toMatchObject([{ seq: null, what: 'inbox_item' }]);
    await rebuild(db, refold);
    expect(await findingsOf(id)).toEqual([]);
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

  it('detects that the end of a stream was cut off, and a matter without events', async () => {
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
  ])('detects a read model that differs from the events ($table), and rebuild repairs it', async ({ table, sql }) => {
    const id = await matterWithStory();
    await sqlAs(store.database.appUrl, sql(id));
    expect(await findingsOf(id)).toMatchObject([{ what: table, seq: null }]);
    await rebuild(db, refold);
    expect(await findingsOf(id)).toEqual([]);
  });

  it('withdraws the alert of a revoked lateness, in a transition as in a rebuild', async () => {
    const id = await matterWithStory();
    const revoked = { ...drafted(randomUUID()), type: 'overdueRevoked', payload: { clockId: 'reply', reason: '延期' } };
    const met = { clocks: [clock({ state: 'MET', metAt: '2026-02-10T01:00:00.000Z' })] };
    await transition(db, id, met, [revoked, drafted(randomUUID(), met)]);
    expect(await findingsOf(id)).toEqual([]);
    const alerts = await sqlAs(
      store.database.appUrl,
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
      store.database.administratorUrl,
      'ALTER TABLE event DISABLE TRIGGER event_append_only',
      ...statements,
      'ALTER TABLE event ENABLE ALWAYS TRIGGER event_append_only',
    );
});

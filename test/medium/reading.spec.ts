import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createOrganisation, mayRead, type ReaderScope } from '#libs/domain';
import {
  appendEvents,
  BadCursorError,
  createDataSource,
  EMPTY_HEAD,
  entryVersionEffective,
  listAlerts,
  listEntries,
  listMatters,
  listTasks,
  migrate,
  publishEntryVersion,
  readActor,
  readOrganisation,
  readVisibleMatter,
  registerOrganisation,
  saveProjection,
  withTransaction,
  type Listed,
  type MatterFilters,
  type Page,
} from '#libs/persistence';
import { sqlAs, startDatabase, type ThrowawayDatabase } from '../support/database.js';
import { clock, drafted, ENTRY, projectionOf, REGISTRY, type Sketch } from './store.fixture.js';

let database: ThrowawayDatabase;
let db: DataSource;
let owner: DataSource;

beforeAll(async () => {
  database = await startDatabase();
  await migrate({ ...database, mode: 'rehearsal' });
  owner = await createDataSource(database.ownerUrl).initialize();
  await registerOrganisation(owner, REGISTRY);
  db = await createDataSource(database.appUrl).initialize();
});
afterAll(async () => {
  await db.destroy();
  await owner.destroy();
  await database.stop();
});

async function matterOf(sketch: Sketch, payload: object = {}): Promise<string> {
  const id = randomUUID();
  await withTransaction(db, 'READ COMMITTED', async (tx) => {
    const drafts = [drafted(randomUUID(), sketch, payload)];
    const { hash, events } = await appendEvents(tx, id, EMPTY_HEAD, drafts, '2026-01-26T01:00:00.000Z');
    await saveProjection(tx, { projection: projectionOf(id, 1, sketch), headHash: hash, appended: events });
  });
  return id;
}

const EVERYTHING: ReaderScope = { own: ['north.housing', 'north.schools'], divisions: 'ALL' };
const FIRST: Page = { limit: 50, cursor: null };

async function pages<Item>(list: (page: Page) => Promise<Listed<Item>>, limit: number): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let cursor: string | null = null; ;) {
    const { items, nextCursor } = await list({ limit, cursor });
    all.push(...items);
    if (nextCursor === null) return all;
    cursor = nextCursor;
  }
}

const dueOn = (day: string): Sketch => ({ clocks: [clock({ dueAt: `${day}T16:00:00.000Z`, lastDay: day })] });

describe('the list of matters', () => {
  const mine: ReaderScope = { own: ['north.schools'], divisions: [] };
  const ids = async (filters: MatterFilters, scope = mine): Promise<string[]> =>
    (await pages((page) => listMatters(db, scope, filters, page), 2)).map(({ id }) => id);
  const school = (sketch: Sketch): Promise<string> => matterOf({ requester: 'north.schools', ...sketch });

  it('is ordered by due date, then id, what has none last, and stays so while pages are read', async () => {
    const late = await school(dueOn('2026-03-03'));
    const same = [await school(dueOn('2026-03-02')), await school(dueOn('2026-03-02'))].sort();
    const never = [await school({ clocks: [] }), await school({ clocks: [] }), await school({ clocks: [] })].sort();
    const expected = [...same, late, ...never];
    expect(await ids({})).toEqual(expected);

    const first = await listMatters(db, mine, {}, { limit: 2, cursor: null });
    const before = await school(dueOn('2026-03-01'));
    const rest = await pages(
      (page) => listMatters(db, mine, {}, { ...page, cursor: page.cursor ?? first.nextCursor }),
      3,
    );
    expect([...first.items, ...rest].map(({ id }) => id)).toEqual(expected);
    expect(await ids({})).toEqual([before, ...expected]);
  });

  it.each(['x', '', 'bm90IGpzb24', Buffer.from('["2026-01-01","x"]').toString('base64url')])(
    'refuses the cursor %p, which no page ever gave',
    async (cursor) => {
      await expect(listMatters(db, mine, {}, { limit: 2, cursor })).rejects.toThrow(BadCursorError);
    },
  );

  it('is filtered by state, department, side and due date', async () => {
    const scope: ReaderScope = { own: ['south.data'], divisions: 'ALL' };
    const [requester, provider] = ['north.data', 'north.schools'];
    const agreed = await matterOf({ requester, provider, state: 'AGREED', ...dueOn('2026-05-01') });
    const only = { state: 'AGREED', department: 'north.data' } as const;
    expect(await ids(only, scope)).toEqual([agreed]);
    expect(await ids({ ...only, side: 'requester' }, scope)).toEqual([agreed]);
    expect(await ids({ ...only, side: 'provider' }, scope)).toEqual([]);
    expect(await ids({ state: 'AGREED', side: 'extensionAuthority' }, scope)).toEqual([agreed]);
    expect(await ids({ ...only, dueBefore: '2026-05-01T16:00:00.000Z' }, scope)).toEqual([]);
    expect(await ids({ ...only, dueBefore: '2026-05-01T16:00:00.001Z' }, scope)).toEqual([agreed]);
    expect(await ids({ ...only, process: 'correction-request' }, scope)).toEqual([]);
  });

  it('finds a piece of the number, of the name and of the code, and takes wildcards literally', async () => {
    const number = 'REQ-990100-2026-000042';
    const id = await matterOf({ number, title: '婚姻登记_状态100%核验' });
    for (const q of ['2026-000042', 'req-990100', '登记_状态', '婚姻', '100%核']) {
      expect(await ids({ q }, EVERYTHING)).toEqual([id]);
    }
    expect(await ids({ q: '登记%核验' }, EVERYTHING)).toEqual([]);
    expect(await ids({ q: '3070990200002/000001' }, EVERYTHING)).toContain(id);
  });

  it('calls overdue what is due and not met, whether anybody has observed it or not', async () => {
    const scope: ReaderScope = { own: [], divisions: 'ALL' };
    const requester = 'province.data';
    const now = await platformNow();
    const past = { dueAt: now };
    const future = { dueAt: '2099-01-01T16:00:00.000Z' };
    const overdue = await matterOf({ requester, clocks: [clock(past)] });
    const met = await matterOf({
      requester,
      clocks: [clock({ ...past, state: 'MET', metAt: '2099-01-01T00:00:00.000Z' })],
    });
    const both = await matterOf({
      requester,
      clocks: [clock(future), clock({ ...past, id: 'delivery', clause: '22(1)' })],
    });
    const list = (filters: MatterFilters): Promise<string[]> => ids({ department: requester, ...filters }, scope);
    expect((await list({ overdue: true })).sort()).toEqual([overdue, both].sort());
    expect(await list({ overdue: false })).toEqual([met]);
    expect(await list({ overdue: true, clause: '22(1)' })).toEqual([both]);
    expect(await list({ overdue: true, clause: '21(1)' })).toEqual([overdue]);
    expect((await list({ clause: '21(1)' })).sort()).toEqual([overdue, met, both].sort());
    const { items } = await listMatters(db, scope, { department: requester }, FIRST);
    expect(new Map(items.map((item) => [item.id, item.overdue]))).toEqual(
      new Map([
        [overdue, true],
        [met, false],
        [both, true],
      ]),
    );
  });

  const platformNow = async (): Promise<string> => {
    const [row] = await sqlAs<{ now: Date }>(database.appUrl, 'SELECT platform_now() AS now');
    return (row?.now ?? new Date(NaN)).toISOString();
  };
});

describe('what one may not see', () => {
  const organisation = createOrganisation(REGISTRY.divisions, REGISTRY.departments);
  const scopes: readonly ReaderScope[] = [
    { own: ['north.housing'], divisions: [] },
    { own: ['south.transport'], divisions: [] },
    { own: ['south.data'], divisions: [] },
    { own: [], divisions: [] },
    { own: ['north.data'], divisions: ['990100'] },
    { own: ['south.data'], divisions: ['990200'] },
    { own: ['province.data'], divisions: ['990000', '990100', '990200'] },
    { own: [], divisions: 'ALL' },
  ];

  it.each(scopes)('is neither listed, counted nor found: %j', async (scope) => {
    const title = `可见性${randomUUID()}`;
    const matters = [
      { open: false, requester: 'north.housing', provider: 'south.transport' },
      { open: true, requester: 'north.housing', provider: 'south.transport' },
      { open: true, requester: 'north.housing', provider: 'north.schools' },
      { open: true, requester: 'south.transport', provider: 'province.data' },
    ];
    const ids = await Promise.all(matters.map((sketch) => matterOf({ ...sketch, title })));
    const visible = ids.filter((_, n) => {
      const { open = true, requester = '', provider = '' } = matters[n] ?? {};
      return mayRead({ open, parties: { requester, provider, extensionAuthority: 'south.data' } }, scope, organisation);
    });
    const seen = await pages((page) => listMatters(db, scope, { q: title }, page), 1);
    expect(seen.map(({ id }) => id)).toEqual(visible.sort());
    for (const id of ids) {
      const found = await readVisibleMatter(db, scope, id);
      expect(found?.id ?? null).toBe(visible.includes(id) ? id : null);
    }
  });
});

describe('inbox', () => {
  const offices = [{ departmentId: 'south.transport', role: 'WB_HANDLER' }] as const;

  it('holds the tasks of my office, by due date', async () => {
    const task = {
      command: 'accept',
      departmentId: 'south.transport',
      roles: ['WB_HANDLER'],
      clockId: 'reply',
    } as const;
    const second = await matterOf({ ...dueOn('2026-06-02'), tasks: [task] });
    const first = await matterOf({
      ...dueOn('2026-06-01'),
      tasks: [task, { ...task, command: 'other', roles: ['WB_LEAD'] }],
    });
    const tasks = await pages((page) => listTasks(db, offices, page), 1);
    expect(tasks.map(({ matterId, command }) => [matterId, command])).toEqual([
      [first, 'accept'],
      [second, 'accept'],
    ]);
    expect(await listTasks(db, [{ departmentId: 'north.housing', role: 'WB_HANDLER' }], FIRST)).toMatchObject({
      items: [],
    });
    expect(await listTasks(db, [], FIRST)).toEqual({ items: [], nextCursor: null });
  });

  it('holds an alert once, whoever of my offices it was sent to', async () => {
    const both = [...offices, { departmentId: 'south.transport', role: 'WB_LEAD' }] as const;
    const notices = [{ to: both, text: '收到共享申请。' }];
    const id = await matterOf({}, { notices });
    const { items } = await listAlerts(db, both, FIRST);
    expect(items).toMatchObject([{ matterId: id, level: 'NOTICE', text: '收到共享申请。', dueAt: null, late: false }]);
    expect((await listAlerts(db, [{ departmentId: 'south.data', role: 'WB_LEAD' }], FIRST)).items).toEqual([]);
  });
});

describe('the catalogue', () => {
  const again = { ...ENTRY, version: 2, effectiveFrom: '2025-12-01', name: '道路运输许可' };

  it('has exactly one effective version on any day', async () => {
    await publishEntryVersion(owner, ENTRY);
    await publishEntryVersion(owner, again);
    const on = async (day: string): Promise<unknown> => entryVersionEffective(db, ENTRY.catalogCode, day);
    expect(await on('2025-07-31')).toBeNull();
    expect(await on('2025-08-01')).toEqual(ENTRY);
    expect(await on('2025-11-30')).toEqual(ENTRY);
    expect(await on('2025-12-01')).toEqual(again);
    expect(await on('2099-01-01')).toEqual(again);
    expect(await entryVersionEffective(db, 'unknown', '2026-01-01')).toBeNull();
    await expect(
      owner.query(
        `INSERT INTO catalog_entry_version (entry_id, version, effective_from, effective_to, content)
         SELECT entry_id, 3, '2025-11-01', '2025-12-02', content FROM catalog_entry_version WHERE version = 1`,
      ),
    ).rejects.toThrow(/catalog_entry_version_one_effective/);
  });

  it('is listed as it is effective today, by code', async () => {
    const codes = ['3070990200002/000003', '3070990200002/000002'];
    for (const catalogCode of codes) {
      await publishEntryVersion(owner, { ...ENTRY, catalogCode, entryId: randomUUID(), shareAttribute: 'CONDITIONAL' });
    }
    const entries = await pages((page) => listEntries(db, {}, page), 1);
    expect(entries.map(({ catalogCode }) => catalogCode)).toEqual([ENTRY.catalogCode, ...codes.reverse()]);
    expect((await listEntries(db, { shareAttribute: 'UNCONDITIONAL' }, FIRST)).items).toEqual([again]);
    expect((await listEntries(db, { q: '运输许可' }, FIRST)).items).toEqual([again]);
    expect((await listEntries(db, { provider: 'north.data' }, FIRST)).items).toEqual([]);
    await expect(listEntries(db, {}, { limit: 1, cursor: 'WzFd' })).rejects.toThrow(BadCursorError);
  });
});

describe('who is who', () => {
  it('knows an account with the offices of today', async () => {
    await owner.query(
      `INSERT INTO appointment VALUES ('n.handler', 'ASSESSOR', 'north.housing', '2020-01-01', '2020-02-01')`,
    );
    expect(await readActor(db, 'n.handler')).toEqual({
      accountId: 'n.handler',
      personId: '00000000-0000-4000-8000-0000000000a1',
      offices: [
        { role: 'WB_HANDLER', departmentId: 'north.housing' },
        { role: 'WB_LEAD', departmentId: 'north.housing' },
      ],
      auditedDivisions: [],
    });
    expect(await readActor(db, 'auditor')).toMatchObject({ auditedDivisions: ['*'] });
    expect(await readActor(db, 'nobody')).toBeNull();
  });

  it('reads the organisation again only after it changed; a working body needs a lead', async () => {
    const read = () => withTransaction(db, 'READ COMMITTED', readOrganisation);
    const first = await read();
    expect(first.department('north.housing').hasWorkingBody).toBe(true);
    expect(first.department('north.schools').hasWorkingBody).toBe(false);
    expect(await read()).toBe(first);
    await owner.query(`INSERT INTO appointment VALUES ('n.handler', 'WB_LEAD', 'north.schools', '2020-01-01')`);
    const second = await read();
    expect(second).not.toBe(first);
    expect(second.department('north.schools').hasWorkingBody).toBe(true);
  });

  it('refuses two working bodies of one department at a time', async () => {
    const second = owner.query(`INSERT INTO working_body VALUES ('north.housing', '又一个', '2026-01-01')`);
    await expect(second).rejects.toThrow(/working_body_one_active/);
  });
});

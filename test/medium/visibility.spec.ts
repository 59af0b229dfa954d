import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createOrganisation, mayRead, type Clock, type Office, type ReaderScope, type Role } from '#libs/domain';
import { listAlerts, listMatters, listTasks, readVisibleMatter, type Inbox } from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { clock, dueOn, REGISTRY, type Sketch } from './store.fixture.js';
import { FIRST_PAGE, matterOf, pages } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

describe('a matter that an account may not see', () => {
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
    const matters: readonly (Sketch & Partial<Pick<Clock, 'responsible' | 'otherParty'>>)[] = [
      { open: false, requester: 'north.housing', provider: 'south.transport' },
      { open: true, requester: 'north.housing', provider: 'south.transport' },
      { open: true, requester: 'north.housing', provider: 'north.schools' },
      { open: true, requester: 'south.transport', provider: 'province.data' },
      { open: true, requester: 'north.housing', provider: 'north.schools', responsible: 'south.data' },
      { open: true, requester: 'north.housing', provider: 'north.schools', otherParty: 'south.data' },
      { open: false, requester: 'north.housing', provider: 'north.schools', responsible: 'south.data' },
    ];
    const ids = await Promise.all(
      matters.map(({ responsible = 'north.schools', otherParty = null, ...sketch }) =>
        matterOf(db, { ...sketch, title, clocks: [clock({ responsible, otherParty })] }),
      ),
    );
    const visible = ids.filter((_, n) => {
      const {
        open = true,
        requester = '',
        provider = '',
        responsible = 'north.schools',
        otherParty,
      } = matters[n] ?? {};
      const parties = { requester, provider, extensionAuthority: 'south.data' };
      const limits = [responsible, otherParty ?? []].flat();
      return mayRead({ open, parties, limits }, scope, organisation);
    });
    const seen = await pages((page) => listMatters(db, scope, { q: title }, page), 1);
    expect(seen.map(({ id }) => id)).toEqual(visible.sort());
    for (const id of ids) {
      const found = await readVisibleMatter(db, { ...scope, offices: [] }, id);
      expect(found?.id ?? null).toBe(visible.includes(id) ? id : null);
    }
  });
});

it('opens, without being listed, a matter of which an office was told', async () => {
  const notices = [{ to: [{ departmentId: 'south.data', role: 'WB_LEAD' }], text: '请知悉。' }];
  const id = await matterOf(db, { open: false }, { notices });
  const reader = (role: Role) => ({
    own: ['south.data'],
    divisions: [],
    offices: [{ departmentId: 'south.data', role }],
  });
  expect((await readVisibleMatter(db, reader('WB_LEAD'), id))?.id).toBe(id);
  expect(await readVisibleMatter(db, reader('WB_HANDLER'), id)).toBeNull();
  const listed = await pages((page) => listMatters(db, reader('WB_LEAD'), {}, page), 50);
  expect(listed.map((one) => one.id)).not.toContain(id);
  await store.owner.query(`UPDATE alert SET withdrawn_at = at WHERE matter = $1`, [id]);
  expect(await readVisibleMatter(db, reader('WB_LEAD'), id)).toBeNull();
});

it('shows a record of the organisation to the administrators of its body and to who audits everything', async () => {
  const id = await matterOf(db, { clocks: [], administration: 'province.data' });
  const sees = async (scope: ReaderScope): Promise<boolean> =>
    (await readVisibleMatter(db, { ...scope, offices: [] }, id)) !== null;
  const organisation = createOrganisation(REGISTRY.divisions, REGISTRY.departments);
  const readable = { parties: { administration: 'province.data' }, open: true, limits: [] };
  for (const [scope, expected] of [
    [{ own: [], divisions: [], administrations: ['province.data'] }, true],
    [{ own: [], divisions: 'ALL' }, true],
    [{ own: [], divisions: [], administrations: ['north.data'] }, false],
    [{ own: ['province.data'], divisions: ['100000', '990000', '990100', '990200'] }, false],
  ] as const) {
    expect([scope, await sees(scope)]).toEqual([scope, expected]);
    expect([scope, mayRead(readable, scope, organisation)]).toEqual([scope, expected]);
  }
});

describe('inbox', () => {
  const inboxOf = (account: string, of: readonly Office[]): Inbox => ({
    account,
    scope: { own: [...new Set(of.map(({ departmentId }) => departmentId))], divisions: [], offices: of },
  });
  const anybodys = (): Promise<boolean> => Promise.resolve(true);
  const offices = [{ departmentId: 'south.transport', role: 'WB_HANDLER' }] as const;

  it('contains the tasks of the account’s offices, by due date', async () => {
    const task = {
      command: 'accept',
      departmentId: 'south.transport',
      roles: ['WB_HANDLER'],
      clockId: 'reply',
    } as const;
    const second = await matterOf(db, { ...dueOn('2026-06-02'), tasks: [task] });
    const first = await matterOf(db, {
      ...dueOn('2026-06-01'),
      tasks: [task, { ...task, command: 'other', roles: ['WB_LEAD'] }],
    });
    const tasks = await pages((page) => listTasks(db, inboxOf('south', offices), page, anybodys), 1);
    expect(tasks.map(({ matterId, command }) => [matterId, command])).toEqual([
      [first, 'accept'],
      [second, 'accept'],
    ]);
    expect(
      await listTasks(
        db,
        inboxOf('north', [{ departmentId: 'north.housing', role: 'WB_HANDLER' }]),
        FIRST_PAGE,
        anybodys,
      ),
    ).toMatchObject({
      items: [],
    });
    expect(await listTasks(db, inboxOf('nobody', []), FIRST_PAGE, anybodys)).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  it('contains an alert once, even if several offices of the account received it', async () => {
    const both = [...offices, { departmentId: 'south.transport', role: 'WB_LEAD' }] as const;
    const notices = [{ to: both, text: '收到共享申请。' }];
    const id = await matterOf(db, {}, { notices });
    const { items } = await listAlerts(db, inboxOf('n.handler', both), 'ALL', FIRST_PAGE);
    expect(items).toMatchObject([{ matterId: id, level: 'NOTICE', text: '收到共享申请。', dueAt: null, late: false }]);
    const others = inboxOf('n.handler', [{ departmentId: 'south.data', role: 'WB_LEAD' }]);
    expect((await listAlerts(db, others, 'ALL', FIRST_PAGE)).items).toEqual([]);
  });
});

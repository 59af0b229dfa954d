import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createOrganisation, mayRead, type Office, type ReaderScope } from '#libs/domain';
import { listAlerts, listMatters, listTasks, readVisibleMatter, type Inbox } from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { dueOn, REGISTRY } from './store.fixture.js';
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
    const matters = [
      { open: false, requester: 'north.housing', provider: 'south.transport' },
      { open: true, requester: 'north.housing', provider: 'south.transport' },
      { open: true, requester: 'north.housing', provider: 'north.schools' },
      { open: true, requester: 'south.transport', provider: 'province.data' },
    ];
    const ids = await Promise.all(matters.map((sketch) => matterOf(db, { ...sketch, title })));
    const visible = ids.filter((_, n) => {
      const { open = true, requester = '', provider = '' } = matters[n] ?? {};
      const parties = { requester, provider, extensionAuthority: 'south.data' };
      return mayRead({ open, parties, limits: ['north.data'] }, scope, organisation);
    });
    const seen = await pages((page) => listMatters(db, scope, { q: title }, page), 1);
    expect(seen.map(({ id }) => id)).toEqual(visible.sort());
    for (const id of ids) {
      const found = await readVisibleMatter(db, { ...scope, offices: [] }, id);
      expect(found?.id ?? null).toBe(visible.includes(id) ? id : null);
    }
  });
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

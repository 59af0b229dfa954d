import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { type ReaderScope } from '#libs/domain';
import { BadCursorError, listMatters, readPlatformTime, type MatterFilters } from '#libs/persistence';
import { openStore, type OpenStore } from '../support/store.js';
import { clock, drafted, dueOn, REGISTRY, type Sketch } from './store.fixture.js';
import { FIRST_PAGE, matterOf, pages, transition } from './transition.fixture.js';

let store: OpenStore;
let db: DataSource;

beforeAll(async () => {
  store = await openStore(REGISTRY);
  db = store.app;
});
afterAll(() => store.close());

/** Filter by a state that everybody sees as it is. */
const inState = (state: string): NonNullable<MatterFilters['states']> => {
  const states = [['share-request', state]] as const;
  return { shown: states, searched: states };
};

const EVERYTHING: ReaderScope = { own: ['north.housing', 'north.schools'], divisions: 'ALL' };

describe('the list of matters', () => {
  const mine: ReaderScope = { own: ['north.schools'], divisions: [] };
  const ids = async (filters: MatterFilters, scope = mine): Promise<string[]> =>
    (await pages((page) => listMatters(db, scope, filters, page), 2)).map(({ id }) => id);
  const school = (sketch: Sketch): Promise<string> => matterOf(db, { requester: 'north.schools', ...sketch });

  it('is ordered by due date, then id, matters without a date last, and stays so while pages are read', async () => {
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

  it('loses no matter whose date changes between two pages, and gives its present state', async () => {
    const city: ReaderScope = { own: ['south.transport'], divisions: [] };
    const own = { requester: 'south.transport', provider: 'north.schools' };
    const first = await matterOf(db, { ...own, ...dueOn('2026-03-02') });
    const second = await matterOf(db, { ...own, ...dueOn('2026-03-03') });
    const idle = await matterOf(db, { ...own, clocks: [] });
    const filters = { side: 'requester' } as const;
    const shown = await listMatters(db, city, filters, { limit: 1, cursor: null });
    expect(shown.items.map(({ id }) => id)).toEqual([first]);
    await transition(db, idle, { ...own, ...dueOn('2026-03-01') }, [drafted(randomUUID(), {})]);
    const rest = await pages(
      (page) => listMatters(db, city, filters, { ...page, cursor: page.cursor ?? shown.nextCursor }),
      1,
    );
    expect(rest.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      [second, '2026-03-03T16:00:00.000Z'],
      [idle, '2026-03-01T16:00:00.000Z'],
    ]);
  });

  it('can be ordered by id, which nothing moves', async () => {
    const found = await pages((page) => listMatters(db, EVERYTHING, {}, page, 'id'), 3);
    expect(found.map(({ id }) => id)).toEqual([...found.map(({ id }) => id)].sort());
    expect(found.length).toBeGreaterThan(6);
  });

  it('is ordered by limits of the Regulation, then by targets of ours', async () => {
    const scope: ReaderScope = { own: ['north.data'], divisions: [] };
    const own = { requester: 'north.data', provider: 'north.schools' };
    const target = await matterOf(db, { ...own, targetDueAt: '2026-02-01T16:00:00.000Z', clocks: [] });
    const later = await matterOf(db, { ...own, targetDueAt: '2026-02-02T16:00:00.000Z', clocks: [] });
    const limit = await matterOf(db, { ...own, ...dueOn('2026-06-01') });
    const found = (await listMatters(db, scope, { side: 'requester' }, FIRST_PAGE)).items;
    expect(found.filter(({ id }) => [target, later, limit].includes(id)).map(({ id }) => id)).toEqual([
      limit,
      target,
      later,
    ]);
  });

  it('is filtered by state, department, side and due date', async () => {
    const scope: ReaderScope = { own: ['south.data'], divisions: 'ALL' };
    const [requester, provider] = ['north.data', 'north.schools'];
    const agreed = await matterOf(db, { requester, provider, state: 'AGREED', ...dueOn('2026-05-01') });
    const only = { states: inState('AGREED'), department: 'north.data' } as const;
    expect(await ids(only, scope)).toEqual([agreed]);
    expect(await ids({ ...only, side: 'requester' }, scope)).toEqual([agreed]);
    expect(await ids({ ...only, side: 'provider' }, scope)).toEqual([]);
    expect(await ids({ states: inState('AGREED'), side: 'extensionAuthority' }, scope)).toEqual([agreed]);
    expect(await ids({ ...only, dueBefore: '2026-05-01T16:00:00.000Z' }, scope)).toEqual([]);
    expect(await ids({ ...only, dueBefore: '2026-05-01T16:00:00.001Z' }, scope)).toEqual([agreed]);
    expect(await ids({ ...only, process: 'correction-request' }, scope)).toEqual([]);
  });

  it('finds a part of number, name or code, and takes wildcards literally', async () => {
    const number = 'REQ-990100-2026-000042';
    const id = await matterOf(db, { number, title: '婚姻登记_状态100%核验' });
    for (const q of ['2026-000042', 'req-990100', '登记_状态', '婚姻', '100%核']) {
      expect(await ids({ q }, EVERYTHING)).toEqual([id]);
    }
    for (const q of [
      'ＲＥＱ－９９０１００',
      '２０２６-000042',
      '状态１００％',
      '婚姻　登记',
      '婚姻\u200b登记',
      '核验 婚姻',
      'Req-990100-2026-000042',
    ]) {
      expect([q, await ids({ q }, EVERYTHING)]).toEqual([q, [id]]);
    }
    const bracketed = await matterOf(db, { title: '企业（法人）Ａ类登记' });
    for (const q of ['企业(法人)', '（法人）A类', '企业 （法人）'])
      expect([q, await ids({ q }, EVERYTHING)]).toEqual([q, [bracketed]]);
    expect(await ids({ q: '登记%核验' }, EVERYTHING)).toEqual([]);
    expect(await ids({ q: '3070990200002/000001' }, EVERYTHING)).toContain(id);
  });

  it('lists as overdue what is due and not met, recorded as passed or not', async () => {
    const scope: ReaderScope = { own: [], divisions: 'ALL' };
    const requester = 'province.data';
    const { now } = await readPlatformTime(db);
    const past = { dueAt: now };
    const future = { dueAt: '2099-01-01T16:00:00.000Z' };
    const overdue = await matterOf(db, { requester, clocks: [clock(past)] });
    const met = await matterOf(db, {
      requester,
      clocks: [clock({ ...past, state: 'MET', metAt: '2099-01-01T00:00:00.000Z' })],
    });
    const both = await matterOf(db, {
      requester,
      clocks: [clock(future), clock({ ...past, id: 'delivery', clause: '22(1)' })],
    });
    const list = (filters: MatterFilters): Promise<string[]> => ids({ department: requester, ...filters }, scope);
    expect((await list({ overdue: true })).sort()).toEqual([overdue, both].sort());
    expect(await list({ overdue: false })).toEqual([met]);
    expect(await list({ overdue: true, clause: '22(1)' })).toEqual([both]);
    expect(await list({ overdue: true, clause: '21(1)' })).toEqual([overdue]);
    expect((await list({ clause: '21(1)' })).sort()).toEqual([overdue, met, both].sort());
  });
});

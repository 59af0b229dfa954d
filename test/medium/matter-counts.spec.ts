import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROCESSES, type Process } from '#libs/domain';
import { MatterCounts } from '#libs/http';
import { agree } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { expectProblem } from './api.fixture.js';
import { BORDERS, LAND, LICENCES, MARRIAGE, ToldStory, VACCINATION, VEHICLES } from './told-story.fixture.js';

/**
 * The story, in which P5 then proposes a reply to the request of C2 for BORDERS: nobody outside P5 is to know. Tallies have
 * counted all matters as they were before; half of them are due to be counted again.
 */
let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
  await sqlAs(
    story.ownerUrl,
    'SELECT keep_tallies(1000000)',
    `INSERT INTO tally_due (matter) SELECT id FROM matter WHERE id::text < '8'`,
  );
  const proposed = `/share-requests/${story.ids[BORDERS]}/commands/propose-reply`;
  expect(await story.give('p5.handler', proposed, agree(2))).toMatchObject({ status: 200 });
});
afterAll(() => story?.close());

type Page = Awaited<ReturnType<ToldStory['matters']>>;

/** Walks the pages of a list; the total of its first page must be the number of its rows. */
async function walked(account: string, query: string): Promise<Page['items']> {
  const items: Page['items'] = [];
  let total: number | null = null;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page = await story.matters(account, `?limit=7&${query}${cursor && `&cursor=${cursor}`}`);
    if (cursor === '') total = page.total;
    else expect(page.total).toBeNull();
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  expect([account, query, total]).toEqual([account, query, new Set(items.map(({ matterId }) => matterId)).size]);
  return items;
}
const counts = async (account: string, query = '') =>
  MatterCounts.parse((await story.see(account, `/matters/counts?${query}`)).body);

const ACCOUNTS = ['auditor.1', 'auditor.2', 'c2.handler', 'gov.m', 'm1.sa-head', 'm1.supervisor'];
const MORE = [
  'm3.handler',
  'm4.lead',
  'n3.handler',
  'p1.supervisor',
  'p5.handler',
  'p5.lead',
  'p6.handler',
  'sysadmin.1',
];
const FILTERS = ['', 'process=share-request', 'closed=false', 'overdue=true', 'q=登记', 'provider=P5', 'holder=P5'];

describe.each([...ACCOUNTS, ...MORE])('the counts of %s', (account) => {
  it.each(FILTERS)('are the rows of the lists that they open: %s', async (query) => {
    const { total, states, processes, holders, clauses, levels } = await counts(account, query);
    const and = (more: string): string => [query, more].filter(Boolean).join('&');
    expect(await walked(account, query)).toHaveLength(total);
    for (const { process, state, count } of states)
      if (!query.includes('process'))
        expect(await walked(account, and(`process=${process}&state=${state}`))).toHaveLength(count);
    for (const { process, count } of processes)
      if (!query.includes('process')) expect(await walked(account, and(`process=${process}`))).toHaveLength(count);
    for (const { departmentId, count } of holders)
      if (!query.includes('holder')) expect(await walked(account, and(`holder=${departmentId}`))).toHaveLength(count);
    for (const { clause, count } of clauses) {
      if (!query.includes('overdue')) expect(await walked(account, and(`clause=${clause}`))).toHaveLength(count);
    }
    for (const { level, count } of levels) expect(await walked(account, and(`level=${level}`))).toHaveLength(count);
    for (const list of [states, processes]) expect(list.reduce((sum, one) => sum + one.count, 0)).toBe(total);
  });
});

describe('a state inside one side', () => {
  const inState = async (account: string, state: string): Promise<readonly string[]> =>
    (await walked(account, `process=share-request&state=${state}`)).map(({ subject }) => subject);
  const counted = async (account: string, state: string) =>
    (await counts(account, 'process=share-request')).states.find((one) => one.state === state)?.count ?? 0;

  it('is counted and listed as each reader sees it', async () => {
    expect(await inState('p5.lead', 'PROVIDER_LEAD_REVIEW')).toEqual([BORDERS]);
    expect(await inState('auditor.1', 'PROVIDER_LEAD_REVIEW')).toEqual([BORDERS]);
    expect(await counted('p5.lead', 'PROVIDER_LEAD_REVIEW')).toBe(1);
    for (const account of ['c2.handler', 'p1.supervisor']) {
      expect(await inState(account, 'PROVIDER_LEAD_REVIEW')).toEqual([]);
      expect(await inState(account, 'UNDER_REVIEW')).toContain(BORDERS);
      expect(await counted(account, 'PROVIDER_LEAD_REVIEW')).toBe(0);
    }
    expect(await counted('c2.handler', 'UNDER_REVIEW')).toBe(1);
  });
});

describe('the filters', () => {
  const subjects = async (query: string, account = 'auditor.1'): Promise<readonly string[]> =>
    (await walked(account, `process=share-request&${query}`)).map(({ subject }) => subject);

  it.each([
    ['state=AGREED&state=IN_USE', [VEHICLES, VACCINATION, MARRIAGE]],
    ['state=AGREED', [VEHICLES]],
    ['provider=P5', [BORDERS, LAND]],
    ['requester=P6', [LAND, MARRIAGE]],
    ['requester=P6&provider=P5', [LAND]],
    ['requester=P5', []],
    ['holder=P2', [VEHICLES, LICENCES]],
    ['level=L0&provider=P5', [LAND]],
    ['closed=true&state=IN_USE', []],
    ['closed=false&state=IN_USE&state=CLOSED', [VACCINATION, MARRIAGE]],
    ['openedFrom=2026-01-12&openedTo=2026-01-12', [BORDERS]],
    ['openedFrom=2026-01-14&openedTo=2026-01-18', []],
    ['openedTo=2025-12-31', [VACCINATION, MARRIAGE, LICENCES]],
    ['shareAttribute=UNCONDITIONAL', [BORDERS]],
    ['clause=22(1)&closed=false', [VEHICLES, VACCINATION, MARRIAGE, LICENCES]],
  ])('%s', async (query, found) => {
    expect(await subjects(query)).toEqual(found);
  });

  it('closed is what the rows say', async () => {
    for (const account of ['auditor.1', 'p5.lead', 'c2.handler'])
      for (const closed of [true, false])
        expect((await walked(account, `closed=${String(closed)}`)).filter((one) => one.closed !== closed)).toEqual([]);
  });

  it('the period is of the opening to the parties, and tells nothing of the draft before', async () => {
    expect(await subjects('state=DRAFT&openedFrom=2000-01-01', 'm4.lead')).toEqual([]);
    const rows = await sqlAs<{ same: boolean }>(
      story.ownerUrl,
      `SELECT m.opened_at = (SELECT min(e.at) FROM event e WHERE e.stream = m.id AND e.type = 'requestSubmitted') AS same
       FROM matter m WHERE m.process = 'share-request' AND m.open_to_parties`,
    );
    expect(rows.length).toBeGreaterThan(6);
    expect(rows.filter(({ same }) => !same)).toEqual([]);
    const unopened = await sqlAs(story.ownerUrl, 'SELECT FROM matter WHERE open_to_parties <> (opened_at IS NOT NULL)');
    expect(unopened).toEqual([]);
  });

  it.each([
    ['provider=X9', 'provider', 'X9'],
    ['requester=X9', 'requester', 'X9'],
    ['holder=X9', 'holder', 'X9'],
    ['department=X9', 'department', 'X9'],
    ['state=NOWHERE', 'state', 'NOWHERE'],
    ['state=DRAFT&state=NOWHERE', 'state', 'NOWHERE'],
    ['clause=99(9)', 'clause', '99(9)'],
    ['shareAttribute=SECRET', 'shareAttribute', 'SECRET'],
    ['level=L9', 'level', 'L9'],
    ['closed=perhaps', 'closed', ''],
    ['openedFrom=2026-02-30', 'openedFrom', ''],
    ['process=catalog-entry&state=IN_USE', 'state', ''],
  ])('%s is refused by name, by the list and by the counts', async (query, field, value) => {
    for (const path of ['/matters', '/matters/counts']) {
      const reply = await story.see('auditor.1', `${path}?${query}`);
      expectProblem(reply, 400);
      const { errors } = reply.body as {
        readonly errors: readonly { readonly field: string; readonly message: string }[];
      };
      expect(errors.map((one) => one.field.split('.')[0])).toEqual([field]);
      expect(errors[0]?.message).toContain(value);
    }
  });

  it('counts know no page', async () => {
    expectProblem(await story.see('auditor.1', '/matters/counts?limit=5'), 400);
  });
});

it('every state of every process can be asked for', async () => {
  for (const { process, stateTitles } of PROCESSES as readonly Process[]) {
    const states = Object.keys(stateTitles).map((state) => `state=${state}`);
    const { total } = await story.matters('auditor.1', `?limit=1&process=${process}&${states.join('&')}`);
    expect(total).toBe((await counts('auditor.1', `process=${process}`)).total);
  }
});

describe('saved filters', () => {
  const path = (name: string): string => `/me/filters/${encodeURIComponent(name)}`;
  const query = { process: 'share-request', state: ['AGREED', 'IN_USE'], closed: 'false' };
  const listed = async (account: string) => (await story.see(account, '/me/filters')).body;

  it('are kept, replaced, read and deleted by their person alone', async () => {
    const name = '在用的 与/已同意的';
    expect(await story.set('p5.lead', path(name), { query: { q: '登记' } })).toMatchObject({ status: 200 });
    expect(await story.set('p5.lead', path(name), { query })).toMatchObject({ status: 200, body: { name, query } });
    expect(await story.see('p5.lead', path(name))).toMatchObject({ status: 200, body: { name, query } });
    expect(await listed('p5.lead')).toEqual({ items: [{ name, query }], nextCursor: null });
    for (const account of ['p5.handler', 'auditor.1', 'sysadmin.1']) {
      expect(await listed(account)).toEqual({ items: [], nextCursor: null });
      expectProblem(await story.see(account, path(name)), 404);
      expectProblem(await story.remove(account, path(name)), 404);
    }
    expect(await story.remove('p5.lead', path(name))).toMatchObject({ status: 200, body: { name, query } });
    expectProblem(await story.see('p5.lead', path(name)), 404);
    expectProblem(await story.remove('p5.lead', path(name)), 404);
  });

  it.each([
    ['a parameter that the list does not have', { colour: 'red' }, 'query.colour'],
    ['a page', { limit: '5' }, 'query.limit'],
    ['a state that does not exist', { state: 'NOWHERE' }, 'query.state'],
    ['a state of another process', { process: 'catalog-entry', state: 'IN_USE' }, 'query.state'],
    ['a department that does not exist', { provider: 'X9' }, 'provider'],
    ['a long text', { q: '长'.repeat(201) }, 'query.q'],
  ])('refuse %s', async (_, wrong, field) => {
    const reply = await story.set('p5.lead', path('错的'), { query: wrong });
    expectProblem(reply, 400);
    expect((reply.body as { readonly errors: readonly { readonly field: string }[] }).errors[0]?.field).toBe(field);
    expectProblem(await story.see('p5.lead', path('错的')), 404);
  });

  it('have a name of sixty characters at most', async () => {
    expectProblem(await story.set('p5.lead', path('名'.repeat(61)), { query }), 400);
    expectProblem(await story.set('p5.lead', path(' '), { query }), 400);
  });

  it('are fifty at most, also if many are saved at once; a saved one may still be replaced', async () => {
    const names = Array.from({ length: 55 }, (_, n) => `第${String(n)}个`);
    const saved = await Promise.all(names.map((name) => story.set('m4.lead', path(name), { query })));
    expect(saved.filter(({ status }) => status === 200)).toHaveLength(50);
    for (const reply of saved) if (reply.status !== 200) expectProblem(reply, 409);
    const kept = names[saved.findIndex(({ status }) => status === 200)] ?? '';
    expect(await story.set('m4.lead', path(kept), { query: {} })).toMatchObject({ status: 200 });
  });
});

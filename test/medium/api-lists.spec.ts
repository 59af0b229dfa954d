import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntryView, History } from '#libs/http';
import { expectProblem } from './api.fixture.js';
import { BORDERS, MARRIAGE, ToldStory } from './told-story.fixture.js';

/** Published entries: 43 at the beginning, one of the story, and one that is to leave the catalogue. */
const PUBLISHED = 45;

let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

describe('a history', () => {
  it('has all lines in order, with actor and clause', async () => {
    const lines = await story.history('auditor.1', MARRIAGE);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
    expect(lines[0]).toMatchObject({
      type: 'requestDrafted',
      clause: '20(2)',
      sentence: expect.stringContaining(MARRIAGE),
      actor: {
        accountId: 'p6.handler',
        departmentId: 'P6',
        role: 'WB_HANDLER',
        departmentName: expect.stringContaining('公积金'),
      },
    });
    expect(lines.find(({ type }) => type === 'alertRaised')?.actor).toBeNull();
    expect(lines.at(-1)?.hash).toBe((await story.matter('auditor.1', MARRIAGE)).headHash);
  });

  it('is read page by page, and no page repeats or omits a line', async () => {
    const path = `/matters/${story.ids[MARRIAGE]}/history?limit=3`;
    const all: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = History.parse((await story.see('m2.lead', `${path}${cursor && `&cursor=${cursor}`}`)).body);
      expect(page.items.length).toBeLessThanOrEqual(3);
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(all.length).toBeGreaterThan(6);
    expect(all).toEqual(await story.history('m2.lead', MARRIAGE));
    expectProblem(await story.see('m2.lead', `${path}&cursor=abc`), 400, 'cursor');
  });

  it('omits internal lines of the other department', async () => {
    const types = (await story.history('m2.lead', MARRIAGE)).map(({ type }) => type);
    expect(types).not.toContain('requestDrafted');
    expect(types).toEqual(expect.arrayContaining(['requestSubmitted', 'replyProposed', 'replied']));
  });
});

describe('versions of rules', () => {
  it.each(['/calendars', '/policies'])('%s are read page by page', async (path) => {
    const first = await story.see('p5.handler', `${path}?limit=1`);
    expect(first.body).toMatchObject({ items: [{ state: 'ACTIVE' }], nextCursor: null });
    expectProblem(await story.see('p5.handler', `${path}?cursor=abc`), 400, 'cursor');
  });
});

describe('matters since an instant', () => {
  it('are those with a later event', async () => {
    const lines = await story.history('auditor.1', MARRIAGE);
    const last = lines.at(-1)?.recordedAt ?? '';
    const since = async (instant: string): Promise<readonly string[]> =>
      (await story.matters('auditor.1', `?limit=200&updatedSince=${instant}`)).items.map(({ matterId }) => matterId);
    expect(await since(last)).toContain(story.ids[MARRIAGE]);
    expect(await since(new Date(Date.parse(last) + 1).toISOString())).not.toContain(story.ids[MARRIAGE]);
    expect(await since('2100-01-01T00:00:00Z')).toEqual([]);
  });
});

describe('the task list', () => {
  it('names the command, the matter and the date', async () => {
    expect((await story.tasks('p5.handler'))[0]).toMatchObject({
      matterId: story.ids[BORDERS],
      command: 'propose-reply',
      subject: BORDERS,
      departmentId: 'P5',
      title: expect.stringMatching(/答复/),
      number: 'REQ-990121-2026-000001',
      statutory: {
        clockId: 'reply',
        title: '答复期限',
        clause: '21(1)',
        lastDay: '2026-01-13',
        dueAt: '2026-01-13T16:00:00.000Z',
        remainingWorkingDays: null,
        overdueWorkingDays: 14,
        provisional: false,
        paused: false,
      },
      target: null,
    });
    expect(await story.tasks('n3.handler')).toEqual([]);
  });

  it('pages', async () => {
    const { items } = await story.alerts('p5.lead');
    const first = await story.alerts('p5.lead', '?limit=1');
    const second = await story.alerts('p5.lead', `?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(items.slice(0, 2));
  });

  it('shows alerts to the people of the office only, with the clause that a lateness breaches', async () => {
    const levels = async (account: string) =>
      (await story.alerts(account)).items
        .filter(({ matterId }) => matterId === story.ids[BORDERS])
        .map(({ level, breachClause }) => `${level} ${breachClause}`);
    expect(await levels('p5.lead')).toContain('L4 39(4)');
    expect(await levels('p1.supervisor')).toEqual(['L4 39(4)']);
    expect(await levels('m3.lead')).toEqual([]);
  });
});

describe('the inbox', () => {
  const mark = (account: string, path: string) => story.give(account, `/alerts${path}`, {});

  it('marks alerts as read for each person separately', async () => {
    const { items, unread } = await story.alerts('p5.handler', '?limit=200');
    const [first] = items;
    expect([unread, first?.readAt]).toEqual([items.length, null]);
    const read = () => mark('p5.handler', `/${first?.id}/commands/read`);
    expect(await read()).toMatchObject({ status: 200, body: { unread: unread - 1 } });
    const { readAt } = (await story.alerts('p5.handler')).items[0] ?? {};
    expect(readAt).toEqual(expect.any(String));
    await read();
    expect((await story.alerts('p5.handler')).items[0]?.readAt).toBe(readAt);
    const left = await story.alerts('p5.handler', '?unread=true&limit=200');
    expect(left.items.map(({ id }) => id)).toEqual(items.slice(1).map(({ id }) => id));
    expect((await story.alerts('p5.deputy', '?limit=200')).items.map((item) => item.readAt)).toEqual(
      items.map(() => null),
    );
  });

  it('is marked as read as a whole', async () => {
    expect(await mark('p5.handler', '/commands/read-all')).toMatchObject({ status: 200, body: { unread: 0 } });
    expect(await story.alerts('p5.handler', '?unread=true')).toMatchObject({ items: [], unread: 0 });
  });

  it.each([
    ['somebody else was told', async () => (await story.alerts('p5.lead')).items[0]?.id],
    ['nobody was told', () => Promise.resolve('nothing')],
  ])('does not mark %s', async (_, idOf) => {
    expectProblem(await mark('n3.handler', `/${await idOf()}/commands/read`), 404, 'id');
  });
});

describe('the notification preference', () => {
  const set = (account: string, value: object) => story.set(account, '/notification-preferences', value);
  const get = async (account: string) => (await story.see(account, '/notification-preferences')).body;

  it('is the platform only until it is set, and belongs to one person', async () => {
    expect(await get('m3.lead')).toEqual({ email: null, delivery: 'AT_ONCE' });
    const said = { email: 'm3.lead@example.org', delivery: 'DIGEST' };
    expect(await set('m3.lead', said)).toMatchObject({ status: 200, body: said });
    expect(await get('m3.lead')).toEqual(said);
    expect(await get('m3.handler')).toEqual({ email: null, delivery: 'AT_ONCE' });
    expect(await set('m3.lead', { ...said, email: null })).toMatchObject({ status: 200, body: { email: null } });
  });

  it.each(['nobody', 'a@b', 'a@example.org\r\nBcc: b@example.org', `${'a'.repeat(250)}@example.org`])(
    'is not at %j, and the answer does not repeat it',
    async (email) => {
      const reply = await set('m3.lead', { email, delivery: 'AT_ONCE' });
      expectProblem(reply, 400, 'email');
      expect(reply.text).not.toContain(email.slice(0, 6));
    },
  );
});

describe('the catalogue', () => {
  it('is found by code, with its slash in percent signs', async () => {
    const { status, body } = await story.see('m3.handler', '/catalog/entries/303002/000001');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      catalogCode: '303002/000001',
      version: 1,
      effectiveFrom: '2025-08-01',
      provider: 'N2',
      shareAttribute: 'CONDITIONAL',
      shareModes: ['API'],
      items: expect.arrayContaining([{ itemId: 'i1', nameZh: expect.any(String) }]),
      conditions: expect.arrayContaining([expect.objectContaining({ conditionId: 'c1', kind: 'SCOPE' })]),
    });
    expect(body).toHaveProperty('legalBases', []);
  });

  it('is listed by code, page by page', async () => {
    const codes: (string | null)[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await story.entries(`?limit=20${cursor && `&cursor=${cursor}`}`);
      codes.push(...page.items.map(({ catalogCode }) => catalogCode));
      cursor = page.nextCursor;
    }
    expect(codes).toHaveLength(PUBLISHED);
    expect(codes).toEqual([...codes].sort());
  });

  it('is searched, counted and marked, for people to read', async () => {
    const { items, counts } = await story.entries('?department=M2&shareAttribute=CONDITIONAL&q=婚姻登记状态');
    expect(items.map(({ name }) => name)).toEqual([MARRIAGE]);
    expect(items[0]?.marks?.name).toContainEqual({ text: '婚姻登记状态', hit: true });
    expect(counts?.total).toBe(1);
    expect(counts?.facets.shareAttribute).toContainEqual({ value: 'CONDITIONAL', title: '有条件共享', count: 1 });
    expect(counts?.facets.department).toContainEqual({ value: 'M2', title: expect.stringMatching(/民政/), count: 1 });
    expect(counts?.facets.state).toEqual([{ value: 'PUBLISHED', title: expect.stringMatching(/发布/), count: 1 }]);
  });

  it('is found by an everyday word, in traditional characters and by initials, and says so', async () => {
    const target = '最低生活保障对象核验';
    for (const [q, expansion] of [
      ['低保', { term: '低保', added: ['最低生活保障'], initials: false }],
      ['低保對象', { term: '低保對象', added: ['低保对象', '最低生活保障对象'], initials: false }],
      ['zdshbz', { term: 'zdshbz', added: [], initials: true }],
    ] as const) {
      const { items, expansions, counts } = await story.entries(`?q=${q}`);
      expect([q, items.map(({ name }) => name), counts?.total]).toEqual([q, [target], 1]);
      expect(expansions).toEqual([expansion]);
      const exact = await story.entries(`?q=${q}&exact=true`);
      expect([q, exact.items, exact.counts?.total, exact.expansions]).toEqual([q, [], 0, []]);
      const sheet = await story.see('m3.handler', `/catalog/entries/export?format=csv&q=${q}`);
      expect(sheet.text).toContain(target);
    }
    expect((await story.entries('?q=社保')).items.map(({ name }) => name)).toContain('社会保险参保状态');
    expect((await story.entries('?q=房产')).items.map(({ name }) => name)).toContain('不动产登记信息查询');
    expect((await story.entries(`?q=${encodeURIComponent('身份证号')}&exact=true`)).items).toEqual([]);
    expect((await story.entries(`?q=${encodeURIComponent('身份证号')}`)).items.length).toBeGreaterThan(0);
  });

  it('counts on the first page alone', async () => {
    const first = await story.entries('?limit=1');
    expect(first.counts?.total).toBe(PUBLISHED);
    expect((await story.entries(`?limit=1&cursor=${first.nextCursor}`)).counts).toBeNull();
  });

  it('tells the version of any instant, and all of them', async () => {
    const path = '/catalog/entries/303002/000001';
    const now = EntryView.parse((await story.see('m3.handler', path)).body);
    expect(now).toMatchObject({ version: 1, supersededAt: null, stated: { catalogCode: '303002/000001' } });
    const then = await story.see('m3.handler', `${path}?at=${now.effectiveAt}`);
    expect(then.body).toEqual(now);
    const before = new Date(Date.parse(now.effectiveAt) - 1).toISOString();
    expectProblem(await story.see('m3.handler', `${path}?at=${before}`), 404, 'catalogCode');
    expect((await story.see('m3.handler', `${path}/versions`)).body).toEqual({
      items: [expect.objectContaining({ version: 1, effectiveAt: now.effectiveAt, contentHash: now.contentHash })],
      nextCursor: null,
    });
    expectProblem(await story.see('m3.handler', '/catalog/entries/1/2/versions'), 404, 'catalogCode');
  });
});

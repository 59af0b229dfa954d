import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { playStory } from '../../infra/rehearsal/story.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';

let open: OpenApi;
const ids: Record<string, string> = {};
const tokens = new Map<string, string>();

/** What somebody sees at a path of the API. */
async function see(account: string, path: string): Promise<Reply> {
  const token = tokens.get(account) ?? (await signIn(open.url, account));
  tokens.set(account, token);
  return ask(`${open.url}/api/v1${path}`, { token });
}
const matter = async (account: string, subject: string) => (await see(account, `/matters/${ids[subject]}`)).body;

/** The story of the rehearsal, and one draft. The present is 2026-02-02 09:00 in Shanghai. */
beforeAll(async () => {
  open = await openApi(null);
  await playStory(open.url);
  const { body } = await see('auditor.1', '/matters');
  for (const { subject, matterId } of body.items) ids[subject] = matterId;
  await ask(`${open.url}/api/v1/share-requests`, {
    ...{ method: 'POST', token: await signIn(open.url, 'm4.handler') },
    headers: { 'idempotency-key': 'a draft' },
    body: JSON.stringify({
      ...{ catalogCode: '3070990100002/000001', itemIds: ['i1'], dutyNeed: '审核', usageBasis: '条例' },
      ...{ usageScenario: '受理', usageScope: '本局', shareMode: 'API', usageTerm: { until: '2026-12-31' } },
      legalBases: [{ type: 'LAW', title: '某法', article: '第一条' }],
    }),
  });
  ids.draft = (await see('m4.lead', '/matters?state=DRAFT')).body.items[0].matterId;
}, 60_000);
afterAll(() => open?.close());

const MARRIAGE = '婚姻登记状态核验';
const BORDERS = '行政区域界线(1:25万)';
const LAND = '不动产登记信息查询';
const INSURANCE = '社会保险参保状态';
const VEHICLES = '机动车登记信息';

describe('the list of matters', () => {
  const subjects = async (account: string, query = '') =>
    (await see(account, `/matters${query}`)).body.items.map(({ subject }: { subject: string }) => subject);

  it('is ordered by due date, what has none last', async () => {
    expect(await subjects('auditor.1')).toEqual([BORDERS, LAND, INSURANCE, VEHICLES, MARRIAGE]);
  });

  it.each([
    ['?overdue=true', [BORDERS]],
    ['?overdue=true&clause=22(1)', []],
    ['?overdue=false', [LAND, INSURANCE, VEHICLES, MARRIAGE]],
    ['?clause=22(1)', [VEHICLES, MARRIAGE]],
    ['?state=IN_USE', [MARRIAGE]],
    ['?process=share-request&department=P6', [LAND, MARRIAGE]],
    ['?department=P5&side=provider', [BORDERS, LAND]],
    ['?department=P5&side=requester', []],
    ['?dueBefore=2026-02-10T00:00%2B08:00', [BORDERS]],
    ['?dueBefore=2026-02-10T00:00:00.001%2B08:00', [BORDERS, LAND]],
    ['?q=登记', [LAND, VEHICLES, MARRIAGE]],
    ['?q=REQ-990121', [BORDERS]],
    ['?q=%25', []],
  ])('%s', async (query, found) => {
    expect(await subjects('auditor.1', query)).toEqual(found);
  });

  it('pages without loss or repetition', async () => {
    const found: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 9; pages++) {
      const { body } = await see('auditor.1', `/matters?limit=2${cursor}`);
      found.push(...body.items.map(({ subject }: { subject: string }) => subject));
      if (!body.nextCursor) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(found).toEqual([BORDERS, LAND, INSURANCE, VEHICLES, MARRIAGE]);
  });

  it('holds what somebody may see', async () => {
    expect(await subjects('p6.handler')).toEqual([LAND, MARRIAGE]);
    expect(await subjects('m1.sa-head')).toEqual([BORDERS, INSURANCE, MARRIAGE]);
    expect(await subjects('m3.handler')).toEqual([]);
    expect(await subjects('auditor.2', '?q=登记')).toEqual([MARRIAGE]);
    expect(await subjects('sysadmin.1')).toEqual([]);
  });

  it('shows a draft to its own department alone', async () => {
    expect(await subjects('m4.lead', '?state=DRAFT')).toHaveLength(1);
    for (const account of ['m2.handler', 'm1.sa-head', 'auditor.1', 'gov.m']) {
      expect(await subjects(account, '?state=DRAFT')).toEqual([]);
    }
  });
});

describe('a matter', () => {
  it('shows its clock, with the days and why they count', async () => {
    const { clocks, ...rest } = await matter('p5.handler', LAND);
    expect(rest).toMatchObject({ process: 'share-request', state: 'UNDER_REVIEW', links: [], proposal: null });
    const [reply] = clocks.filter(({ id }: { id: string }) => id === 'reply');
    expect(reply).toMatchObject({
      ...{ kind: 'STATUTORY', clause: '21(1)', responsible: 'P5', workingDays: 10, state: 'RUNNING', late: false },
      ...{ lastDay: '2026-02-09', dueAt: '2026-02-09T16:00:00.000Z', metAt: null, extensionPending: false },
    });
    expect(reply.used + reply.remaining).toBe(10);
    const counted = reply.days.filter((day: { counted: boolean }) => day.counted);
    expect(counted).toHaveLength(10);
    expect(counted.at(-1).date).toBe('2026-02-09');
    expect(counted.filter(({ date }: { date: string }) => date <= '2026-02-02')).toHaveLength(reply.used);
    expect(reply.days.find(({ counted: counts }: { counted: boolean }) => !counts)?.why).toMatch(/休|补正/);
  });

  it('tells an overdue clock from one met', async () => {
    const [overdue] = (await matter('p5.handler', BORDERS)).clocks;
    expect(overdue).toMatchObject({ state: 'OVERDUE', metAt: null, late: false, used: 1, remaining: 0 });
    for (const met of (await matter('m2.handler', MARRIAGE)).clocks) {
      expect(met).toMatchObject({ state: 'MET', late: false });
    }
  });

  it('shows the extension that moved its date', async () => {
    const { clocks, extensions } = await matter('m4.handler', INSURANCE);
    expect(extensions).toMatchObject([{ status: 'GRANTED' }]);
    expect(clocks[0].extensions).toMatchObject([{ days: extensions[0].grantedDays }]);
    expect(clocks[0].workingDays).toBe(10 + extensions[0].grantedDays);
  });

  it('offers each what they may do now, and says why not', async () => {
    const offered = async (account: string) =>
      (await matter(account, LAND)).availableCommands.filter((one: { allowed: boolean }) => one.allowed);
    expect((await offered('p5.handler')).map(({ command }: { command: string }) => command)).toContain('propose-reply');
    expect(await offered('p6.head')).toEqual([]);
    const refused = (await matter('p5.lead', LAND)).availableCommands.find(
      ({ command }: { command: string }) => command === 'propose-reply',
    );
    expect(refused).toMatchObject({ allowed: false, code: 'NOT_YOUR_OFFICE', reason: expect.any(String) });
  });

  it('keeps an unapproved proposal, and the words about it, inside the provider', async () => {
    const body = {
      decisions: [
        { itemId: 'i1', agree: true },
        { itemId: 'i2', agree: true },
        { itemId: 'i3', agree: true },
      ],
    };
    const given = await ask(`${open.url}/api/v1/share-requests/${ids[LAND]}/commands/propose-reply`, {
      ...{ method: 'POST', token: await signIn(open.url, 'p5.handler'), headers: { 'idempotency-key': 'a proposal' } },
      body: JSON.stringify({ ...body, disposalInstruction: '用后删除', responsibilityMatrix: '各负其责' }),
    });
    expect(given.status).toBe(200);
    const eyes = ['p5.handler', 'p5.lead', 'auditor.1', 'p6.handler', 'p1.sa-head'];
    const seen = await Promise.all(
      eyes.map(async (account) => {
        const { body: history } = await see(account, `/matters/${ids[LAND]}/history`);
        const types = history.items.map(({ type }: { type: string }) => type);
        return [account, (await matter(account, LAND)).proposal !== null, types.includes('replyProposed')];
      }),
    );
    expect(seen).toEqual([
      ['p5.handler', true, true],
      ['p5.lead', true, true],
      ['auditor.1', true, true],
      ['p6.handler', false, false],
      ['p1.sa-head', false, false],
    ]);
  });

  it.each([
    ['m3.handler', MARRIAGE],
    ['sysadmin.1', MARRIAGE],
    ['operator.1', BORDERS],
    ['m2.handler', 'draft'],
    ['auditor.1', 'draft'],
    ['m1.sa-head', 'draft'],
  ])('is not there for %s: %s', async (account, subject) => {
    expectProblem(await see(account, `/matters/${ids[subject]}`), 404, 'id');
    expectProblem(await see(account, `/matters/${ids[subject]}/history`), 404, 'id');
  });
});

describe('a history', () => {
  it('tells everything in order, by whom, and by what clause', async () => {
    const { items, nextCursor } = (await see('auditor.1', `/matters/${ids[MARRIAGE]}/history`)).body;
    expect(nextCursor).toBeNull();
    const seqs = items.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual(seqs.map((_: number, i: number) => i + 1));
    expect(items[0]).toMatchObject({
      ...{ type: 'requestDrafted', clause: '20(2)', sentence: expect.stringContaining(MARRIAGE) },
      actor: {
        accountId: 'p6.handler',
        departmentId: 'P6',
        role: 'WB_HANDLER',
        departmentName: expect.stringContaining('公积金'),
      },
    });
    expect(items.find(({ type }: { type: string }) => type === 'alertRaised').actor).toBeNull();
    expect(items.at(-1).hash).toBe((await matter('auditor.1', MARRIAGE)).headHash);
    expect(items.at(-1).hash).toHaveLength(createHash('sha256').digest('hex').length);
  });

  it('leaves out what was said inside the other department', async () => {
    const { items } = (await see('m2.lead', `/matters/${ids[MARRIAGE]}/history`)).body;
    const types = items.map(({ type }: { type: string }) => type);
    expect(types).not.toContain('requestDrafted');
    expect(types).toEqual(expect.arrayContaining(['requestSubmitted', 'replyProposed', 'replied']));
  });
});

describe('what waits for somebody', () => {
  it('names the command, the matter and the date', async () => {
    const { items } = (await see('p5.handler', '/tasks')).body;
    expect(items[0]).toMatchObject({
      ...{ matterId: ids[BORDERS], command: 'propose-reply', subject: BORDERS, departmentId: 'P5' },
      ...{ title: expect.stringMatching(/答复/), number: 'REQ-990121-2026-000001', dueAt: '2026-01-13T16:00:00.000Z' },
    });
    expect((await see('m3.handler', '/tasks')).body).toEqual({ items: [], nextCursor: null });
  });

  it('pages', async () => {
    const all = (await see('p5.lead', '/alerts')).body.items;
    const first = (await see('p5.lead', '/alerts?limit=1')).body;
    const second = (await see('p5.lead', `/alerts?limit=1&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 2));
  });

  it('warns the people of the office alone, with the clause that a lateness breaches', async () => {
    const levels = async (account: string) =>
      (await see(account, '/alerts')).body.items
        .filter(({ matterId }: { matterId: string }) => matterId === ids[BORDERS])
        .map(({ level, breachClause }: { level: string; breachClause: string | null }) => `${level} ${breachClause}`);
    expect(await levels('p5.lead')).toContain('L4 39(4)');
    expect(await levels('p1.supervisor')).toEqual(['L4 39(4)']);
    expect(await levels('m3.lead')).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('is found by code, with its slash in percent signs', async () => {
    const { status, body } = await see('m3.handler', '/catalog/entries/303002%2F000001');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ catalogCode: '303002/000001', version: 1, effectiveFrom: '2025-08-01', provider: 'N2' },
      ...{
        shareAttribute: 'CONDITIONAL',
        shareModes: ['API'],
        items: expect.arrayContaining([{ itemId: 'i1', nameZh: expect.any(String) }]),
      },
      conditions: expect.arrayContaining([expect.objectContaining({ conditionId: 'c1', kind: 'SCOPE' })]),
    });
    expect(body.legalBases).toEqual([]);
  });

  it('is listed by code, page by page', async () => {
    const codes: string[] = [];
    let cursor = '';
    do {
      const { body } = await see('m3.handler', `/catalog/entries?limit=20${cursor}`);
      codes.push(...body.items.map(({ catalogCode }: { catalogCode: string }) => catalogCode));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(codes).toHaveLength(43);
    expect(codes).toEqual([...codes].sort());
  });

  it('is filtered', async () => {
    const { body } = await see('m3.handler', '/catalog/entries?provider=M2&shareAttribute=CONDITIONAL&q=婚姻');
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([MARRIAGE]);
  });
});

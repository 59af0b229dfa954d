import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlAs } from '../support/database.js';
import { expectProblem } from './api.fixture.js';
import {
  BORDERS,
  INSURANCE,
  LAND,
  LICENCES,
  MARRIAGE,
  ToldStory,
  VACCINATION,
  VEHICLES,
} from './told-story.fixture.js';

let story: ToldStory;
beforeAll(async () => {
  story = await ToldStory.tell();
});
afterAll(() => story?.close());

describe('the list of matters', () => {
  const requests = (account: string, query = '') =>
    story.matters(account, `?process=share-request${query && `&${query}`}`);
  const subjects = async (account: string, query = '') =>
    (await requests(account, query)).items.map(({ subject }) => subject);

  it('is ordered by due date, matters without one last', async () => {
    expect(await subjects('auditor.1')).toEqual([BORDERS, LAND, INSURANCE, VEHICLES, VACCINATION, MARRIAGE, LICENCES]);
  });

  it.each([
    ['overdue=true', [BORDERS]],
    ['overdue=true&clause=22(1)', []],
    ['overdue=false', [LAND, INSURANCE, VEHICLES, VACCINATION, MARRIAGE, LICENCES]],
    ['clause=22(1)', [VEHICLES, VACCINATION, MARRIAGE, LICENCES]],
    ['state=IN_USE', [VACCINATION, MARRIAGE]],
    ['department=P6', [LAND, MARRIAGE]],
    ['department=P5&side=provider', [BORDERS, LAND]],
    ['department=P5&side=requester', []],
    ['dueBefore=2026-02-10T00:00%2B08:00', [BORDERS]],
    ['dueBefore=2026-02-10T00:00:00.001%2B08:00', [BORDERS, LAND]],
    ['q=登记', [LAND, VEHICLES, MARRIAGE]],
    ['q=REQ-990121', [BORDERS, VACCINATION]],
    ['q=%25', []],
  ])('%s', async (query, found) => {
    expect(await subjects('auditor.1', query)).toEqual(found);
  });

  it('pages without loss or repetition', async () => {
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await requests('auditor.1', `limit=2${cursor && `&cursor=${cursor}`}`);
      found.push(...page.items.map(({ subject }) => subject));
      cursor = page.nextCursor;
    }
    expect(found).toEqual([BORDERS, LAND, INSURANCE, VEHICLES, VACCINATION, MARRIAGE, LICENCES]);
  });

  it('contains the matters that the caller may see', async () => {
    expect(await subjects('p6.handler')).toEqual([LAND, MARRIAGE]);
    expect(await subjects('m1.sa-head')).toEqual([BORDERS, INSURANCE, VACCINATION, MARRIAGE]);
    expect(await subjects('n3.handler')).toEqual([]);
    expect(await subjects('auditor.2', 'q=登记')).toEqual([MARRIAGE]);
    expect(await subjects('sysadmin.1')).toEqual([]);
  });

  it('shows a draft to its own department alone', async () => {
    expect(await subjects('m4.lead', 'state=DRAFT')).toHaveLength(1);
    for (const account of ['m2.handler', 'm1.sa-head', 'auditor.1', 'gov.m']) {
      expect(await subjects(account, 'state=DRAFT')).toEqual([]);
    }
  });
});

describe('a matter', () => {
  it('links to related matters that the reader may see', async () => {
    const entry = {
      relation: 'entry',
      matterId: expect.any(String),
      process: 'catalog-entry',
      processTitle: '目录条目',
      number: expect.stringMatching(/^TG-/),
      subject: LAND,
      state: 'PUBLISHED',
      stateTitle: expect.stringMatching(/\p{Script=Han}/u),
    };
    expect((await story.matter('p5.handler', LAND)).links).toEqual([entry]);
    expect((await story.matter('p6.handler', LAND)).links).toEqual([entry]); // told of its publication
    expect((await story.matter('p6.lead', LAND)).links).toEqual([]);
  });

  it('names the items and states the conditions of the version at receipt', async () => {
    const { request } = await story.matter('p5.handler', LAND);
    expect(request.items.map(({ itemId }) => itemId)).toEqual(request.itemIds);
    for (const { name } of request.items) expect(name).toMatch(/\p{Script=Han}/u);
    expect(request.entry.conditions.map(({ text }) => text)).toContainEqual(expect.stringMatching(/\p{Script=Han}/u));
  });

  it('is answered with its history, in which acts have names and offices', async () => {
    const { history } = await story.matter('p6.handler', LAND);
    expect(history).toEqual({ items: await story.history('p6.handler', LAND), isWhole: true });
    const acts = history.items.flatMap(({ actor }) => (actor ? [actor] : []));
    expect(acts.length).toBeGreaterThan(0);
    for (const { departmentName, roleTitle } of acts)
      expect(`${departmentName}${roleTitle}`).toMatch(/\p{Script=Han}.*(经办人|负责人)/u);
  });

  it('shows its clock, with the days and why they count', async () => {
    const { clocks, ...rest } = await story.matter('p5.handler', LAND);
    expect(rest).toMatchObject({ process: 'share-request', state: 'UNDER_REVIEW', proposal: null });
    const reply = clocks.find(({ id }) => id === 'reply');
    if (!reply) throw new Error('no reply clock');
    expect(reply).toMatchObject({
      kind: 'STATUTORY',
      clause: '21(1)',
      responsible: 'P5',
      workingDays: 10,
      state: 'RUNNING',
      late: false,
      lastDay: '2026-02-09',
      dueAt: '2026-02-09T16:00:00.000Z',
      metAt: null,
      extensionPending: false,
    });
    expect(reply.used + reply.remaining).toBe(10);
    const counted = reply.days.filter(({ counted: counts }) => counts);
    expect(counted).toHaveLength(10);
    expect(counted.at(-1)?.date).toBe('2026-02-09');
    expect(counted.filter(({ date }) => date <= '2026-02-02')).toHaveLength(reply.used);
    expect(reply.days.find(({ counted: counts }) => !counts)?.why).toMatch(/休|补正/);
  });

  it('tells an overdue clock from one met', async () => {
    const [overdue] = (await story.matter('p5.handler', BORDERS)).clocks;
    expect(overdue).toMatchObject({ state: 'OVERDUE', metAt: null, late: false, used: 1, remaining: 0 });
    const statutory = (await story.matter('m2.handler', MARRIAGE)).clocks.filter(({ kind }) => kind === 'STATUTORY');
    expect(statutory.length).toBeGreaterThan(0);
    for (const met of statutory) expect(met).toMatchObject({ state: 'MET', late: false });
  });

  it('shows the extension that moved its date', async () => {
    const { clocks, extensions } = await story.matter('m4.handler', INSURANCE);
    expect(extensions).toMatchObject([{ status: 'GRANTED' }]);
    const days = extensions[0]?.grantedDays ?? 0;
    expect(clocks[0]).toMatchObject({ extensions: [{ days }], workingDays: 10 + days });
  });

  it('offers each account the commands that are open now, and the reason for the others', async () => {
    const offered = async (account: string) =>
      (await story.matter(account, LAND)).availableCommands.filter(({ allowed }) => allowed);
    expect((await offered('p5.handler')).map(({ command }) => command)).toContain('propose-reply');
    expect(await offered('p6.head')).toEqual([]);
    const refused = (await story.matter('p5.lead', LAND)).availableCommands.find(
      ({ command }) => command === 'propose-reply',
    );
    expect(refused).toMatchObject({ allowed: false, code: 'NOT_YOUR_OFFICE', reason: expect.any(String) });
  });

  it('keeps an unapproved proposal, and its history lines, inside the provider', async () => {
    const decisions = ['i1', 'i2', 'i3'].map((itemId) => ({ itemId, agree: true }));
    const path = `/share-requests/${story.ids[LAND]}/commands/propose-reply`;
    const words = { disposalInstruction: '用后删除', responsibilityMatrix: '各负其责' };
    const given = await story.give('p5.handler', path, { decisions, ...words });
    expect(given.status).toBe(200);
    const eyes = ['p5.handler', 'p5.lead', 'auditor.1', 'p6.handler', 'p1.sa-head'];
    const seen = await Promise.all(
      eyes.map(async (account) => {
        const types = (await story.history(account, LAND)).map(({ type }) => type);
        return [account, (await story.matter(account, LAND)).proposal !== null, types.includes('replyProposed')];
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
  ])('is answered as unknown to %s: %s', async (account, subject) => {
    expectProblem(await story.see(account, `/matters/${story.ids[subject]}`), 404, 'id');
    expectProblem(await story.see(account, `/matters/${story.ids[subject]}/history`), 404, 'id');
  });

  it('compares two revisions of a document, to those who saw both', async () => {
    const id = story.ids.draft ?? '';
    const { request } = await story.matter('m4.handler', 'draft');
    const { catalogCode, itemIds, dutyNeed, usageBasis, usageScenario, shareMode, usageTerm, legalBases } = request;
    const revised = {
      ...{ catalogCode, itemIds, dutyNeed, usageBasis, usageScenario, shareMode, usageTerm, legalBases },
      usageScope: '本局受理岗位',
    };
    expect((await story.give('m4.handler', `/share-requests/${id}/commands/revise-draft`, revised)).status).toBe(200);
    expect((await story.see('m4.lead', `/matters/${id}/diff?from=1&to=2`)).body).toEqual({
      document: 'request',
      from: 1,
      to: 2,
      differences: [{ path: 'usageScope', label: '使用范围', before: '本局', after: '本局受理岗位' }],
    });
    expectProblem(await story.see('m4.lead', `/matters/${id}/diff?from=1&to=3`), 404);
    expectProblem(await story.see('m4.lead', `/matters/${id}/diff?document=proposal&from=1&to=2`), 404);
    expectProblem(await story.see('m2.handler', `/matters/${id}/diff?from=1&to=2`), 404);
  });

  it('keeps the revisions of a proposal inside the provider', async () => {
    const path = `/matters/${story.ids[LAND]}/diff?document=proposal&from=1&to=1`;
    expect((await story.see('p5.handler', path)).body).toMatchObject({ document: 'proposal', differences: [] });
    expectProblem(await story.see('p6.handler', path), 404);
  });

  it('is not sent again to whoever has it, until anything in it changes', async () => {
    const path = `/matters/${story.ids[LAND]}`;
    const first = await story.see('p5.handler', path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    const again = await story.see('p5.handler', path, { 'if-none-match': `"other", ${tag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await story.see('p6.handler', path, { 'if-none-match': tag })).status).toBe(200);
    await sqlAs(story.ownerUrl, `UPDATE platform SET offset_ms = offset_ms + 86400000`);
    const later = await story.see('p5.handler', path, { 'if-none-match': tag });
    expect(later.status).toBe(200);
    expect((later.body as { headHash: string }).headHash).toBe((first.body as { headHash: string }).headHash);
  });
});

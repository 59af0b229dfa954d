import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskPage } from '#libs/http';
import { createDataSource, verify } from '#libs/persistence';
import { projectStream } from '../../infra/operations/refold.js';
import { holding } from '../e2e/hold.fixture.js';
import { until } from '../support/until.js';
import { expectProblem } from './api.fixture.js';
import { Desk } from './desk.fixture.js';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.at('2026-01-26T01:00:00.000Z');
});
afterAll(() => desk?.close());

const draft = (catalogCode: string, shareMode: string) => ({
  catalogCode,
  itemIds: ['i1'],
  dutyNeed: '审核',
  usageBasis: '条例',
  usageScenario: '受理',
  usageScope: '本局',
  shareMode,
  usageTerm: { until: '2026-12-31' },
  legalBases: [{ type: 'LAW', title: '某法', article: '第一条' }],
});

const SUBMISSION = { revision: 1, declaration: true };

/** Has a department ask for the data of an entry; the request runs from there on. */
async function asks(department: string, catalogCode: string, shareMode = 'API'): Promise<string> {
  const id = await desk.does(`${department}.handler`, '/share-requests', draft(catalogCode, shareMode));
  await desk.does(`${department}.handler`, `/share-requests/${id}/commands/submit-internally`, SUBMISSION);
  await desk.does(`${department}.lead`, `/share-requests/${id}/commands/lead-consent`, { revision: 1 });
  return id;
}
const act = (account: string, id: string, command: string, payload: object = {}) =>
  desk.post(account, `/share-requests/${id}/commands/${command}`, payload);

/** 住房和城乡建设局 (M4) is merged into 民政局 (M2), while M4 asks M2 for data and 农业农村局 (C2) asks M4. */
describe('a department that is merged into another one', () => {
  let toM2: string;
  let toM4: string;
  let closed: string;
  /** A document of M4 that nobody has cited. */
  let beforeTheEnd: string;
  beforeAll(async () => {
    toM2 = await asks('m4', '3070990100002/000001');
    toM4 = await asks('c2', '3070990100004/000001', 'FILE');
    closed = await asks('m4', '3070990100002/000001');
    await desk.does('m4.lead', `/share-requests/${closed}/commands/withdraw`, { reason: '不再需要。' });
    await desk.does('m2.handler', `/share-requests/${toM2}/commands/accept`);
    await desk.does('m4.handler', `/share-requests/${toM4}/commands/accept`);
    beforeTheEnd = await desk.uploads('m4.handler');

    const department = await desk.keeperOf('department', `id = 'M4'`);
    const path = `/organisation/departments/${department}/commands`;
    await desk.does('sysadmin.1', `${path}/propose-end`, { successor: 'M2', reason: '机构改革。' });
    expectProblem(await desk.post('sysadmin.1', `${path}/confirm-end`), 403);
    await desk.does('sysadmin.2', `${path}/confirm-end`);
  });

  it('can do and see nothing any more, and its people have nothing to do', async () => {
    for (const account of ['m4.handler', 'm4.lead', 'm4.head']) {
      expect((await desk.see(account, `/matters/${toM4}`)).status).toBe(404);
      expect((await desk.see(account, `/matters/${closed}`)).status).toBe(404);
      expect(await desk.tasks(account)).toEqual([]);
    }
    expectProblem(await act('m4.handler', toM4, 'ask-supplement'), 400);
    expectProblem(await act('m4.lead', toM2, 'withdraw', { reason: '不再需要。' }), 404);
    expectProblem(await desk.post('m4.handler', '/share-requests', draft('3070990100002/000001', 'API')), 403);
  });

  it('leaves its tasks and its readable matters, closed ones included, to the successor', async () => {
    const tasks = (await desk.tasks('m2.handler')).filter(({ matterId }) => matterId === toM4);
    expect(tasks.map(({ departmentId }) => departmentId)).toEqual(['M4']);
    expect(await desk.matter('m2.handler', toM4)).toMatchObject({ state: 'UNDER_REVIEW' });
    expect(await desk.matter('m2.lead', closed)).toMatchObject({ state: 'WITHDRAWN' });
    expect((await desk.alerts('m2.lead')).map(({ text }) => text).join()).toContain('已撤并，其在办事项由本部门承接');
  });

  it('is warned through its successor, of the limit that ends on the day after', async () => {
    await desk.advance('2026-01-27T09:01:00+08:00');
    const warnings = async (account: string) =>
      (await desk.alerts(account)).filter(({ matterId }) => matterId === toM4);
    expect((await warnings('m2.lead')).map(({ level }) => level)).toContain('L3');
    expect(await warnings('m4.lead')).toEqual([]);
  });

  it('answers through its successor, and the history says who acted for which department', async () => {
    const decisions = [{ itemId: 'i1', agree: true }];
    const words = { disposalInstruction: '用后删除', responsibilityMatrix: '各负其责' };
    const documents = [await desk.uploads('m2.lead'), beforeTheEnd];
    const { status, text } = await act('m2.deputy', toM4, 'propose-reply', { decisions, ...words, documents });
    expect([status, text]).toEqual([200, text]);
    await desk.does('m2.lead', `/share-requests/${toM4}/commands/lead-approve-reply`, { revision: 1 });
    const last = (await desk.history('auditor.1', toM4)).filter(({ actor }) => actor !== null).at(-1);
    expect(last).toMatchObject({ actor: { departmentId: 'M4' } });
  });

  it('keeps apart who acted for either side: one natural person never acts for both (SoD-12)', async () => {
    const withdrawal = { reason: '机构合并，不再需要。' };
    expect(expectProblem(await act('m2.handler', toM2, 'withdraw', withdrawal), 403).code).toBe('SAME_NATURAL_PERSON');
    await desk.does('m2.lead', `/share-requests/${toM2}/commands/withdraw`, withdrawal);
    const last = (await desk.history('m2.lead', toM2)).filter(({ actor }) => actor !== null).at(-1);
    expect(last).toMatchObject({ actor: { departmentId: 'M4' } });
  });

  it('begins nothing: its successor begins matters for itself alone', async () => {
    const id = await desk.does('m2.deputy', '/share-requests', draft('3070990100004/000002', 'BATCH'));
    expect(await desk.matter('m2.deputy', id)).toMatchObject({ parties: { requester: { departmentId: 'M2' } } });
  });
});

describe('an office', () => {
  it('that is ended while a command of its holder is on the way refuses it under the lock', async () => {
    const id = await desk.does('c3.deputy', '/share-requests', draft('3070990100002/000001', 'API'));
    const office = await desk.keeperOf('appointment', `account_id = 'c3.deputy'`);
    const { given } = await holding(desk.open.ownerUrl, id, async (isWaitedFor) => {
      const given = act('c3.deputy', id, 'submit-internally', SUBMISSION);
      await until('the command waits for its matter', isWaitedFor);
      await desk.does('sysadmin.1', `/organisation/office-grants/${office}/commands/end-office`, { reason: '调离。' });
      return { given };
    });
    expectProblem(await given, 404); // without an office nobody sees the draft of a department
    expect((await desk.see('c3.deputy', `/matters/${id}`)).status).toBe(404);
    expect(await desk.matter('c3.handler', id)).toMatchObject({ state: 'DRAFT' });
  });

  it('is given by two administrators, and its holder acts at once', async () => {
    const account = { accountId: 'c3.new' };
    await desk.does('sysadmin.1', '/organisation/accounts', account);
    const proposal = { ...account, role: 'WB_HANDLER', departmentId: 'C3' };
    const id = await desk.does('sysadmin.1', '/organisation/office-grants', proposal);
    expect((await desk.post('c3.new', '/share-requests', draft('3070990100002/000001', 'API'))).status).toBe(403);
    await desk.does('sysadmin.2', `/organisation/office-grants/${id}/commands/confirm-office`);
    await desk.does('c3.new', '/share-requests', draft('3070990100002/000001', 'API'));
  });

  it('of two departments is never held by one account, however close the two confirmations are', async () => {
    await desk.does('sysadmin.1', '/organisation/accounts', { accountId: 'torn' });
    const grants: string[] = [];
    for (const departmentId of ['C2', 'C3'])
      grants.push(
        await desk.does('sysadmin.1', '/organisation/office-grants', {
          accountId: 'torn',
          role: 'WB_HANDLER',
          departmentId,
        }),
      );
    const confirmed = await Promise.all(
      grants.map((id) => desk.post('sysadmin.2', `/organisation/office-grants/${id}/commands/confirm-office`)),
    );
    expect(confirmed.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

describe('a task whose offices nobody holds any more', () => {
  const unheld = async (account: string) =>
    TaskPage.parse((await desk.see(account, '/tasks?unheld=true')).body).items.map(({ matterId }) => matterId);

  it('is listed for the head of the department, until somebody holds one', async () => {
    const id = await desk.does('c3.handler', '/share-requests', draft('3070990100002/000001', 'API'));
    await desk.does('c3.handler', `/share-requests/${id}/commands/submit-internally`, SUBMISSION);
    expect(await unheld('c3.head')).toEqual([]);
    const office = await desk.keeperOf('appointment', `account_id = 'c3.lead'`);
    await desk.does('sysadmin.1', `/organisation/office-grants/${office}/commands/end-office`, { reason: '退休。' });
    expect(await unheld('c3.head')).toEqual([id]);
    for (const account of ['c3.handler', 'c2.head', 'c1.supervisor', 'm1.supervisor'])
      expect([account, await unheld(account)]).toEqual([account, []]);
    const proposal = { accountId: 'c3.lead', role: 'WB_LEAD', departmentId: 'C3' };
    const given = await desk.does('sysadmin.1', '/organisation/office-grants', proposal);
    await desk.does('sysadmin.2', `/organisation/office-grants/${given}/commands/confirm-office`);
    expect(await unheld('c3.head')).toEqual([]);
  });

  it('is seen by the authority of the same level alone, once the matter is open', async () => {
    const id = await asks('c2', '3070990100003/000002');
    const accounts = ['m3.handler', 'm3.deputy'];
    for (const account of accounts) {
      const office = await desk.keeperOf('appointment', `account_id = '${account}'`);
      await desk.does('sysadmin.1', `/organisation/office-grants/${office}/commands/end-office`, { reason: '调离。' });
    }
    expect(await unheld('m3.head')).toContain(id);
    expect(await unheld('m1.supervisor')).toContain(id);
    expect(await unheld('m1.sa-head')).toContain(id);
    expect(await unheld('p1.supervisor')).not.toContain(id);
  });
});

describe('an account that is closed', () => {
  it('is answered 401 at once, with the token that it has, and signs in no more', async () => {
    expect((await desk.see('c3.head', '/tasks')).status).toBe(200);
    const account = await desk.keeperOf('account', `id = 'c3.head'`);
    await desk.does('sysadmin.2', `/organisation/accounts/${account}/commands/close-account`, { reason: '调离。' });
    expect(expectProblem(await desk.see('c3.head', '/tasks'), 401).code).toBe('ACCOUNT_UNKNOWN');
    expect(expectProblem(await desk.post('c3.head', '/alerts/commands/read-all'), 401).code).toBe('ACCOUNT_UNKNOWN');
  });
});

describe('the last administrators', () => {
  it('do not close each other, not even at the same time', async () => {
    const [one, other] = ['sysadmin.1', 'sysadmin.2'];
    const accounts = [
      await desk.keeperOf('account', `id = '${one}'`),
      await desk.keeperOf('account', `id = '${other}'`),
    ];
    const closing = await Promise.all([
      desk.post(one, `/organisation/accounts/${accounts[1]}/commands/close-account`, { reason: '调离。' }),
      desk.post(other, `/organisation/accounts/${accounts[0]}/commands/close-account`, { reason: '调离。' }),
    ]);
    expect(closing.map((reply) => expectProblem(reply, 403).code)).toEqual([
      'LAST_ADMINISTRATORS',
      'LAST_ADMINISTRATORS',
    ]);
  });
});

it('verify finds nothing in all of this', async () => {
  const database = await createDataSource(desk.open.ownerUrl).initialize();
  try {
    expect((await verify(database, projectStream)).findings).toEqual([]);
  } finally {
    await database.destroy();
  }
});

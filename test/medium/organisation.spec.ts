import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { rowOf, shareRequest } from '#libs/domain';
import { AccountPage, DepartmentPage, DivisionPage } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';

const ONE = 'sysadmin.1';
const OTHER = 'sysadmin.2';
const BEGINS = '2026-01-26T01:00:00.000Z';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi(BEGINS);
}, 90_000);
afterAll(() => api?.close());

async function see(account: string, path: string): Promise<Reply> {
  return ask(`${api.url}/api/v1${path}`, { token: await signIn(api.url, account) });
}
async function give(account: string, path: string, payload: object): Promise<Reply> {
  return ask(`${api.url}/api/v1/organisation/${path}`, {
    token: await signIn(api.url, account),
    method: 'POST',
    body: JSON.stringify(payload),
    headers: { 'Idempotency-Key': randomUUID() },
  });
}
async function done(account: string, path: string, payload: object): Promise<string> {
  const reply = await give(account, path, payload);
  if (![200, 201].includes(reply.status)) throw new Error(`${path}: ${reply.text}`);
  return (reply.body as { matterId: string }).matterId;
}
const accounts = async (as: string, query: string): Promise<z.output<typeof AccountPage>['items']> =>
  AccountPage.parse((await see(as, `/organisation/accounts${query}`)).body).items;
const officesOf = async (account: string, query = ''): Promise<readonly string[]> =>
  (await accounts(ONE, `?account=${account}${query}`)).flatMap(({ offices }) =>
    offices.map(({ role, departmentId }) => `${role} ${departmentId}`),
  );

describe('an account', () => {
  it('gets an office from two administrators, and loses it at once from one', async () => {
    await done(ONE, 'accounts', { accountId: 'p4.clerk' });
    expect(await officesOf('p4.clerk')).toEqual([]);
    const proposal = { accountId: 'p4.clerk', role: 'WB_HANDLER', departmentId: 'P4' };
    const grant = await done(ONE, 'office-grants', proposal);
    expect(await officesOf('p4.clerk')).toEqual([]);
    expect(expectProblem(await give(ONE, `office-grants/${grant}/commands/confirm-office`, {}), 403).code).toBe(
      'OWN_PROPOSAL',
    );
    await done(OTHER, `office-grants/${grant}/commands/confirm-office`, {});
    expect(await officesOf('p4.clerk')).toEqual(['WB_HANDLER P4']);
    await done(ONE, `office-grants/${grant}/commands/end-office`, { reason: '岗位调整。' });
    expect(await officesOf('p4.clerk')).toEqual([]);
  });

  it('of somebody who left opens nothing any more, and its offices of then can still be asked', async () => {
    const token = await signIn(api.url, 'p5.deputy');
    const [account] = await accounts(ONE, '?account=p5.deputy');
    await done(ONE, `accounts/${String(account?.matterId)}/commands/close-account`, { reason: '已调离。' });
    expect(expectProblem(await ask(`${api.url}/api/v1/tasks`, { token }), 401).code).toBe('ACCOUNT_UNKNOWN');
    expect(await officesOf('p5.deputy')).toEqual([]);
    expect(await officesOf('p5.deputy', `&at=${BEGINS}`)).toEqual(['WB_HANDLER P5']);
    expect(await officesOf('p5.deputy', '&at=2025-06-30T15:59:59.000Z')).toEqual([]);
  });
});

describe('who sees accounts', () => {
  it('administrators and auditors of all divisions see every one', async () => {
    for (const account of [ONE, 'auditor.1'])
      expect((await accounts(account, '?limit=200')).length).toBeGreaterThan(100);
  });

  it('others see those of their own departments, auditors those of their divisions', async () => {
    const departmentsSeen = async (account: string): Promise<readonly string[]> => {
      const seen = await accounts(account, '?limit=200');
      return [...new Set(seen.flatMap(({ offices }) => offices.map(({ departmentId }) => departmentId)))].sort();
    };
    expect(await departmentsSeen('m2.handler')).toEqual(['M2']);
    expect(await departmentsSeen('auditor.2')).toEqual(
      expect.arrayContaining(['M1', 'M2', 'M3', 'M4', 'C1', 'C2', 'C3', 'GOV-M', 'GOV-C']),
    );
    expect(await departmentsSeen('auditor.2')).not.toContain('P2');
    expect(await accounts('m2.handler', '?account=p2.lead')).toEqual([]);
  });
});

describe('a department', () => {
  const departments = async (query: string, reader = 'm2.handler') =>
    DepartmentPage.parse((await see(reader, `/organisation/departments${query}`)).body).items;

  it('is listed with its working body, and found by a part of its name', async () => {
    expect(await departments(`?q=${encodeURIComponent('公安')}`)).toMatchObject([
      { id: 'P2', division: '云岭省(虚构)', workingBody: expect.stringContaining('工作机构'), successor: null },
    ]);
    for (const q of ['11990000PDY000052J', '公安 P2', '１１９９００００ＰＤＹ０００052j', 'p2', '3070990000002'])
      expect([q, (await departments(`?q=${encodeURIComponent(q)}`)).map(({ id }) => id)]).toEqual([q, ['P2']]);
    expect(await departments(`?q=${encodeURIComponent('公安 P3')}`)).toEqual([]);
    expect((await departments('?division=990121')).map(({ id }) => id)).toEqual(['C1', 'C2', 'C3', 'GOV-C']);
  });

  it('that merges into another one hands its matters over', async () => {
    const [department] = await departments(`?q=${encodeURIComponent('农业农村')}`, ONE);
    const path = `departments/${String(department?.matterId)}/commands`;
    await done(ONE, `${path}/propose-end`, { successor: 'C3', others: [], reason: '机构改革。' });
    await done(OTHER, `${path}/confirm-end`, {});
    expect(await departments('?active=false')).toMatchObject([{ id: 'C2', successor: 'C3' }]);
    expect(await officesOf('c2.lead')).toEqual([]);
    expect((await see('c3.lead', '/tasks')).status).toBe(200);
  });
});

describe('a division', () => {
  it('is found by a part of its name or code', async () => {
    const divisions = async (query: string) =>
      DivisionPage.parse((await see('m2.handler', `/organisation/divisions${query}`)).body).items.map(
        ({ code }) => code,
      );
    expect(await divisions(`?q=${encodeURIComponent('青澜')}`)).toEqual(['990100']);
    expect(await divisions(`?q=${encodeURIComponent('９９０１')}`)).toEqual(['990100', '990121', '990121100']);
    expect(await divisions(`?q=9901&parent=990000`)).toEqual(['990100']);
    expect(await divisions(`?q=${encodeURIComponent('100%')}`)).toEqual([]);
  });
});

describe('a program of a department', () => {
  const exchange = {
    clientId: 'p4.exchange',
    kind: 'SYSTEM',
    departmentId: 'P4',
    commands: ['share-request/draft-request'],
    until: '2026-12-31',
  };
  const letIn = async (content: object): Promise<string> => {
    const client = await done(ONE, 'clients', content);
    await done(OTHER, `clients/${client}/commands/confirm-client`, {});
    return client;
  };
  const draft = (account: string): Promise<Reply> => command(account, 'share-requests', exampleOf('draft-request'));
  const command = async (account: string, path: string, payload: object): Promise<Reply> =>
    ask(`${api.url}/api/v1/${path}`, {
      token: await signIn(api.url, account),
      method: 'POST',
      body: JSON.stringify(payload),
      headers: { 'Idempotency-Key': randomUUID() },
    });
  const exampleOf = (name: string): object => ({ ...(rowOf(shareRequest, name)?.example as object) });

  it('gives the commands it is registered for, as a handler of the department, and no other', async () => {
    const client = await letIn(exchange);
    const drafted = await draft('p4.exchange');
    expect(drafted.status).toBe(201);
    const { matterId } = drafted.body as { matterId: string };
    const submit = `share-requests/${matterId}/commands/submit-internally`;
    const refused = await command('p4.exchange', submit, exampleOf('submit-internally'));
    expect(expectProblem(refused, 403).code).toBe('NOT_FOR_CLIENT');
    const token = await signIn(api.url, 'p4.exchange');
    await done(ONE, `clients/${client}/commands/end-client`, { reason: '已下线。' });
    expect(expectProblem(await ask(`${api.url}/api/v1/tasks`, { token }), 401).code).toBe('ACCOUNT_UNKNOWN');
  });

  it('whose last day is over opens nothing any more, and is no account that a person could be given', async () => {
    await letIn({ ...exchange, clientId: 'p4.short', until: '2026-01-27' });
    const token = await signIn(api.url, 'p4.short');
    await sqlAs(api.ownerUrl, `UPDATE appointment SET held_to = platform_now() WHERE account_id = 'p4.short'`);
    expect(expectProblem(await ask(`${api.url}/api/v1/organisation/departments`, { token }), 401).code).toBe(
      'ACCOUNT_UNKNOWN',
    );
    const lead = { accountId: 'p4.short', role: 'WB_LEAD', departmentId: 'P4' };
    expect(expectProblem(await give(ONE, 'office-grants', lead), 422).code).toBe('NO_SUCH_ACCOUNT');
  });

  it('that assists reads and drafts; what it drafts is marked, and a person submits it', async () => {
    const asks = { ...exchange, clientId: 'p4.assistant', kind: 'AGENT' };
    const lead = { ...asks, commands: ['share-request/submit-internally'] };
    expect(expectProblem(await give(ONE, 'clients', lead), 422).code).toBe('UNFIT_CLIENT');
    await letIn(asks);
    const { matterId } = (await draft('p4.assistant')).body as { matterId: string };
    const { body } = await see('p4.handler', `/matters/${matterId}/history`);
    expect(body).toMatchObject({ items: [{ draftedBy: 'ASSISTANT', actor: { accountId: 'p4.assistant' } }] });
    const submit = `share-requests/${matterId}/commands/submit-internally`;
    expect((await command('p4.handler', submit, exampleOf('submit-internally'))).status).toBe(200);
  });
});

it('divisions are listed below one another', async () => {
  const { body } = await see('m2.handler', '/organisation/divisions?parent=990100');
  expect(DivisionPage.parse(body).items).toMatchObject([{ code: '990121', level: 'COUNTY' }]);
});

it('nobody but an administrator changes the organisation', async () => {
  for (const account of ['m2.lead', 'p1.sa-head', 'auditor.1', 'operator.1'])
    expect(expectProblem(await give(account, 'accounts', { accountId: 'x' }), 403).code).toBe('NOT_YOUR_OFFICE');
});

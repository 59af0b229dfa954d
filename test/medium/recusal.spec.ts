import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { expectProblem } from './api.fixture.js';
import { Desk } from './desk.fixture.js';

let desk: Desk;
let request: string;
beforeAll(async () => {
  desk = await Desk.at('2026-01-26T01:00:00.000Z');
  request = await desk.does('m4.handler', '/share-requests', {
    catalogCode: '3070990100003/000002',
    itemIds: ['i1'],
    dutyNeed: '审核',
    usageBasis: '条例',
    usageScenario: '受理',
    usageScope: '本局',
    shareMode: 'API',
    usageTerm: { until: '2026-12-31' },
    legalBases: [{ type: 'LAW', title: '某法', article: '第一条' }],
  });
  const submission = { revision: 1, declaration: true };
  await desk.does('m4.handler', `/share-requests/${request}/commands/submit-internally`, submission);
  await desk.does('m4.lead', `/share-requests/${request}/commands/lead-consent`, { revision: 1 });
}, 90_000);
afterAll(() => desk?.close());

const REASON = { reason: '与本事项有利害关系。' };
const accept = (account: string) => desk.post(account, `/share-requests/${request}/commands/accept`);
const record = (more: object = {}) =>
  desk.post('sysadmin.1', '/organisation/recusals', {
    recusedFrom: request,
    accountId: 'c3.deputy',
    ...REASON,
    ...more,
  });
const codesFor = async (account: string): Promise<ReadonlySet<string | undefined>> =>
  new Set((await desk.matter(account, request)).availableCommands.map(({ code }) => code));

describe('a person who must keep out of a matter', () => {
  let recusal: string;
  beforeAll(async () => {
    const reply = await record();
    expect(reply.status).toBe(201);
    ({ matterId: recusal } = reply.body as { matterId: string });
  });

  it('gives no command in it, by whichever account they were named', async () => {
    expect(expectProblem(await accept('m3.deputy'), 403).code).toBe('RECUSED');
    expect(await codesFor('m3.deputy')).toEqual(new Set(['RECUSED']));
  });

  it('has no task in it, and colleagues have', async () => {
    const tasks = async (account: string) => (await desk.tasks(account)).filter(({ matterId }) => matterId === request);
    expect(await tasks('m3.deputy')).toEqual([]);
    expect(await tasks('m3.handler')).toMatchObject([{ command: 'accept' }]);
    expect([...(await codesFor('m3.handler'))]).not.toContain('RECUSED');
  });

  it('is recorded once, of somebody and for a matter that are there', async () => {
    expect(expectProblem(await record(), 422).code).toBe('RECUSED_ALREADY');
    expect(expectProblem(await record({ accountId: 'm3.deputy' }), 422).code).toBe('RECUSED_ALREADY');
    expect(expectProblem(await record({ accountId: 'nobody' }), 422).code).toBe('NO_SUCH_ACCOUNT');
    expect(expectProblem(await record({ recusedFrom: randomUUID() }), 422).code).toBe('NO_SUCH_MATTER');
  });

  it('acts again once another administrator has lifted it', async () => {
    const lift = `/organisation/recusals/${recusal}/commands/lift-recusal`;
    expect(expectProblem(await desk.post('sysadmin.1', lift, REASON), 403).code).toBe('OWN_RECUSAL');
    await desk.does('sysadmin.2', lift, REASON);
    expect((await accept('m3.deputy')).status).toBe(200);
  });
});

it('nobody but an administrator records one', async () => {
  const content = { recusedFrom: request, accountId: 'm3.handler', ...REASON };
  for (const account of ['m3.head', 'm1.sa-head', 'auditor.1'])
    expect(expectProblem(await desk.post(account, '/organisation/recusals', content), 403).code).toBe(
      'NOT_YOUR_OFFICE',
    );
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { History, MatterView, Receipt } from '#libs/http';
import { createDataSource } from '#libs/persistence';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';
import { deliver } from './relay.fixture.js';

/** Code of 预防接种完成情况核验, provided by M3 and used by C3. */
const VACCINATION = '3070990100003/000002';
const CLAIM = { catalogCode: VACCINATION, errors: [{ itemId: 'i3', description: '接种已完成，显示未完成。' }] };
const REPORT = { ...CLAIM, channel: '政务服务热线', receiptNumber: 'RX-2025-000417' };

let open: OpenApi;
let db: DataSource;

beforeAll(async () => {
  open = await openApi('2025-09-25T01:00:00.000Z');
  db = await createDataSource(open.appUrl).initialize();
});
afterAll(async () => {
  await db?.destroy();
  await open?.close();
});

async function give(account: string, path: string, payload: object, key: string = randomUUID()): Promise<Reply> {
  const headers = { 'idempotency-key': key };
  const init = { method: 'POST', token: await signIn(open.url, account), headers, body: JSON.stringify(payload) };
  return ask(`${open.url}/api/v1/${path}`, init);
}

const see = async (account: string, matterId: string): Promise<Reply> =>
  ask(`${open.url}/api/v1/matters/${matterId}`, { token: await signIn(open.url, account) });

async function upload(account: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${await signIn(open.url, account)}`,
    'content-type': 'application/octet-stream',
    'idempotency-key': randomUUID(),
    'document-name': encodeURIComponent('比对记录.txt'),
  };
  const sent = await fetch(`${open.url}/api/v1/documents`, { method: 'POST', headers, body: '两方记录不一致。' });
  return ((await sent.json()) as { documentId: string }).documentId;
}

/** Plays a share request of C3 to which M3 agrees, so that C3 holds a grant. */
async function agreed(): Promise<void> {
  const begun = await give('c3.handler', 'share-requests', {
    catalogCode: VACCINATION,
    itemIds: ['i3'],
    shareMode: 'API',
    usageTerm: { until: '2027-08-31' },
    dutyNeed: '入学查验',
    usageBasis: '《疫苗管理法》第四十八条',
    usageScenario: '新生入学',
    usageScope: '入学查验岗位',
    legalBases: [{ type: 'LAW', title: '疫苗管理法', article: '第四十八条' }],
  });
  const { matterId } = Receipt.parse(begun.body);
  const words = { disposalInstruction: '用后删除', responsibilityMatrix: '各负其责' };
  const steps: readonly (readonly [string, string, object])[] = [
    ['c3.handler', 'submit-internally', { revision: 1, declaration: true }],
    ['c3.lead', 'lead-consent', { revision: 1 }],
    ['m3.handler', 'accept', {}],
    ['m3.handler', 'propose-reply', { decisions: [{ itemId: 'i3', agree: true }], ...words }],
    ['m3.lead', 'lead-approve-reply', { revision: 1 }],
  ];
  for (const [account, command, payload] of steps) {
    const { status, text } = await give(account, `share-requests/${matterId}/commands/${command}`, payload);
    expect([command, status, text]).toEqual([command, 200, text]);
  }
}

describe('a citizen’s report, and the correction request that takes it up', () => {
  let report: string;

  it('has a route of its own: under the same key as a draft it is another command', async () => {
    const key = randomUUID();
    const registered = await give('m3.handler', 'correction-requests/commands/register-citizen-report', REPORT, key);
    expect(registered).toMatchObject({ status: 201, body: { number: 'JH-990100-2025-000001', state: 'SUBMITTED' } });
    report = Receipt.parse(registered.body).matterId;
    const draft = await give('m3.handler', 'correction-requests', CLAIM, key);
    expectProblem(draft, 422, 'catalogCode');
    const again = await give('m3.handler', 'correction-requests/commands/register-citizen-report', REPORT, key);
    expect(again.body).toEqual(registered.body);
  });

  it('is invisible to users of the data, and cannot be adopted without a grant', async () => {
    expect((await see('m3.lead', report)).status).toBe(200);
    expect((await see('c3.handler', report)).status).toBe(404);
    expectProblem(await give('c3.handler', 'correction-requests', { ...CLAIM, adopts: report }), 422, 'catalogCode');
  });

  it('answers a department that was not told of it like a report that does not exist', async () => {
    await agreed();
    const adopting = (adopts: string) => give('c3.handler', 'correction-requests', { ...CLAIM, adopts });
    const [hidden, missing] = [await adopting(report), await adopting(randomUUID())];
    expect(hidden).toMatchObject({ status: 422, body: { code: 'NO_SUCH_REPORT' } });
    const compared = ({ status, body }: typeof hidden) => ({
      status,
      body: { ...(body as object), instance: null, requestId: null },
    });
    expect(compared(missing)).toEqual(compared(hidden));
  });

  it('ends when a request of a department that was told of it adopts it, which has its own number and T8', async () => {
    const route = 'correction-requests/commands/register-citizen-report';
    report = Receipt.parse((await give('m3.handler', route, REPORT)).body).matterId;
    expect((await see('c3.handler', report)).status).toBe(200);
    const drafted = await give('c3.handler', 'correction-requests', { ...CLAIM, adopts: report.toUpperCase() });
    expect(drafted).toMatchObject({ status: 201, body: { number: null, state: 'DRAFT' } });
    const { matterId } = Receipt.parse(drafted.body);
    expect((await see('m3.handler', matterId)).status).toBe(404);
    const path = `correction-requests/${matterId}/commands/submit-correction`;
    expectProblem(await give('c3.handler', path, { revision: 1 }), 422, 'documents');
    const documents = [await upload('c3.handler')];
    const submitted = await give('c3.handler', path, { revision: 1, documents });
    expect(submitted).toMatchObject({ status: 200, body: { number: 'JH-990121-2025-000001', state: 'SUBMITTED' } });

    const seen = MatterView.parse((await see('m3.handler', matterId)).body);
    expect(seen).toMatchObject({
      process: 'correction-request',
      claim: { adopts: report, evidence: documents },
      report: null,
      parties: { requester: { departmentId: 'C3' }, provider: { departmentId: 'M3' } },
      clocks: [{ id: 'correction', clause: '26(2)' }, { id: 'taking-up' }],
    });
    await deliver(db);
    const ended = MatterView.parse((await see('m3.handler', report)).body);
    expect(ended).toMatchObject({ state: 'ADOPTED', adoptedBy: matterId, tasks: [] });
    const token = await signIn(open.url, 'm3.handler');
    const story = History.parse((await ask(`${open.url}/api/v1/matters/${report}/history`, { token })).body);
    expect(story.items.at(-1)).toMatchObject({ type: 'citizenReportAdopted', actor: null });
  });
});

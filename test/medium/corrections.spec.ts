import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { MatterActivitiesService } from '#activities/matter';
import { History, MatterView, Receipt } from '#libs/http';
import { createDataSource, settleLetter, takeLetters } from '#libs/persistence';
import { letterMessage } from '../../apps/worker/src/relay/letter-message.js';
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

describe('a request that is divided', () => {
  const second = { itemId: 'i2', description: '入学查验的记录均缺少乙类疫苗类别。' };
  const download = async (account: string, documentId: string): Promise<number> => {
    const token = await signIn(open.url, account);
    return (await ask(`${open.url}/api/v1/documents/${documentId}`, { token })).status;
  };

  it('has one part, whose parties and source may read the evidence', async () => {
    const drafted = await give('c3.handler', 'correction-requests', { ...CLAIM, errors: [...CLAIM.errors, second] });
    const { matterId } = Receipt.parse(drafted.body);
    const commands = (id: string) => `correction-requests/${id}/commands`;
    const documents = [await upload('c3.handler')];
    await give('c3.handler', `${commands(matterId)}/submit-correction`, { revision: 1, documents });
    const divide = { errors: [2], reason: '第 2 处的数据来自另一个数源部门，须分别转送。' };
    expect(await give('m3.handler', `${commands(matterId)}/divide`, divide)).toMatchObject({ status: 200 });
    const { divisions } = z
      .looseObject({ divisions: z.array(z.looseObject({ partId: z.string() })) })
      .parse((await see('c3.handler', matterId)).body);
    const partId = divisions[0]?.partId ?? '';
    expect((await see('c3.handler', partId)).status).toBe(404);

    const [letter] = await takeLetters(db, 50);
    const message = letterMessage.parse(letter?.message);
    const transition = new MatterActivitiesService(db);
    const once = await transition.transition('correction-request', partId, message);
    const again = await transition.transition('correction-request', partId, message);
    expect([letter?.target, once.outcome, again.outcome]).toEqual([partId, 'DONE', 'REPEATED']);
    if (letter) await settleLetter(db, letter.id, 'DONE', once.answer);

    expect((await see('m3.handler', partId)).body).toMatchObject({
      state: 'SUBMITTED',
      claim: { errors: [second], evidence: documents },
      dividedFrom: { matterId, errors: [2] },
      clocks: [{ id: 'correction', clause: '26(2)' }],
    });
    const evidence = documents[0] ?? '';
    expect(await download('n2.handler', evidence)).toBe(404);
    const sentOn = { sourceCatalogCode: '303002/000002', items: [{ error: 1, sourceItemId: 'i2' }] };
    const rerouted = await give('m3.handler', `${commands(partId)}/reroute`, { ...sentOn, reason: '由数源部门登记。' });
    expect(rerouted).toMatchObject({ status: 200 });
    expect(await Promise.all(['c3.handler', 'm3.handler', 'n2.handler'].map((one) => download(one, evidence)))).toEqual(
      [200, 200, 200],
    );
    expect((await see('n2.handler', matterId)).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowOf, shareRequest } from '#libs/domain';
import { MatterView, UseRecordLookPage, UseRecordPage } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { ask, expectProblem, signIn, type Reply } from './api.fixture.js';
import { DocumentApi, PDF } from './documents.fixture.js';

/** Steps by which P6 asks M2 and receives the data on 26 January 2026. */
const WAY: readonly (readonly [string, string])[] = [
  ['p6.handler', 'submit-internally'],
  ['p6.lead', 'lead-consent'],
  ['m2.handler', 'accept'],
  ['m2.handler', 'propose-reply'],
  ['m2.lead', 'lead-approve-reply'],
  ['m2.handler', 'start-delivery'],
  ['m2.handler', 'record-delivery'],
  ['p6.handler', 'accept-delivery'],
];
const exampleOf = (command: string): object => ({ ...(rowOf(shareRequest, command)?.example as object) });
const TEXTS = ['第一日核验 126 件。', '第二日核验 98 件。', '第三日核验 101 件。'];
const WHY = '?purpose=' + encodeURIComponent('年度监督检查');

let api: DocumentApi;
let path: string;
let matter: string;
let give: (account: string, command: string, payload: object) => Promise<void>;
beforeAll(async () => {
  api = await DocumentApi.open();
  const drafted = await api.command('p6.handler', '', exampleOf('draft-request'));
  const { matterId } = drafted.body as { matterId: string };
  matter = `/matters/${matterId}`;
  path = `/share-requests/${matterId}/use-records`;
  give = async (account, command, payload) => {
    const reply = await api.command(account, `/${matterId}/commands/${command}`, payload);
    if (reply.status !== 200) throw new Error(`${command}: ${reply.text}`);
  };
  for (const [account, command] of WAY) await give(account, command, exampleOf(command));
  for (const text of TEXTS) await give('p6.handler', 'record-use', { ...exampleOf('record-use'), text });
}, 90_000);
afterAll(() => api?.close());

const tokens = new Map<string, Promise<string>>();
async function see(account: string, at: string): Promise<Reply> {
  const token = tokens.get(account) ?? signIn(api.open.url, account);
  tokens.set(account, token);
  return ask(`${api.open.url}/api/v1${at}`, { token: await token });
}
const read = async (account: string, query = '') => UseRecordPage.parse((await see(account, path + query)).body);
const looks = async (query = '') => UseRecordLookPage.parse((await see('p6.lead', `${path}/looks${query}`)).body);

describe('the requester’s own people', () => {
  it.each(['p6.handler', 'p6.lead', 'p6.head'])(
    '%s reads them without a reason, and no look is shown',
    async (account) => {
      const { items, nextCursor } = await read(account);
      expect(items.map(({ recordNo, text }) => [recordNo, text])).toEqual(TEXTS.map((text, n) => [n + 1, text]));
      expect(items[0]).toMatchObject({ type: 'SCENARIO', occurredOn: '2026-01-26', itemIds: ['i1'], documents: [] });
      expect(nextCursor).toBeNull();
      expect((await looks()).items).toEqual([]);
    },
  );

  it('page by page', async () => {
    const first = await read('p6.lead', '?limit=2');
    const second = await read('p6.lead', `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ recordNo }) => recordNo)).toEqual([1, 2, 3]);
    expectProblem(await see('p6.lead', `${path}?cursor=x`), 400, 'cursor');
  });
});

describe('use records are refused', () => {
  it.each([
    ['the reviewer of the authority', 'm1.reviewer', 403],
    ['the provider’s head', 'm2.head', 403],
    ['the government', 'gov.m', 403],
    ['a superior authority of neither division', 'n1.supervisor', 403],
    ['another department', 'm4.handler', 404],
    ['a system administrator', 'sysadmin.1', 404],
  ])('%s', async (_, account, status) => {
    expectProblem(await see(account, path + WHY), status);
  });

  it('without a purpose, except to the requester’s own people', async () => {
    for (const query of ['', '?purpose=', '?purpose=%20'])
      expectProblem(await see('m2.handler', path + query), 400, 'purpose');
  });

  it('for a matter that is no share request', async () => {
    for (const id of ['nothing', '0b5f4f3a-4d0e-4f0a-9a55-3f1f6d1f0a01'])
      expectProblem(await see('p6.lead', `/share-requests/${id}/use-records`), 404, 'id');
  });

  it('with a purpose that shows nothing', async () => {
    for (const purpose of ['%E2%80%8B', '%E3%85%A4', '%E3%80%80'])
      expectProblem(await see('m2.handler', `${path}?purpose=${purpose}`), 400, 'purpose');
  });

  it('and HEAD shows nothing, so that it is no reading', async () => {
    const token = await signIn(api.open.url, 'm2.handler');
    const { status, text } = await ask(`${api.open.url}/api/v1${path}${WHY}`, { method: 'HEAD', token });
    expect([status, text]).toEqual([200, '']);
  });

  it('and a refusal is not logged as a reading', async () => {
    expect((await looks()).items).toEqual([]);
  });
});

describe('a reading by another department', () => {
  const LOOKERS = [
    ['m2.handler', 'M2', 'WB_HANDLER'],
    ['m2.lead', 'M2', 'WB_LEAD'],
    ['m1.supervisor', 'M1', 'SA_SUPERVISOR'],
    ['p1.supervisor', 'P1', 'SA_SUPERVISOR'],
    ['auditor.1', 'N1', 'AUDITOR'],
  ] as const;

  it.each(LOOKERS)('%s gets its answer and is logged', async (account, departmentId, role) => {
    expect((await read(account, WHY)).items.map(({ text }) => text)).toEqual(TEXTS);
    const { items } = await looks();
    expect(items.at(-1)).toEqual({
      accountId: account,
      departmentId,
      role,
      roleTitle: expect.any(String),
      purpose: '年度监督检查',
      departmentName: expect.any(String),
      at: expect.stringMatching(/^2026-01-26T/),
    });
  });

  it('is shown to the requester alone, page by page', async () => {
    const first = await looks('?limit=3');
    const second = await looks(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ accountId }) => accountId)).toEqual(LOOKERS.map(([one]) => one));
    for (const account of ['m2.lead', 'm1.supervisor', 'auditor.1'])
      expectProblem(await see(account, `${path}/looks`), 403);
    expectProblem(await see('m4.lead', `${path}/looks`), 404);
  });

  it('stands in the access log, and so does one of the requester’s own people', async () => {
    const rows = await sqlAs<{ account: string; kind: string }>(
      api.open.ownerUrl,
      `SELECT account_id AS account, kind FROM access_log WHERE resource_id = '${matter.slice('/matters/'.length)}'
       AND kind <> 'REFUSED' ORDER BY day, seq`,
    );
    const own = ['p6.handler', 'p6.lead', 'p6.head', 'p6.lead', 'p6.lead'];
    const readers = rows.filter(({ kind }) => kind === 'USE_RECORDS_READ').map(({ account }) => account);
    expect(readers).toEqual([...own, ...LOOKERS.map(([account]) => account)]);
    const lookedThrough = rows.filter(({ kind }) => kind === 'RESTRICTED_READ').map(({ account }) => account);
    expect(new Set(lookedThrough)).toEqual(new Set(['p6.lead']));
  });

  it('is not logged if it fails', async () => {
    const before = await looks();
    expectProblem(await see('m2.lead', `${path}${WHY}&cursor=x`), 400, 'cursor');
    expect(await looks()).toEqual(before);
  });

  it.each([`UPDATE use_record_look SET purpose = 'x'`, `DELETE FROM use_record_look`, `TRUNCATE use_record_look`])(
    'is there for good: %s',
    async (sql) => {
      await expect(sqlAs(api.open.appUrl, sql)).rejects.toThrow(/permission denied/);
    },
  );
});

it('the records outlive the data, and can be read after the request is closed', async () => {
  await give('p6.lead', 'purpose-ended', exampleOf('purpose-ended'));
  const { documentId, sha256 } = await api.upload('p6.handler', PDF);
  const certificate = { ...exampleOf('certify-disposal'), executedAt: '2026-01-26T09:00:00+08:00' };
  await give('p6.handler', 'certify-disposal', { ...certificate, documents: [documentId] });
  await give('m2.lead', 'confirm-disposal', { revision: 1 });
  const view = MatterView.parse((await see('m2.lead', matter)).body);
  expect(view).toMatchObject({
    state: 'CLOSED',
    retainUntil: '2029-01-26',
    useRecords: null,
    purposeEnd: { kind: 'ACHIEVED' },
    disposal: {
      status: 'CONFIRMED',
      certifications: [{ executedAt: '2026-01-26T01:00:00.000Z', certificates: [{ documentId, sha256 }] }],
    },
  });
  expect((await read('m2.lead', WHY)).items.map(({ text }) => text)).toEqual(TEXTS);
});

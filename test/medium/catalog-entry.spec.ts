import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstRow, processNamed } from '#libs/domain';
import { History, MatterView, Receipt } from '#libs/http';
import { ask, expectProblem, signIn, type Reply } from './api.fixture.js';
import { DocumentApi, PDF } from './documents.fixture.js';
import { deliver } from './relay.fixture.js';

/** Code and content of the documented draft, with a code and a name that are free in the rehearsal. */
const CODE = '3070990000002/000099';
const drafted = (firstRow(processNamed('catalog-entry')).example as { content: object }).content;
const CONTENT = { ...drafted, catalogCode: CODE, name: '从业资格证核验' };

let api: DocumentApi;

beforeAll(async () => {
  api = await DocumentApi.open();
});
afterAll(async () => {
  await api?.close();
});

async function give(account: string, path: string, payload: object): Promise<Reply> {
  const headers = { 'idempotency-key': randomUUID() };
  const init = { method: 'POST', token: await signIn(api.open.url, account), headers, body: JSON.stringify(payload) };
  return ask(`${api.open.url}/api/v1/catalog-entries${path}`, init);
}

const get = async (account: string, path: string): Promise<Reply> =>
  ask(`${api.open.url}/api/v1/${path}`, { token: await signIn(api.open.url, account) });
const see = async (account: string, entryId: string) =>
  MatterView.parse((await get(account, `matters/${entryId}`)).body);

/** Carries out commands in order; each must succeed. */
async function pass(entryId: string, steps: readonly (readonly [string, string, object])[]): Promise<void> {
  for (const [account, command, payload] of steps) {
    const { status, text } = await give(account, `/${entryId}/commands/${command}`, payload);
    expect([command, status, text]).toEqual([command, 200, text]);
  }
}

async function finding(type: string): Promise<readonly [string, string, object]> {
  const { documentId } = await api.upload('p2.assessor', Buffer.concat([PDF, Buffer.from(type)]));
  const found = { revision: 1, type, result: 'PASS', assessedOn: '2026-01-26', opinion: '符合要求。' };
  return ['p2.assessor', 'record-assessment', { ...found, documents: [documentId] }];
}

describe('an entry, from draft to retirement', () => {
  let entry: string;

  it('is drafted inside its department, and reserves its name and code against other drafts', async () => {
    const created = await give('p2.handler', '', { content: CONTENT });
    expect(created).toMatchObject({ status: 201, body: { number: null, state: 'DRAFT', revision: 1 } });
    entry = Receipt.parse(created.body).matterId;
    expect(await see('p2.head', entry)).toMatchObject({ process: 'catalog-entry', draft: { content: CONTENT } });
    for (const stranger of ['p1.reviewer', 'm2.handler'])
      expect((await get(stranger, `matters/${entry}`)).status).toBe(404);
    const other = { ...CONTENT, catalogCode: '3070990000002/000098' };
    expectProblem(await give('p2.deputy', '', { content: { ...other, name: '从业资格证 核验' } }), 422, 'content.name');
    expect((await get('m2.handler', `catalog/entries/${encodeURIComponent(CODE)}`)).status).toBe(404);
  });

  it('does not tell another department that its code is taken', async () => {
    const free = { ...CONTENT, catalogCode: '3070990000002/000096', name: '另一目录' };
    const answers = [];
    for (const content of [CONTENT, free]) {
      const { code, detail, errors } = expectProblem(
        await give('m2.handler', '', { content }),
        422,
        'content.catalogCode',
      );
      answers.push({ code, detail, errors });
    }
    expect(answers[0]).toMatchObject({ code: 'CODE_NOT_OWN' });
    expect(answers[1]).toEqual(answers[0]);
    expect(expectProblem(await give('p2.deputy', '', { content: CONTENT }), 422).code).toBe('CODE_TAKEN');
  });

  it('frees its code when it is abandoned', async () => {
    const content = { ...CONTENT, catalogCode: '3070990000002/000095', name: '误起草的目录' };
    const { matterId } = Receipt.parse((await give('p2.handler', '', { content })).body);
    await pass(matterId, [['p2.lead', 'abandon-draft', { reason: '误起草。' }]]);
    expect((await give('p2.handler', '', { content })).status).toBe(201);
  });

  it('gets its code if two drafts ask for it at once, the other does not', async () => {
    const both = ['从业资格证目录甲', '从业资格证目录乙'].map((name) =>
      give('p2.handler', '', { content: { ...CONTENT, name, catalogCode: '3070990000002/000097' } }),
    );
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('is refused for assessment with the name of each faulty field', async () => {
    const created = await give('p2.handler', '', { content: { secrecy: 'NONE' } });
    const { matterId } = Receipt.parse(created.body);
    const refused = await give('p2.handler', `/${matterId}/commands/start-assessment`, { revision: 1 });
    expect(expectProblem(refused, 422, 'content.abstract').errors?.length).toBeGreaterThan(9);
  });

  it('is assessed, consented to and published, with a notice to every department', async () => {
    await pass(entry, [
      ['p2.handler', 'start-assessment', { revision: 1 }],
      await finding('SECRECY_RISK'),
      await finding('PERSONAL_INFO_IMPACT'),
      ['p2.lead', 'submit-to-head', { revision: 1 }],
      ['p2.head', 'head-approve', { revision: 1 }],
    ]);
    expect(await see('p1.reviewer', entry)).toMatchObject({
      state: 'AUTHORITY_REVIEW',
      content: CONTENT,
      draft: null,
      submission: { revision: 1 },
      clocks: [{ id: 'review-1', kind: 'SOFT' }],
    });
    await pass(entry, [['p1.reviewer', 'authority-pass', { revision: 1 }]]);
    const published = await see('p2.lead', entry);
    expect(published).toMatchObject({
      state: 'PUBLISHED',
      number: expect.stringMatching(/^TG-990000-2026-\d{6}$/),
      versions: [{ version: 1, supersededAt: null, noticeNo: published.number }],
    });
    expect(await get('m2.handler', `catalog/entries/${encodeURIComponent(CODE)}`)).toMatchObject({
      status: 200,
      body: { catalogCode: CODE, version: 1 },
    });
  });

  it('retires by an update of its own, and leaves the catalogue', async () => {
    const merged = { ground: 'MERGED', reason: '内容已并入另一目录。', trigger: 'VOLUNTARY' };
    await pass(entry, [['p2.lead', 'propose-retirement', { ...merged, eventDate: null, docRef: null }]]);
    await deliver(api.db);
    const reviewed = await see('p2.lead', entry);
    const [update] = reviewed.process === 'catalog-entry' ? reviewed.openUpdates : [];
    expect([reviewed.state, update?.kind]).toEqual(['RETIREMENT_REVIEW', 'RETIRE']);
    for (const [account, command, payload] of [
      ['p2.lead', 'start-update', {}],
      ['p2.lead', 'submit-to-head', { revision: 1 }],
      ['p2.head', 'head-approve', { revision: 1 }],
      ['p1.reviewer', 'authority-pass', { revision: 1 }],
    ] as const) {
      const path = `../catalog-updates/${update?.updateId ?? ''}/commands/${command}`;
      expect([command, (await give(account, `/${path}`, payload)).status]).toEqual([command, 200]);
    }
    await deliver(api.db);
    expect(await see('p2.lead', entry)).toMatchObject({
      state: 'RETIRED',
      openUpdates: [],
      retirement: { noticeNo: expect.stringMatching(/^TG-/) },
      versions: [{ version: 1, supersededAt: expect.any(String) }],
    });
    expect((await get('m2.handler', `catalog/entries/${encodeURIComponent(CODE)}`)).status).toBe(404);
  });

  it('shows its whole history to its provider, and to others from the submission on', async () => {
    const types = async (account: string) =>
      History.parse((await get(account, `matters/${entry}/history`)).body).items.map(({ type }) => type);
    expect(await types('p2.lead')).toEqual(expect.arrayContaining(['entryDrafted', 'entryAssessed', 'entryRetired']));
    const told = await types('p1.supervisor');
    expect(told).toContain('entryPublished');
    expect(told).not.toContain('entryAssessed');
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { PROCESSES, shareRequest, type Row } from '#libs/domain';
import { MatterClient } from '#libs/temporal';
import { agree, request } from '../scenarios/payloads.js';
import { sqlAs } from '../support/database.js';
import { ask, openApi, signIn, type OpenApi } from './api.fixture.js';

const statements = jest.spyOn(pg.Client.prototype, 'query');
let api: OpenApi;
let hidden: string;
let stranger: string;
beforeAll(async () => {
  api = await openApi('2026-01-26T01:00:00.000Z');
  const drafted = await ask(`${api.url}/api/v1/share-requests`, {
    method: 'POST',
    token: await signIn(api.url, 'm4.handler'),
    headers: { 'idempotency-key': 'draft' },
    body: JSON.stringify(request('3070990100002/000001', 'API', 1)),
  });
  hidden = (drafted.body as { matterId: string }).matterId;
  stranger = await signIn(api.url, 'c2.handler');
});
afterAll(() => api?.close().finally(() => statements.mockRestore()));

const stored = (): Promise<unknown> => sqlAs(api.ownerUrl, 'SELECT (SELECT count(*) FROM command) AS n');

/** Gives a command; returns the answer, the number of statements that it cost, and if it was sent to a workflow. */
async function give(collection: string, row: Row, matterId: string) {
  const before = statements.mock.calls.length;
  const sending = jest.spyOn(api.app.get(MatterClient), 'send');
  const { status, body } = await ask(`${api.url}/api/v1/${collection}/${matterId}/commands/${row.name}`, {
    method: 'POST',
    token: stranger,
    headers: { 'idempotency-key': randomUUID(), 'x-request-id': 'sight' },
    body: JSON.stringify(row.example),
  });
  const seen = { status, body, statements: statements.mock.calls.length - before, sent: sending.mock.calls.length };
  sending.mockRestore();
  return seen;
}

describe.each(PROCESSES)('a matter that one may not see, asked for as a $process,', ({ collection, rows }) => {
  const given = rows.filter(({ from }) => from.length > 0);

  it.each(given)('answers $name like one that does not exist, with the same work', async (row) => {
    const before = await stored();
    const missing = await give(collection, row, randomUUID());
    expect(missing).toMatchObject({ status: 404, sent: 0 });
    expect(missing.statements).toBeGreaterThan(0);
    expect(await give(collection, row, hidden)).toEqual(missing);
    expect(await stored()).toEqual(before);
  });
});

it('reads no fact and locks no row for somebody who may not see the matter', async () => {
  statements.mockClear();
  const row = PROCESSES[0].rows.find(({ name }) => name === 'correct-slip');
  if (!row) throw new Error('there is no slip to correct');
  expect(await give('share-requests', row, hidden)).toMatchObject({ status: 404 });
  const asked = statements.mock.calls.map(([sql]) => (typeof sql === 'string' ? sql : ''));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((sql) => /FROM event|FOR (SHARE|UPDATE)|advisory/i.test(sql))).toEqual([]);
});

it('folds nothing anew for somebody who may not see the matter, also if an earlier release folded it', async () => {
  const [row] = PROCESSES[0].rows.filter(({ from }) => from.length > 0);
  if (!row) throw new Error('there is no row');
  const missing = await give('share-requests', row, randomUUID());
  await sqlAs(api.ownerUrl, `UPDATE matter SET definition_version = 0 WHERE id = '${hidden}'`);
  expect(await give('share-requests', row, hidden)).toEqual(missing);
});

describe('a matter that a command names', () => {
  const openCandidate = async (matterId: string) => {
    const before = statements.mock.calls.length;
    const { status, body } = await ask(`${api.url}/api/v1/breach-candidates`, {
      method: 'POST',
      token: await signIn(api.url, 'm1.supervisor'),
      headers: { 'idempotency-key': randomUUID(), 'x-request-id': 'sight' },
      body: JSON.stringify({ responsible: 'M4', clause: '39(2)', facts: '增设目录以外的条件。', matterId }),
    });
    return { status, body, statements: statements.mock.calls.length - before };
  };

  it('is as good as missing while one may not see it: a draft', async () => {
    const missing = await openCandidate(randomUUID());
    expect(missing).toMatchObject({ status: 422, body: { code: 'NO_SUCH_MATTER' } });
    expect(await openCandidate(hidden)).toEqual(missing);
  });

  it('is named once it is open', async () => {
    const path = `${api.url}/api/v1/share-requests/${hidden}/commands`;
    for (const [account, command, payload] of [
      ['m4.handler', 'submit-internally', { revision: 1, declaration: true }],
      ['m4.lead', 'lead-consent', { revision: 1 }],
    ] as const) {
      const token = await signIn(api.url, account);
      const headers = { 'idempotency-key': randomUUID() };
      const init = { method: 'POST', token, headers, body: JSON.stringify(payload) };
      expect(await ask(`${path}/${command}`, init)).toMatchObject({ status: 200 });
    }
    expect(await openCandidate(hidden)).toMatchObject({ status: 201 });
  });
});

describe('an act inside the other side', () => {
  const read = async (account: string) => {
    const token = await signIn(api.url, account);
    const { body } = await ask(`${api.url}/api/v1/matters/${hidden}`, { token });
    const { body: list } = await ask(`${api.url}/api/v1/matters`, { token });
    const { body: history } = await ask(`${api.url}/api/v1/matters/${hidden}/history`, { token });
    const { body: alerts } = await ask(`${api.url}/api/v1/alerts`, { token });
    return { body, list, history, alerts };
  };
  /** Ids of the matters that changed for an account since an instant. */
  const movedSince = async (account: string, since: string): Promise<readonly string[]> => {
    const url = `${api.url}/api/v1/matters?updatedSince=${encodeURIComponent(since)}`;
    const { body } = await ask(url, { token: await signIn(api.url, account) });
    return (body as { readonly items: readonly { readonly matterId: string }[] }).items.map(({ matterId }) => matterId);
  };

  /** Submits another request to the same provider, and asks a colleague about it; returns the request. */
  const askedInside = async (): Promise<string> => {
    const give = async (account: string, path: string, payload: object) => {
      const headers = { 'idempotency-key': randomUUID() };
      const init = { method: 'POST', token: await signIn(api.url, account), headers, body: JSON.stringify(payload) };
      return (await ask(`${api.url}/api/v1/share-requests${path}`, init)).body as { readonly matterId: string };
    };
    const { matterId } = await give('m4.handler', '', request('3070990100002/000001', 'API', 1));
    await give('m4.handler', `/${matterId}/commands/submit-internally`, { revision: 1, declaration: true });
    await give('m4.lead', `/${matterId}/commands/lead-consent`, { revision: 1 });
    await give('m4.handler', `/${matterId}/commands/ask-opinions`, { question: '是否妥当？', colleagues: ['m4.head'] });
    return matterId;
  };
  /** The first page of one row of the matters that changed for an account since an instant. */
  const firstMovedSince = async (account: string, since: string): Promise<unknown> => {
    const url = `${api.url}/api/v1/matters?limit=1&updatedSince=${encodeURIComponent(since)}`;
    return (await ask(url, { token: await signIn(api.url, account) })).body;
  };

  it('moves nothing that a party reads, and moves the head for its own side', async () => {
    const own = 'm4.lead';
    const other = (await read(own)).body as {
      readonly parties: { readonly provider: { readonly departmentId: string } };
    };
    const provider = other.parties.provider.departmentId.toLowerCase();
    const before = [await read(own), await read(`${provider}.lead`)] as const;
    const { body: clock } = await ask(`${api.url}/api/v1/platform-clock`, { token: await signIn(api.url, own) });
    const { now } = clock as { readonly now: string };
    const headers = { 'idempotency-key': randomUUID() };
    const payload = { question: '是否妥当？', colleagues: ['m4.head'] };
    const asked = await ask(`${api.url}/api/v1/share-requests/${hidden}/commands/ask-opinions`, {
      method: 'POST',
      token: await signIn(api.url, 'm4.handler'),
      headers,
      body: JSON.stringify(payload),
    });
    expect(asked).toMatchObject({ status: 200 });
    expect(await read(`${provider}.lead`)).toEqual(before[1]);
    expect(await movedSince(`${provider}.lead`, now)).not.toContain(hidden);
    const submitted = await askedInside();
    const page = { items: [{ matterId: submitted }], nextCursor: null };
    expect(await firstMovedSince(`${provider}.lead`, now)).toMatchObject(page);
    expect(await movedSince(own, now)).toContain(hidden);
    const after = await read(own);
    expect(after.body).not.toEqual(before[0].body);
    const { seq } = after.body as { readonly seq: number };
    expect(seq).toBeGreaterThan((before[0].body as { readonly seq: number }).seq);
    expect((after.history as { readonly items: readonly { readonly seq: number }[] }).items.at(-1)?.seq).toBe(seq);
  });

  /** Gives a command that must succeed, and returns the answer. */
  const does = async (account: string, path: string, payload: object): Promise<Readonly<Record<string, unknown>>> => {
    const headers = { 'idempotency-key': randomUUID() };
    const init = { method: 'POST', token: await signIn(api.url, account), headers, body: JSON.stringify(payload) };
    const { status, body } = await ask(`${api.url}/api/v1/share-requests/${path}`, init);
    expect([path, status, body]).toEqual([path, 200, expect.anything()]);
    return body as Readonly<Record<string, unknown>>;
  };
  /** What an account reads of the share requests: the matter, its history, and its place in the list of each state. */
  const readsAll = async (account: string): Promise<object> => {
    const token = await signIn(api.url, account);
    const from = async (path: string) => [path, (await ask(`${api.url}/api/v1/${path}`, { token })).body] as const;
    const lists = Object.keys(shareRequest.stateTitles).flatMap((state) => [
      `matters?state=${state}`,
      `matters?process=share-request&state=${state}&order=id`,
    ]);
    const paths = [`matters/${hidden}`, `matters/${hidden}/history`, `matters/${hidden}/clocks/reply`, 'matters'];
    const answers = [];
    for (const path of [...paths, ...lists, 'tasks', 'alerts?unread=true']) answers.push(await from(path));
    return Object.fromEntries(answers);
  };
  const listedIn = async (account: string, state: string): Promise<boolean> => {
    const { body } = await ask(`${api.url}/api/v1/matters?state=${state}`, { token: await signIn(api.url, account) });
    return (body as { readonly items: readonly { readonly matterId: string }[] }).items.some(
      ({ matterId }) => matterId === hidden,
    );
  };

  it('leaves matter, lists and each state filter as they were for whoever does not see it', async () => {
    const command = (name: string): string => `${hidden}/commands/${name}`;
    await does('m2.handler', command('accept'), {});
    const outside = ['m4.handler', 'm4.lead', 'm1.reviewer', 'm1.supervisor'];
    const readAll = async () => {
      const read = [];
      for (const account of outside) read.push(await readsAll(account));
      return read;
    };
    const before = await readAll();
    const inner = [
      ['m2.handler', 'propose-reply', agree(1)],
      ['m2.handler', 'revise-reply', agree(1)],
      ['m2.lead', 'lead-return-reply', { reason: '请写明处置要求。' }],
      ['m2.handler', 'propose-reply', agree(1)],
    ] as const;
    for (const [account, name, payload] of inner) {
      await does(account, command(name), payload);
      expect(await readAll()).toEqual(before);
    }
    expect(await listedIn('m2.lead', 'PROVIDER_LEAD_REVIEW')).toBe(true);
    expect(await listedIn('m2.lead', 'UNDER_REVIEW')).toBe(false);
    expect(await listedIn('m4.lead', 'UNDER_REVIEW')).toBe(true);
  });

  it('shows neither in the refusal of another side’s command nor in its receipt', async () => {
    const token = await signIn(api.url, 'm4.handler');
    const refused = await ask(`${api.url}/api/v1/share-requests/${hidden}/commands/supply-supplement`, {
      method: 'POST',
      token,
      headers: { 'idempotency-key': randomUUID() },
      body: JSON.stringify({ answers: [{ item: 1, text: '见所附说明，已经补充。' }] }),
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'WRONG_STATE' } });
    expect(JSON.stringify(refused.body)).toContain('审核中');
    const supervised = { departmentId: 'M2', requirement: '请说明进展。', answerWithin: 3 };
    const receipt = await does('m1.supervisor', `${hidden}/commands/supervise`, supervised);
    expect(receipt).toMatchObject({ state: 'UNDER_REVIEW', revision: 1 });
  });
});

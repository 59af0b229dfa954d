import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { EntryPage, SynonymPage, SynonymReceipt, type SynonymBody } from '#libs/http';
import { createDataSource } from '#libs/persistence';
import { putEntries } from '../support/entry-rows.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';

const START = '2026-01-26T01:00:00.000Z';
const PATH = '/catalog/synonyms';

let api: OpenApi;
let db: DataSource;
beforeAll(async () => {
  api = await openApi(START);
  db = await createDataSource(api.appUrl).initialize();
  await putEntries(db, [
    { provider: 'M2', content: { catalogCode: '303001/900001', name: '长期护理保险失能等级评估' } },
    { provider: 'M2', content: { catalogCode: '303001/900002', name: '最低生活保障对象' } },
  ]);
});
afterAll(async () => {
  await db?.destroy();
  await api?.close();
});

const tokens = new Map<string, Promise<string>>();
async function send(account: string, path: string, init: RequestInit = {}): Promise<Reply> {
  const token = tokens.get(account) ?? signIn(api.url, account);
  tokens.set(account, token);
  return ask(`${api.url}/api/v1${path}`, { ...init, token: await token });
}
const post = (account: string, path: string, body: object, key: string = randomUUID()): Promise<Reply> =>
  send(account, path, { method: 'POST', headers: { 'idempotency-key': key }, body: JSON.stringify(body) });
const add = (account: string, words: SynonymBody['words'], key?: string): Promise<Reply> =>
  post(account, PATH, { words }, key);
const idOf = ({ body }: Reply): string => SynonymReceipt.parse(body).synonymId;

async function all(account = 'c3.handler', limit = 200): Promise<SynonymPage['items']> {
  const items: SynonymPage['items'] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: Reply = await send(account, `${PATH}?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    const page: SynonymPage = SynonymPage.parse(body);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
const expectRefused = (reply: Reply, status: number, code: string): void =>
  expect(expectProblem(reply, status).code).toBe(code);
const found = async (q: string) => EntryPage.parse((await send('c3.handler', `/catalog/entries?q=${q}`)).body);

describe('the dictionary of synonyms', () => {
  it('begins with words of government data, which nobody made', async () => {
    const items = await all();
    expect(items.length).toBeGreaterThan(50);
    expect(items.map(({ words }) => words)).toContainEqual(['低保', '最低生活保障']);
    for (const one of items) expect(one).toMatchObject({ madeBy: null, endedBy: null, endedAt: null });
  });

  it('is read page by page, in order of the words', async () => {
    const whole = await all();
    expect(await all('m2.handler', 7)).toEqual(whole);
    const bytes = whole.map(({ words }) => Buffer.from(words.join('\0')));
    expect(bytes).toEqual([...bytes].sort((a, b) => Buffer.compare(a, b)));
  });

  it.each(['m5.reviewer', 'm5.supervisor', 'm5.sa-head'])(
    'takes a group of %s, by which searches then find, until it is ended',
    async (account) => {
      const added = await add(account, ['長護險', '长期护理保险']);
      expect([added.status, added.headers.get('location')]).toEqual([201, `/api/v1${PATH}`]);
      expect((await all()).find(({ synonymId }) => synonymId === idOf(added))).toEqual({
        synonymId: idOf(added),
        words: ['长护险', '长期护理保险'].sort(),
        madeBy: account,
        madeAt: expect.stringMatching(/^2026-01-26T01:/),
        endedBy: null,
        endedAt: null,
      });
      const { items, expansions } = await found('长护险');
      expect(items.map(({ catalogCode }) => catalogCode)).toEqual(['303001/900001']);
      expect(expansions).toEqual([{ term: '长护险', added: ['长期护理保险'], initials: false }]);

      const ended = await post('m5.sa-head', `${PATH}/${idOf(added)}/commands/end`, {});
      expect([ended.status, idOf(ended)]).toEqual([200, idOf(added)]);
      expect((await all()).find(({ synonymId }) => synonymId === idOf(added))).toMatchObject({
        madeBy: account,
        endedBy: 'm5.sa-head',
        endedAt: expect.stringMatching(/^2026-01-26T01:/),
      });
      expect(await found('长护险')).toMatchObject({ items: [], expansions: [] });
      expectRefused(await post('m5.sa-head', `${PATH}/${idOf(added)}/commands/end`, {}), 404, 'NOT_FOUND');
    },
  );

  it('lets an authority end a group with which it began', async () => {
    const [group] = (await all()).filter(({ words }) => words.includes('低保'));
    const { items } = await found('低保');
    expect(items.map(({ catalogCode }) => catalogCode)).toContain('303001/900002');
    expect((await post('m5.reviewer', `${PATH}/${group?.synonymId}/commands/end`, {})).status).toBe(200);
    expect((await found('低保')).items).toEqual([]);
    expect((await add('m5.reviewer', ['最低生活保障', '低保'])).status).toBe(201);
    expect((await found('低保')).items).toEqual(items);
  });

  it('carries a command out once under one key', async () => {
    const key = randomUUID();
    const first = await add('m5.reviewer', ['失能', '失去生活自理能力'], key);
    const again = await add('m5.reviewer', ['失能', '失去生活自理能力'], key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expectRefused(await add('m5.reviewer', ['失能', '半失能'], key), 422, 'IDEMPOTENCY_KEY_REUSED');
  });

  it('is changed by authorities alone', async () => {
    const [group] = await all();
    for (const account of ['m2.handler', 'm2.lead', 'sysadmin.1', 'auditor.1', 'operator.1']) {
      expectRefused(await add(account, ['甲乙', '丙丁']), 403, 'NOT_YOUR_OFFICE');
      expectRefused(await post(account, `${PATH}/${group?.synonymId}/commands/end`, {}), 403, 'NOT_YOUR_OFFICE');
    }
    expectRefused(await post('m5.reviewer', `${PATH}/none/commands/end`, {}), 404, 'NOT_FOUND');
  });

  it.each([
    ['one word', ['低保'], 400, 'INVALID'],
    ['a word of one character', ['保', '低保'], 400, 'INVALID'],
    ['a word with a blank', ['低 保', '低保'], 400, 'INVALID'],
    ['a word with a sign', ['低保%', '低保'], 400, 'INVALID'],
    ['a word that is too long', ['长'.repeat(21), '低保'], 400, 'INVALID'],
    ['a number of a person', ['13000000000', '低保'], 400, 'INVALID'],
    ['words that a search takes for one', ['登記', '登记'], 409, 'SYNONYMS_ALIKE'],
    ['words in another width', ['ＥＴＣ', 'etc'], 409, 'SYNONYMS_ALIKE'],
    ['a group that it has, in another order', ['社会保险', '社保'], 409, 'SYNONYMS_KNOWN'],
  ])('does not take %s', async (_, words, status, code) => {
    expectRefused(await add('m5.reviewer', words), status, code);
  });
});

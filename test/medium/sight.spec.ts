import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { PROCESSES, type Row } from '#libs/domain';
import { MatterClient } from '#libs/temporal';
import { request } from '../scenarios/payloads.js';
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

/** Gives a command; returns the answer, the number of statements that it cost, and if it was sent to a workflow. */
async function give(collection: string, row: Row, matterId: string) {
  const before = statements.mock.calls.length;
  const sending = jest.spyOn(api.app.get(MatterClient), 'send');
  const { status, body } = await ask(`${api.url}/api/v1/${collection}/${matterId}/commands/${row.name}`, {
    method: 'POST',
    token: stranger,
    headers: { 'idempotency-key': randomUUID() },
    body: JSON.stringify(row.example),
  });
  const seen = { status, body, statements: statements.mock.calls.length - before, sent: sending.mock.calls.length };
  sending.mockRestore();
  return seen;
}

describe.each(PROCESSES)('a matter that one may not see, asked for as a $process,', ({ collection, rows }) => {
  const given = rows.filter(({ from }) => from.length > 0);

  it.each(given)('answers $name like one that does not exist, with the same work', async (row) => {
    const missing = await give(collection, row, randomUUID());
    expect(missing).toMatchObject({ status: 404, sent: 0 });
    expect(missing.statements).toBeGreaterThan(0);
    expect(await give(collection, row, hidden)).toEqual(missing);
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

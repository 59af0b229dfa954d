import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sqlAs } from '../support/database.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';

let open: OpenApi;
let token: string;
let published: unknown;
const written = async (): Promise<unknown> =>
  sqlAs(open.ownerUrl, 'SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM command) AS rows');
beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  token = await signIn(open.url, 'm4.handler');
  published = await written();
});
afterAll(() => open?.close());
/** The catalogue was published before, and no test may add to it. */
afterEach(async () => expect(await written()).toEqual(published));

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Reply> =>
  ask(`${open.url}/api/v1${path}`, {
    method: 'POST',
    token,
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k', ...headers },
  });
const get = (path: string): Promise<Reply> => ask(`${open.url}/api/v1${path}`, { token });

const draft = {
  catalogCode: '3070990100002/000002',
  itemIds: ['i1'],
  dutyNeed: '核验',
  usageBasis: '条例',
  usageScenario: '受理',
  usageScope: '本局',
  shareMode: 'API',
  usageTerm: { until: '2026-12-31' },
  legalBases: [{ type: 'LAW', title: '某法', article: '第一条' }],
};
const query = { clause: '21(1)', shareAttribute: 'CONDITIONAL', triggeredAt: '2026-01-26' };
const cursor = (place: readonly string[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');
const NOBODY = '0b5f4f3a-4d0e-4f0a-9a55-3f1f6d1f0a01';

it('keeps an idle connection for longer than a proxy before the API does', async () => {
  const url = new URL(open.url);
  const socket = connect(Number(url.port), url.hostname);
  socket.write(`GET /api/v1/health/live HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  const [head] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect(Number(/^keep-alive: timeout=(\d+)/im.exec(head.toString())?.[1])).toBeGreaterThan(60);
});

describe('a body that is wrong', () => {
  it.each([
    ['is no JSON', '{"clause":', 400, 'body'],
    ['is a text', '"clause"', 400, 'body'],
    ['is empty', '', 400, 'clause'],
    ['is an array', '[]', 400, 'body'],
    ['lacks a field', JSON.stringify({ ...query, clause: undefined }), 400, 'clause'],
    ['has a field of its own', JSON.stringify({ ...query, extra: 1 }), 400, 'extra'],
    ['has one deep inside', JSON.stringify({ ...query, policy: { 'Q-99': 'YES' } }), 400, 'policy.Q-99'],
    ['has an option that is none', JSON.stringify({ ...query, policy: { 'Q-01': 'MAYBE' } }), 400, 'policy.Q-01'],
    ['has a date that does not exist', JSON.stringify({ ...query, triggeredAt: '2026-02-30' }), 400, 'triggeredAt'],
    ['has no offset', JSON.stringify({ ...query, triggeredAt: '2026-01-26T10:00:00' }), 400, 'triggeredAt'],
    ['has a year too late', JSON.stringify({ ...query, triggeredAt: '2101-01-01' }), 400, 'triggeredAt'],
    [
      'is wrong in a list',
      JSON.stringify({ ...query, extensions: [{ days: 1 }, { days: 0 }] }),
      400,
      'extensions.1.days',
    ],
    ['holds U+0000', JSON.stringify({ ...query, extra: ['a', 'b\0'] }), 400, 'extra.1'],
    ['holds half a character', '{"clause":"\\ud800"}', 400, 'clause'],
    ['is named so', '{"a\\u0000":1}', 400, 'a\\u0000'],
    ['is nested without end', `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 400, 'a'],
    ['reaches for the prototype', `{"__proto__":{"x":1},${JSON.stringify(query).slice(1)}`, 400, '__proto__'],
    ['reaches for it deep inside', `{"policy":{"a":[{"__proto__":{"x":1}}]}}`, 400, 'policy.a.0.__proto__'],
    ['names the constructor', JSON.stringify({ ...query, constructor: { prototype: 1 } }), 400, 'constructor'],
    ['names the prototype', JSON.stringify({ ...query, extra: { prototype: 1 } }), 400, 'extra.prototype'],
    ['is wrong far inside', `{"a":${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}}`, 400, undefined],
    ['is too large', JSON.stringify({ ...query, extra: 'x'.repeat(1_100_000) }), 413, undefined],
  ])('%s', async (_, body, status, field) => {
    expectProblem(await post('/deadlines/calculate', body), status, field);
  });

  it('is not UTF-8', async () => {
    expectProblem(await post('/deadlines/calculate', Buffer.from([0x22, 0xff, 0x22])), 400, 'body');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=gbk'])(
    'is %s',
    async (type) => {
      expectProblem(await post('/deadlines/calculate', JSON.stringify(query), { 'content-type': type }), 415);
    },
  );

  it.each([
    ['a field of its own', { ...draft, hacked: true }, 'hacked'],
    ['an item that is no text', { ...draft, itemIds: [7] }, 'itemIds.0'],
    ['a date that does not exist', { ...draft, usageTerm: { until: '2026-02-30' } }, 'usageTerm.until'],
    ['U+0000', { ...draft, dutyNeed: '核\0验' }, 'dutyNeed'],
    [
      'half a character',
      { ...draft, legalBases: [{ type: 'LAW', title: '\ud800', article: '1' }] },
      'legalBases.0.title',
    ],
  ])('begins a matter with %s', async (_, body, field) => {
    expectProblem(await post('/share-requests', JSON.stringify(body)), 400, field);
  });

  it('would move the clock to an instant without offset, or none at all', async () => {
    for (const to of ['2026-02-02T09:00:00', '2026-02-30T09:00:00+08:00', '0000-01-01T00:00:00Z', 7]) {
      expectProblem(await post('/platform-clock/advance', JSON.stringify({ to })), 400, 'to');
    }
  });
});

describe('an address that is wrong', () => {
  it.each([
    ['leads nowhere', '/nowhere', 404, undefined],
    ['names no matter', `/matters/${NOBODY}`, 404, 'id'],
    ['names no id', '/matters/x', 404, 'id'],
    ['names no matter, for its history', `/matters/${NOBODY}/history`, 404, 'id'],
    ['names no entry', '/catalog/entries/1%2F2', 404, 'catalogCode'],
    ['holds U+0000', '/catalog/entries/a%00', 400, 'path'],
    ['holds half a character', '/catalog/entries/%ED%A0%80', 400, 'path'],
    ['is no UTF-8', '/matters/%ff', 400, 'path'],
    ['asks with U+0000', '/matters?q=a%00', 400, 'q'],
    ['asks with half a character', '/matters?q=%ED%A0%80', 400, 'q'],
    ['asks for what is unknown', '/matters?colour=red', 400, 'colour'],
    ['reaches for the prototype', '/matters?__proto__=a', 400, '__proto__'],
    ['reaches for it in another encoding', '/matters?%5F_proto__=a', 400, '%5F_proto__'],
    ['is written in capitals', '/MATTERS', 404, undefined],
    ['ends with a slash', '/matters/', 404, undefined],
    ['asks twice', '/matters?q=a&q=b', 400, 'q'],
    ['asks for none', '/matters?limit=0', 400, 'limit'],
    ['asks for too many', '/tasks?limit=201', 400, 'limit'],
    ['asks for a part', '/alerts?limit=1.5', 400, 'limit'],
    ['goes on from nowhere', '/matters?cursor=abc', 400, 'cursor'],
    ['goes on from elsewhere', `/catalog/entries?cursor=${cursor(['a', 'b'])}`, 400, 'cursor'],
    [
      'goes on from a text that cannot be',
      `/catalog/entries?cursor=${cursor(['a\0', '0b5e0c5e-2c84-4d1d-9f0c-3f6f0a3a9a11'])}`,
      400,
      'cursor',
    ],
    ['goes on from before all', `/matters?cursor=${cursor(['0000-01-01T00:00:00.000Z', NOBODY])}`, 400, 'cursor'],
    ['has no offset', '/matters?dueBefore=2026-02-02T09:00:00', 400, 'dueBefore'],
    ['has a year before all', '/matters?dueBefore=0000-01-01T00:00:00Z', 400, 'dueBefore'],
    ['is neither true nor false', '/matters?overdue=maybe', 400, 'overdue'],
    ['names a state that no process has', '/matters?state=PUBLISHD', 400, 'state'],
    ['names a state of another process', '/matters?state=IN_USE&process=catalog-entry', 400, 'state'],
    ['names a state that no entry has', '/catalog/entries?state=IN_USE', 400, 'state'],
    ['names such a state for an export', '/catalog/entries/export?format=csv&state=IN_USE', 400, 'state'],
    ['names a clause in words', '/matters?clause=%E4%BA%8C%E5%8D%81%E4%B8%80', 400, 'clause'],
    ['names a blank for a clause', '/lateness?clause=%20', 400, 'clause'],
    ['names a blank for a division', '/lateness?division=%20', 400, 'division'],
    ['names a blank for a department', '/catalog/entries?department=%E3%80%80', 400, 'department'],
  ])('%s', async (_, path, status, field) => {
    expectProblem(await get(path), status, field);
  });

  it('is asked with another method', async () => {
    for (const [method, path, allowed] of [
      ['DELETE', '/matters', 'GET, HEAD'],
      ['OPTIONS', '/share-requests', 'POST'],
      ['GET', '/catalog/imports/check', 'GET, HEAD, POST'],
      ['PATCH', `/matters/${NOBODY}`, 'GET, HEAD'],
      ['PUT', '/webhooks', 'GET, HEAD, POST'],
    ] as const) {
      const reply = await ask(`${open.url}/api/v1${path}`, { method, token });
      if (method === 'GET') continue;
      expectProblem(reply, 405);
      expect([path, reply.headers.get('allow')]).toEqual([path, allowed]);
    }
    expectProblem(await ask(`${open.url}/api/v1/nowhere`, { method: 'DELETE', token }), 404);
  });

  it('is not parsed before its sender is known', async () => {
    for (const body of ['{"clause":', '"\ud800"', JSON.stringify({ extra: 'x'.repeat(1_100_000) })]) {
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
      expectProblem(await ask(`${open.url}/api/v1/share-requests`, init), 401);
      expectProblem(await ask(`${open.url}/api/v1/share-requests`, { ...init, token: 'none' }), 401);
    }
  });
});

describe('a header that is wrong', () => {
  it.each([undefined, '', 'é', 'x'.repeat(129)])('makes no key: %s', async (key) => {
    const body = JSON.stringify({ to: '2026-02-02T09:00:00+08:00' });
    const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) };
    const init = { method: 'POST', token, body, headers };
    expectProblem(await ask(`${open.url}/api/v1/platform-clock/advance`, init), 400, 'Idempotency-Key');
    expectProblem(
      await ask(`${open.url}/api/v1/share-requests`, { ...init, body: JSON.stringify(draft) }),
      400,
      'Idempotency-Key',
    );
  });

  it.each([
    ['holds U+0000', 'GET /health/live HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n', 400],
    ['is no HTTP', 'nonsense\r\n\r\n', 400],
    ['lacks the host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['names two hosts', 'GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['does not end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('%s', async (_, request, status) => {
    const { hostname, port } = new URL(open.url);
    const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''));
    socket.end(request);
    let text = '';
    socket.on('data', (part) => (text += part.toString()));
    await once(socket, 'close');
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*\r\nContent-Type: application/problem\\+json`));
    const code = expect.stringMatching(/^(BAD_REQUEST|INVALID)$/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROBLEM_LIST } from '../../apps/api/src/problem-list/problem-list.js';
import { ask, expectProblem, openApi, signIn, type OpenApi, type Reply } from './api.fixture.js';

let open: OpenApi;
let token: string;
beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  token = await signIn(open.url, 'sysadmin.1');
});
afterAll(() => open?.close());

const post = (path: string, body: object, key: string): Promise<Reply> =>
  ask(`${open.url}/api/v1${path}`, {
    method: 'POST',
    token,
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('an earlier path', () => {
  it('answers as the one that replaced it, says so, and a command repeated under either is the same command', async () => {
    const { body, headers } = await post('/webhook-hosts', { host: 'receiver.example' }, 'style-1');
    expect(headers.get('deprecation')).toBeNull();
    const { hostId } = body as { readonly hostId: string };
    const before = await post(`/webhook-hosts/${hostId}/remove`, {}, 'style-2');
    expect([before.status, before.headers.get('deprecation')]).toEqual([200, expect.stringMatching(/^@\d+$/)]);
    expect(before.headers.get('link')).toBe(
      `</api/v1/webhook-hosts/${hostId}/commands/remove>; rel="successor-version"`,
    );
    expect(before.headers.get('idempotent-replayed')).toBeNull();
    const after = await post(`/webhook-hosts/${hostId}/commands/remove`, {}, 'style-2');
    expect([after.status, after.body, after.headers.get('idempotent-replayed')]).toEqual([200, before.body, 'true']);
    expect(after.headers.get('deprecation')).toBeNull();
  });

  it('with the slash of a catalog code escaped', async () => {
    const old = await ask(`${open.url}/api/v1/catalog/entries/303002%2F000001`, { token });
    const now = await ask(`${open.url}/api/v1/catalog/entries/303002/000001`, { token });
    expect([old.status, old.body]).toEqual([now.status, now.body]);
    expect([now.status, old.headers.has('deprecation'), now.headers.has('deprecation')]).toEqual([200, true, false]);
  });
});

describe('headers', () => {
  it('201 names what was created, a repeat says that it is one', async () => {
    const calendar = { title: '不能部分同意（示例）', options: { 'Q-26': 'NOT_ALLOWED' } };
    const first = await post('/policies', calendar, 'style-3');
    const { version } = first.body as { readonly version: string };
    expect([first.status, first.headers.get('location')]).toEqual([201, `/api/v1/policies/${version}`]);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const again = await post('/policies', calendar, 'style-3');
    expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([first.body, 'true']);
  });

  it.each([
    ['taken', 'a.B-9_', true],
    ['replaced if it is long', 'x'.repeat(65), false],
    ['replaced if it is strange', 'a b', false],
    ['made', undefined, false],
  ])('the id of a request is %s, and stands in its problem', async (_, given, isTaken) => {
    const headers = given === undefined ? {} : { 'x-request-id': given };
    const reply = await ask(`${open.url}/api/v1/matters/x`, { token, headers });
    expectProblem(reply, 404);
    const id = reply.headers.get('x-request-id');
    expect(id === given).toBe(isTaken);
    expect(id).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
    expect(reply.body).toMatchObject({ requestId: id });
  });
});

describe('problems', () => {
  it('are all listed, without a token, and each at the address that is its type', async () => {
    const { body } = await ask(`${open.url}/problems`);
    expect((body as { readonly items: readonly object[] }).items).toHaveLength(PROBLEM_LIST.length);
    const { type } = (await ask(`${open.url}/api/v1/matters`)).body as { readonly type: string };
    expect(await ask(open.url + type)).toMatchObject({
      status: 200,
      body: { type, code: 'TOKEN_MISSING', status: 401, wayOut: expect.stringMatching(/[\u4e00-\u9fff]/) },
    });
    expectProblem(await ask(`${open.url}/problems/NOTHING`), 404, 'code');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DrainMiddleware } from '../../apps/api/src/http-edge/drain.middleware.js';
import { ask, boot, expectProblem, openApi, rehearsal, type OpenApi, type Reply } from './api.fixture.js';

let open: OpenApi;
/** The same API as `open`, which knows the tests' own address as that of a proxy. */
let behindProxy: NestExpressApplication;
beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  behindProxy = await boot({ ...rehearsal(open.appUrl), trustedProxies: ['127.0.0.0/8', '::1'] });
});
afterAll(async () => {
  await behindProxy?.close();
  await open?.close();
});

const BY_HTTPS = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
const live = (url: string, headers: Record<string, string> = {}): Promise<Reply> =>
  ask(`${url}/health/live`, { headers });

describe('Strict-Transport-Security', () => {
  const sent = async (url: string, headers = {}): Promise<string | null> =>
    (await live(url, headers)).headers.get('strict-transport-security');

  it('is sent for a request that came by HTTPS to a trusted proxy, and for no other', async () => {
    const proxied = await behindProxy.getUrl();
    expect(await sent(proxied, BY_HTTPS)).toBe('max-age=31536000');
    expect(await sent(proxied, { 'x-forwarded-proto': 'http' })).toBeNull();
    expect(await sent(proxied)).toBeNull();
  });

  it('is not sent because a client that is no proxy says so', async () => {
    expect(await sent(open.url, BY_HTTPS)).toBeNull();
  });
});

describe('the headers of an answer', () => {
  const bare = ['x-powered-by', 'server', 'strict-transport-security'];

  it.each(['/health/live', '/docs', '/api/v1/matters', '/nowhere'])('of %s are those of SECURITY.md', async (path) => {
    const { headers } = await ask(open.url + path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy':
        "default-src 'self';base-uri 'none';font-src 'self' data:;form-action 'self';frame-ancestors 'none';" +
        "img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' 'unsafe-inline'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    for (const name of bare) expect([name, headers.get(name)]).toEqual([name, null]);
  });

  it('run no script that stands in the page of the documentation', async () => {
    const { text } = await ask(`${open.url}/docs`);
    const scripts = [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, body] of scripts)
      expect([attributes, body?.trim()]).toEqual([expect.stringMatching(/src=/), '']);
    expect(text).not.toMatch(/\son\w+=|javascript:/i);
  });
});

it('bounds its connections, and names no bound by default of Node', () => {
  const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = open.app.getHttpServer();
  expect({ headersTimeout, requestTimeout, keepAliveTimeout, timeout }).toEqual({
    headersTimeout: 20_000,
    requestTimeout: 300_000,
    keepAliveTimeout: 75_000,
    timeout: 120_000,
  });
});

it('tells no name and keeps its headers while it stops', async () => {
  const stopping = await boot(rehearsal(open.appUrl));
  stopping.get(DrainMiddleware).onModuleDestroy();
  const reply = await live(await stopping.getUrl());
  expectProblem(reply, 503);
  expect([reply.headers.get('x-powered-by'), reply.headers.get('x-content-type-options')]).toEqual([null, 'nosniff']);
  await stopping.close();
});

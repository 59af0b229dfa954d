import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig } from '#libs/config';
import { ask, boot, expectProblem, openApi, rehearsal, signIn, type OpenApi, type Reply } from './api.fixture.js';

const ANY = { ZHENGSHU_MODE: 'rehearsal', DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' };

let open: OpenApi;
/** The same API behind a proxy, with a write a second for a person, and five requests a minute for an address. */
let strict: NestExpressApplication;
let strictUrl: string;
/** The same API with the limits that hold where nothing else is configured. */
let usual: NestExpressApplication;
let usualUrl: string;
beforeAll(async () => {
  open = await openApi('2026-01-26T01:00:00.000Z');
  const rateLimits = { writesPerSecond: 1, readsPerSecond: 4, anonymousPerMinute: 5 };
  strict = await boot({ ...rehearsal(open.appUrl), rateLimits, trustedProxies: ['127.0.0.0/8', '::1'] });
  strictUrl = await strict.getUrl();
  usual = await boot({ ...rehearsal(open.appUrl), rateLimits: readConfig(ANY).rateLimits });
  usualUrl = await usual.getUrl();
});
afterAll(async () => {
  await usual?.close();
  await strict?.close();
  await open?.close();
});

/** A write that changes next to nothing, so that its number and not its cost is measured. */
const write = (token: string, url = usualUrl): Promise<Reply> => {
  const body = JSON.stringify({ email: null, delivery: 'DIGEST' });
  return ask(`${url}/api/v1/notification-preferences`, { method: 'PUT', token, body });
};
const statuses = (replies: readonly Reply[]): readonly number[] => [...new Set(replies.map(({ status }) => status))];
const PEOPLE = ['c2.deputy', 'm4.lead', 'm3.lead', 'm3.handler', 'p2.lead', 'p6.handler', 'p6.lead', 'c2.lead'];

describe('a person who is signed in', () => {
  it('is held up after a burst of writes, and nobody else is', async () => {
    const [one, other] = await Promise.all([signIn(strictUrl, 'm4.handler'), signIn(strictUrl, 'm4.lead')]);
    // So many that even half a minute of work at the limit would leave some to be refused.
    const replies = await Promise.all(Array.from({ length: 40 }, () => write(one, strictUrl)));
    const refused = replies.filter(({ status }) => status === 429);
    expect(replies.length - refused.length).toBeGreaterThanOrEqual(1 + 3);
    expect(refused.length).toBeGreaterThan(0);
    const [last] = refused.slice(-1) as [Reply];
    expect(expectProblem(last, 429).code).toBe('TOO_MANY_REQUESTS');
    expect(Object.fromEntries(last.headers)).toMatchObject({
      'retry-after': '1',
      'ratelimit-policy': '"writes";q=1;w=1, "writes-burst";q=3;w=10',
      ratelimit: expect.stringMatching(/^"writes";r=0;t=1, "writes-burst";r=0;t=\d+$/),
    });
    expect((await write(other, strictUrl)).status).toBe(200);
  });

  it('is told the limits, which are generous where nothing else is configured', async () => {
    const token = await signIn(usualUrl, 'm4.handler');
    const read = await ask(`${usualUrl}/api/v1/notification-preferences`, { token });
    expect([(await write(token)).headers.get('ratelimit-policy'), read.headers.get('ratelimit-policy')]).toEqual([
      '"writes";q=30;w=1, "writes-burst";q=90;w=10',
      '"reads";q=200;w=1, "reads-burst";q=600;w=10',
    ]);
  });

  it('is one of eight that give fifty commands a second together, and all pass', async () => {
    const tokens = await Promise.all(PEOPLE.map((account) => signIn(usualUrl, account)));
    const replies = await Promise.all(
      tokens.map(async (token, client) => {
        await sleep(client * 20);
        const own: Promise<Reply>[] = [];
        for (let n = 0; n < 20; n += 1) {
          own.push(write(token));
          await sleep(160);
        }
        return Promise.all(own);
      }),
    );
    expect(replies.flat()).toHaveLength(160);
    expect(statuses(replies.flat())).toEqual([200]);
  });
});

describe('an address', () => {
  const from = (address: string, path: string, init: Parameters<typeof ask>[1] = {}): Promise<Reply> =>
    ask(strictUrl + path, { ...init, headers: { 'x-forwarded-for': address } });
  const repeated = async (times: number, once: () => Promise<Reply>): Promise<readonly number[]> => {
    const found: number[] = [];
    for (let n = 0; n < times; n += 1) found.push((await once()).status);
    return found;
  };

  it('without a valid sign-in is held up, but not who is signed in there, and no other address', async () => {
    const here = '203.0.113.9';
    const guess = (): Promise<Reply> => from(here, '/api/v1/matters', { token: 'none' });
    expect(await repeated(6, guess)).toEqual([401, 401, 401, 401, 401, 429]);
    const refused = await guess();
    expectProblem(refused, 429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(1);
    expect(refused.headers.get('ratelimit-policy')).toBe('"anonymous";q=5;w=60');
    expect(refused.headers.get('www-authenticate')).toBeNull();

    const token = await signIn(strictUrl, 'm4.handler');
    expect((await from(here, '/api/v1/notification-preferences', { token })).status).toBe(200);
    expectProblem(await from('203.0.113.10', '/api/v1/matters', { token: 'none' }), 401);
  });

  it('asks public routes within the same limit', async () => {
    const body = JSON.stringify({ clause: '21(1)', shareAttribute: 'CONDITIONAL', triggeredAt: '2026-01-26' });
    const ten = await repeated(6, () => from('203.0.113.11', '/api/v1/deadlines/calculate', { method: 'POST', body }));
    expect(ten).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('is one network of IPv6', async () => {
    const found: number[] = [];
    for (const n of [1, 2, 3, 4, 5, 6]) found.push((await from(`2001:db8::${String(n)}`, '/api/v1/matters')).status);
    expect(found).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('asks for health and problems, and signs in to a rehearsal, as often as it likes', async () => {
    const account = JSON.stringify({ account: 'm4.handler' });
    const here = '203.0.113.12';
    const found = [
      ...(await repeated(8, () => from(here, '/health/live'))),
      ...(await repeated(8, () => from(here, '/problems/INVALID'))),
      ...(await repeated(8, () => from(here, '/api/v1/rehearsal/sign-in', { method: 'POST', body: account }))),
    ];
    expect(new Set(found)).toEqual(new Set([200]));
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, generateKeyPair, importJWK, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import { sqlAs } from '../support/database.js';
import { ask, boot, expectProblem, openApi, rehearsal, signIn, type OpenApi } from './api.fixture.js';
import { HOUR, seconds, signed } from './tokens.fixture.js';

const openApiDocument = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ security: z.array(z.unknown()).optional() }))),
});

describe('in a rehearsal', () => {
  let open: OpenApi;
  beforeAll(async () => {
    open = await openApi('2026-01-26T01:00:00.000Z');
  });
  afterAll(() => open?.close());

  const OURS = { iss: 'urn:zhengshu:rehearsal', aud: 'zhengshu', sub: 'm4.handler' };
  const own = async (): Promise<CryptoKey> => {
    const [row] = await sqlAs<{ jwk: string }>(open.ownerUrl, 'SELECT jwk FROM signing_key');
    return (await importJWK(JSON.parse(row?.jwk ?? '') as JWK, 'ES256')) as CryptoKey;
  };
  const enter = (token?: string) => ask(`${open.url}/api/v1/tasks`, { token });

  it('accepts a signed-in account for eight hours of real time', async () => {
    const token = await signIn(open.url, 'm4.handler');
    expect((await enter(token)).status).toBe(200);
    const { iat = 0, exp = 0, sub } = decodeJwt(token);
    expect({ sub, hours: (exp - iat) / HOUR }).toEqual({ sub: 'm4.handler', hours: 8 });
    expect(Math.abs(iat - seconds())).toBeLessThan(60);
  });

  it('signs in existing accounts only', async () => {
    const body = JSON.stringify({ account: 'nobody' });
    expectProblem(await ask(`${open.url}/api/v1/rehearsal/sign-in`, { method: 'POST', body }), 404, 'account');
  });

  it('requires a token on every route except the public ones', async () => {
    const { body } = await ask(`${open.url}/openapi.json`);
    for (const [path, methods] of Object.entries(openApiDocument.parse(body).paths)) {
      for (const [method, { security }] of Object.entries(methods)) {
        const url = open.url + path.replace('{id}', 'x').replace('{catalogCode}', 'x');
        const { status } = await ask(url, { method, ...(method === 'post' && { body: '{}' }) });
        expect([path, status === 401]).toEqual([path, security === undefined]);
      }
    }
  });

  it('says how to sign in', async () => {
    const reply = await enter();
    expect(expectProblem(reply, 401).code).toBe('TOKEN_MISSING');
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it.each<[string, string, (key: CryptoKey) => Promise<string>]>([
    ['TOKEN_INVALID', 'nonsense', () => Promise.resolve('nonsense')],
    ['TOKEN_EXPIRED', 'an expired one', (key) => signed(key, 'ES256', { ...OURS, exp: seconds() - 60 })],
    ['TOKEN_INVALID', 'one that never ends', (key) => signed(key, 'ES256', OURS)],
    ['TOKEN_INVALID', 'one of nobody', (key) => signed(key, 'ES256', { ...OURS, sub: '', exp: seconds() + HOUR })],
    ['TOKEN_INVALID', 'one for others', (key) => signed(key, 'ES256', { ...OURS, aud: 'x', exp: seconds() + HOUR })],
    ['TOKEN_INVALID', 'one of others', (key) => signed(key, 'ES256', { ...OURS, iss: 'x', exp: seconds() + HOUR })],
    ['ACCOUNT_UNKNOWN', 'a stranger', (key) => signed(key, 'ES256', { ...OURS, sub: 'x', exp: seconds() + HOUR })],
    [
      'TOKEN_INVALID',
      'a subject that cannot be',
      (key) => signed(key, 'ES256', { ...OURS, sub: '\0', exp: seconds() + HOUR }),
    ],
    [
      'TOKEN_INVALID',
      'an unsigned one',
      () => Promise.resolve(new UnsecuredJWT({ ...OURS }).setExpirationTime('1h').encode()),
    ],
    [
      'TOKEN_INVALID',
      'a key of our own making',
      () => signed(new Uint8Array(32), 'HS256', { ...OURS, exp: seconds() + HOUR }),
    ],
    [
      'TOKEN_INVALID',
      'another key',
      async () => signed((await generateKeyPair('ES256')).privateKey, 'ES256', { ...OURS, exp: seconds() + HOUR }),
    ],
  ])('answers %s to %s', async (code, _, make) => {
    const reply = await enter(await make(await own()));
    expect(expectProblem(reply, 401).code).toBe(code);
    expect(reply.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('keeps its key, so that another process accepts the token', async () => {
    const token = await signIn(open.url, 'm4.handler');
    const second = await boot(rehearsal(open.appUrl));
    try {
      expect((await ask(`${await second.getUrl()}/api/v1/tasks`, { token })).status).toBe(200);
    } finally {
      await second.close();
    }
  });
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { exportJWK, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { readConfig } from '#libs/config';
import { createDataSource, migrate, registerOrganisation } from '#libs/persistence';
import { startDatabase, sqlAs, type ThrowawayDatabase } from '../support/database.js';
import { ask, boot, expectProblem, openApi, rehearsal, signIn, type OpenApi } from './api.fixture.js';
import { HANDLER, REGISTRY } from './store.fixture.js';

const HOUR = 3600;
const seconds = (): number => Math.floor(Date.now() / 1000);

interface Claims {
  readonly iss?: string;
  readonly aud?: string;
  readonly sub?: string;
  readonly exp?: number;
}
const signed = (key: CryptoKey | Uint8Array, alg: string, claims: Claims): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg }).sign(key);

describe('in a rehearsal', () => {
  let open: OpenApi;
  beforeAll(async () => {
    open = await openApi('2026-01-26T01:00:00.000Z');
  }, 60_000);
  afterAll(() => open?.close());

  const OURS = { iss: 'urn:zhengshu:rehearsal', aud: 'zhengshu', sub: 'm4.handler' };
  const own = async (): Promise<CryptoKey> => {
    const [row] = await sqlAs<{ jwk: string }>(open.ownerUrl, 'SELECT jwk FROM signing_key');
    return (await importJWK(JSON.parse(row?.jwk ?? '') as JWK, 'ES256')) as CryptoKey;
  };
  const enter = (token?: string) => ask(`${open.url}/api/v1/tasks`, { token });

  it('lets in whoever signed in, for eight hours of real time', async () => {
    const token = await signIn(open.url, 'm4.handler');
    expect((await enter(token)).status).toBe(200);
    const { iat, exp, sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect({ sub, hours: (exp - iat) / HOUR }).toEqual({ sub: 'm4.handler', hours: 8 });
    expect(Math.abs(iat - seconds())).toBeLessThan(60);
  });

  it('signs in nobody who has no account', async () => {
    const body = JSON.stringify({ account: 'nobody' });
    expectProblem(await ask(`${open.url}/api/v1/rehearsal/sign-in`, { method: 'POST', body }), 404, 'account');
  });

  it('asks for a token on every route but the public ones', async () => {
    const { body } = await ask(`${open.url}/openapi.json`);
    for (const [path, { get }] of Object.entries<{ get?: { security?: unknown[] } }>(body.paths)) {
      const { status } = await ask(
        open.url + path.replace('{id}', 'x').replace('{catalogCode}', 'x'),
        get ? {} : { method: 'POST', body: '{}' },
      );
      const isPublic = get?.security ?? body.paths[path].post?.security;
      if (isPublic) expect(status).not.toBe(401);
      else expect([path, status]).toEqual([path, 401]);
    }
  });

  it('says how to come in', async () => {
    const reply = await enter();
    expectProblem(reply, 401);
    expect(reply.body.code).toBe('TOKEN_MISSING');
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
    expectProblem(reply, 401);
    expect(reply.body.code).toBe(code);
    expect(reply.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('keeps its key, so that another process knows the token', async () => {
    const token = await signIn(open.url, 'm4.handler');
    const second = await boot(rehearsal(open.appUrl));
    try {
      expect((await ask(`${await second.getUrl()}/api/v1/tasks`, { token })).status).toBe(200);
    } finally {
      await second.close();
    }
  });
});

describe('in production', () => {
  let database: ThrowawayDatabase;
  let issuer: Server;
  let app: NestExpressApplication;
  let url: string;
  let key: CryptoKey;
  let iss: string;
  let answers = true;

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256');
    key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'RS256' };
    issuer = createServer((request, response) => {
      if (!answers) return void response.writeHead(503).end();
      const found = { issuer: iss, jwks_uri: `${iss}/keys` };
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : found));
    }).listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    iss = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    database = await startDatabase();
    await migrate({ ...database, mode: 'production' });
    const owner = await createDataSource(database.ownerUrl).initialize();
    await registerOrganisation(owner, REGISTRY);
    await owner.destroy();
    app = await boot(
      readConfig({
        ...{ ZHENGSHU_MODE: 'production', DATABASE_URL: database.appUrl, TEMPORAL_ADDRESS: '127.0.0.1:9', PORT: '0' },
        ...{ OIDC_ISSUER: iss, OIDC_AUDIENCE: 'zhengshu' },
      }),
    );
    url = await app.getUrl();
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    issuer?.close();
    await database?.stop();
  });

  const token = (claims: Claims = {}) =>
    signed(key, 'RS256', { iss, aud: 'zhengshu', sub: HANDLER.accountId, exp: seconds() + HOUR, ...claims });

  it('says that it cannot judge while the issuer does not answer, and judges when it does', async () => {
    answers = false;
    const reply = await ask(`${url}/api/v1/matters`, { token: await token() });
    expectProblem(reply, 503);
    expect(reply.headers.get('retry-after')).toBe('1');
    answers = true;
    expect((await ask(`${url}/api/v1/matters`, { token: await token() })).status).toBe(200);
  });

  it('lets in by the tokens of its issuer alone', async () => {
    expectProblem(await ask(`${url}/api/v1/matters`, { token: await token({ aud: 'x' }) }), 401);
    expectProblem(await ask(`${url}/api/v1/matters`, { token: await token({ sub: 'x' }) }), 401);
    const other = (await generateKeyPair('RS256')).privateKey;
    const forged = await signed(other, 'RS256', {
      iss,
      aud: 'zhengshu',
      sub: HANDLER.accountId,
      exp: seconds() + HOUR,
    });
    expectProblem(await ask(`${url}/api/v1/matters`, { token: forged }), 401);
  });

  it('has no rehearsal routes, and no time but the real one', async () => {
    const given = { method: 'POST', token: await token(), headers: { 'idempotency-key': 'k' } };
    const account = JSON.stringify({ account: HANDLER.accountId });
    expectProblem(await ask(`${url}/api/v1/rehearsal/sign-in`, { ...given, body: account }), 404);
    const to = JSON.stringify({ to: '2100-01-01T00:00:00Z' });
    expectProblem(await ask(`${url}/api/v1/platform-clock/advance`, { ...given, body: to }), 404);
    const { body } = await ask(`${url}/api/v1/platform-clock`, { token: await token() });
    expect(body).toMatchObject({ mode: 'production', advancing: null });
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
    expect((await ask(`${url}/openapi.json`)).text).not.toContain('rehearsal/sign-in');
  });

  it('refuses to start on a database of the other mode', async () => {
    await expect(boot(rehearsal(database.appUrl))).rejects.toThrow();
  });
});

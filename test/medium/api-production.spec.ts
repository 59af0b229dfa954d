import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { readConfig } from '#libs/config';
import { PlatformClock } from '#libs/http';
import { createDataSource, migrate, registerOrganisation } from '#libs/persistence';
import { startDatabase, type ThrowawayDatabase } from '../support/database.js';
import { ask, boot, expectProblem, rehearsal } from './api.fixture.js';
import { HANDLER, REGISTRY } from './store.fixture.js';
import { HOUR, seconds, signed, type Claims } from './tokens.fixture.js';

describe('in production', () => {
  let database: ThrowawayDatabase;
  let issuer: Server;
  let app: NestExpressApplication;
  let url: string;
  let key: CryptoKey;
  let iss: string;
  let answers: (path: string | undefined) => boolean = () => true;

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256');
    key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'RS256' };
    issuer = createServer((request, response) => {
      if (!answers(request.url)) return void response.writeHead(503).end();
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
    const config = readConfig({
      ...{ ZHENGSHU_MODE: 'production', DATABASE_URL: database.appUrl, TEMPORAL_ADDRESS: '127.0.0.1:9', PORT: '0' },
      ...{
        OIDC_ISSUER: 'https://id.example.org',
        OIDC_AUDIENCE: 'zhengshu',
        PUBLIC_URL: 'https://zhengshu.example.org',
        WEBHOOK_SECRETS_KEY: Buffer.alloc(32).toString('base64'),
      },
      ...{ OIDC_CLIENT_ID: 'console', OIDC_CLIENT_SECRET: 'secret of the test' },
    });
    const { oidc, signIn } = config;
    if (!oidc || !signIn) throw new Error('production has a provider');
    // The provider of this test speaks http, which the environment could not name.
    app = await boot({ ...config, oidc: { ...oidc, issuer: iss }, signIn: { ...signIn, issuer: iss } });
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app?.close();
    issuer?.close();
    await database?.stop();
  });

  const token = (claims: Claims = {}) =>
    signed(key, 'RS256', { iss, aud: 'zhengshu', sub: HANDLER.accountId, exp: seconds() + HOUR, ...claims });

  it('answers that it cannot judge a token while the issuer fails or withholds its keys, and judges it afterwards', async () => {
    for (const answer of [() => false, (path: string | undefined) => path !== '/keys']) {
      answers = answer;
      const reply = await ask(`${url}/api/v1/matters`, { token: await token() });
      expectProblem(reply, 503);
      expect(reply.headers.get('retry-after')).toBe('1');
    }
    answers = () => true;
    expect((await ask(`${url}/api/v1/matters`, { token: await token() })).status).toBe(200);
  });

  it('accepts tokens of its issuer only', async () => {
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
    const { now, ...rest } = PlatformClock.parse(body);
    expect(rest).toEqual({ mode: 'production', advancing: null });
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
    expect((await ask(`${url}/openapi.json`)).text).not.toContain('rehearsal/sign-in');
  });

  it('refuses to start on a database of the other mode', async () => {
    await expect(boot(rehearsal(database.appUrl))).rejects.toThrow();
  });
});

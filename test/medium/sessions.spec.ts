import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Session } from '#libs/http';
import { CSRF_HEADER } from '../../apps/api/src/identity/auth.guard.js';
import { SessionService } from '../../apps/api/src/identity/session.service.js';
import { sqlAs } from '../support/database.js';
import { startRehearsalDatabase } from '../support/rehearsal.js';
import { ask, boot, expectProblem, rehearsal, signIn } from './api.fixture.js';

type Database = Awaited<ReturnType<typeof startRehearsalDatabase>>;

let database: Database;
let app: NestExpressApplication;
let url: string;
let sessions: SessionService;
const SIGN_IN = {
  ...{ issuer: 'http://127.0.0.1:9', clientId: 'zhengshu', clientSecret: 'secret of the test', accountClaim: 'sub' },
  ...{ publicUrl: 'http://localhost:3000', idleMinutes: 30, hours: 12, leewaySeconds: 60 },
};
beforeAll(async () => {
  database = await startRehearsalDatabase('2026-01-26T01:00:00.000Z');
  app = await boot({ ...rehearsal(database.appUrl), documentsDir: database.documentsDir, signIn: SIGN_IN });
  url = await app.getUrl();
  sessions = app.get(SessionService);
});
afterAll(async () => {
  await app?.close();
  await database?.stop();
});

let subjects = 0;
const begin = (account: string, before?: string): Promise<string> =>
  sessions.begin({ accountId: account, subject: `s${++subjects}`, providerSession: null, idToken: 'x' }, before);
const by = (token: string, headers: Record<string, string> = {}) => ({
  headers: { cookie: `zhengshu=${token}`, ...headers },
});
const read = (token: string) => ask(`${url}/api/v1/session`, by(token));
const csrfOf = async (token: string): Promise<string> => Session.parse((await read(token)).body).csrfToken;

/** A write that changes nothing that others see. */
const write = (token: string, headers: Record<string, string> = {}) =>
  ask(`${url}/api/v1/alerts/commands/read-all`, {
    method: 'POST',
    body: '{}',
    ...by(token, headers),
  });

describe('a session', () => {
  it('lets its account read, and tells what a write needs', async () => {
    const token = await begin('m4.handler');
    const { status, body } = await read(token);
    expect(status).toBe(200);
    expect(Session.parse(body).account).toBe('m4.handler');
    expect((await ask(`${url}/api/v1/tasks`, by(token))).status).toBe(200);
  });

  it('is kept as a hash: who reads the database cannot use it', async () => {
    const token = await begin('m4.handler');
    const kept = await sqlAs<{ row: string }>(database.ownerUrl, 'SELECT session::text AS row FROM session');
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  it.each([
    ['is unknown', () => Promise.resolve('nonsense')],
    ['was not used for half an hour', () => aged("seen_at = now() - interval '31 minutes'")],
    [
      'has lasted its hours',
      () => aged("started_at = now() - interval '13 hours', ends_at = now() - interval '1 second'"),
    ],
    ['was signed out', signedOut],
    ['was replaced at a new sign-in', replaced],
  ])('that %s is refused', async (_, token) => {
    const problem = expectProblem(await read(await token()), 401);
    expect(problem.code).toBe('SESSION_ENDED');
  });

  it('of an account that is closed is refused at once', async () => {
    const token = await begin('c3.head');
    expect((await read(token)).status).toBe(200);
    await sqlAs(database.ownerUrl, `UPDATE account SET closed_at = now() WHERE id = 'c3.head'`);
    expect(expectProblem(await read(token), 401).code).toBe('ACCOUNT_UNKNOWN');
  });

  it('goes on with use', async () => {
    const token = await aged("seen_at = now() - interval '29 minutes'");
    expect((await read(token)).status).toBe(200);
    const [row] = await sqlAs<{ fresh: boolean }>(
      database.ownerUrl,
      `SELECT bool_and(seen_at > now() - interval '1 minute') AS fresh FROM session WHERE subject = 's${subjects}'`,
    );
    expect(row?.fresh).toBe(true);
  });

  it('goes on with use where its idle limit is a minute, too', async () => {
    const signIn = { ...SIGN_IN, idleMinutes: 1 };
    const strict = await boot({ ...rehearsal(database.appUrl), documentsDir: database.documentsDir, signIn });
    try {
      const token = await aged("seen_at = now() - interval '40 seconds'");
      expect((await ask(`${await strict.getUrl()}/api/v1/session`, by(token))).status).toBe(200);
      const [row] = await sqlAs<{ fresh: boolean }>(
        database.ownerUrl,
        `SELECT seen_at > now() - interval '30 seconds' AS fresh FROM session WHERE subject = 's${subjects}'`,
      );
      expect(row?.fresh).toBe(true);
    } finally {
      await strict.close();
    }
  });

  async function aged(change: string): Promise<string> {
    const token = await begin('m4.handler');
    await sqlAs(database.ownerUrl, `UPDATE session SET ${change} WHERE subject = 's${subjects}'`);
    return token;
  }

  async function signedOut(): Promise<string> {
    const token = await begin('m4.handler');
    const headers = { [CSRF_HEADER]: await csrfOf(token) };
    const reply = await ask(`${url}/api/v1/session/commands/sign-out`, {
      method: 'POST',
      body: '{}',
      ...by(token, headers),
    });
    // The provider of this test does not answer, and the session here ends all the same.
    expect([reply.status, reply.body]).toEqual([200, { endSessionUrl: null }]);
    expect(reply.headers.get('set-cookie')).toMatch(/^zhengshu=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
    return token;
  }

  async function replaced(): Promise<string> {
    const token = await begin('m4.handler');
    await begin('m2.lead', token);
    return token;
  }
});

describe('a write by a session', () => {
  it('needs the text that only a page of the platform knows', async () => {
    const [token, other] = [await begin('m4.handler'), await begin('m4.handler')];
    expect(expectProblem(await write(token), 403).code).toBe('CSRF_TOKEN_INVALID');
    const foreign = { [CSRF_HEADER]: await csrfOf(other) };
    expect(expectProblem(await write(token, foreign), 403).code).toBe('CSRF_TOKEN_INVALID');
    expect((await write(token, { [CSRF_HEADER]: await csrfOf(token) })).status).toBe(200);
  });

  it('is refused where the browser says that another site sends it', async () => {
    const token = await begin('m4.handler');
    const headers = { [CSRF_HEADER]: await csrfOf(token), 'sec-fetch-site': 'cross-site' };
    expect(expectProblem(await write(token, headers), 403).code).toBe('CSRF_TOKEN_INVALID');
  });
});

describe('behind TLS', () => {
  it('the cookie is one that a browser keeps for this host alone and sends over TLS alone', async () => {
    const signIn = { ...SIGN_IN, publicUrl: 'https://zhengshu.example.org' };
    const secure = await boot({ ...rehearsal(database.appUrl), documentsDir: database.documentsDir, signIn });
    try {
      const at = await secure.getUrl();
      const headers = { cookie: `__Host-zhengshu=${await begin('m4.handler')}` };
      const session = Session.parse((await ask(`${at}/api/v1/session`, { headers })).body);
      const reply = await ask(`${at}/api/v1/session/commands/sign-out`, {
        method: 'POST',
        body: '{}',
        headers: { ...headers, [CSRF_HEADER]: session.csrfToken },
      });
      const kept = 'Path=/; HttpOnly; Secure; SameSite=Lax';
      expect(reply.headers.get('set-cookie')).toBe(`__Host-zhengshu=; Max-Age=0; ${kept}`);
      expect((await ask(`${at}/api/v1/session`, by(await begin('m4.handler')))).status).toBe(401);
    } finally {
      await secure.close();
    }
  });
});

describe('a bearer token', () => {
  it('counts before a cookie, and has no session', async () => {
    const [cookie, token] = [await begin('m4.handler'), await signIn(url, 'm2.lead')];
    const reply = await ask(`${url}/api/v1/session`, { ...by(cookie), token });
    expect(expectProblem(reply, 409).code).toBe('NO_SESSION');
  });
});

it('a sign-in says that the provider does not answer, to a person on a page', async () => {
  const reply = await ask(`${url}/api/v1/sign-in`, { headers: { accept: 'text/html' } });
  expect([reply.status, reply.type]).toEqual([503, 'text/html; charset=utf-8']);
  expect(reply.text).toContain('身份认证服务暂时不可用');
  expectProblem(await ask(`${url}/api/v1/sign-in`), 503);
});

it.each(['//elsewhere.example', 'https://elsewhere.example/', '/\\elsewhere.example'])(
  'a sign-in returns to no other place: %s',
  async (returnTo) => {
    expectProblem(await ask(`${url}/api/v1/sign-in?returnTo=${encodeURIComponent(returnTo)}`), 400, 'returnTo');
  },
);

it('a sign-in that this browser did not begin ends nowhere', async () => {
  const reply = await ask(`${url}/api/v1/sign-in/callback?state=${'a'.repeat(43)}&code=b`);
  expect(expectProblem(reply, 400).code).toBe('SIGN_IN_STALE');
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, registerOrganisation, withTransaction } from '#libs/persistence';
import { migrate, seed } from '../../infra/dev/steps.js';
import { accounts, departments, divisions } from '../../infra/rehearsal/data/index.js';
import { startDatabase, type ThrowawayDatabase } from '../support/database.js';
import { startApi, type FurtherApi } from './api.fixture.js';
import { ApiDocument } from './document.fixture.js';
import { Door, type Answer } from './door.fixture.js';
import { AUDIENCE, startIssuer, type TokenIssuer } from './issuer.fixture.js';

let database: ThrowawayDatabase;
let issuer: TokenIssuer;
let api: FurtherApi;
let door: Door;
const undo: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  database = await startDatabase();
  undo.push(() => database.stop());
  issuer = await startIssuer();
  undo.push(() => issuer.stop());
  const { ownerUrl, appUrl } = database;
  await migrate({ ownerUrl, appUrl, mode: 'production' });
  await seed({ ownerUrl, mode: 'production', documentsDir: '', rehearsalStart: '2025-11-03T09:00:00+08:00' });
  api = await startApi(environment());
  undo.push(() => api.stop());
  door = new Door(api.url);
});
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** Environment with an unused address for Temporal, which these tests do not need. */
const environment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  ZHENGSHU_MODE: 'production',
  DATABASE_URL: database.appUrl,
  TEMPORAL_ADDRESS: '127.0.0.1:9',
  OIDC_ISSUER: issuer.url,
  OIDC_AUDIENCE: AUDIENCE,
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 'secret of the test',
  PUBLIC_URL: 'https://zhengshu.example.org',
  NODE_EXTRA_CA_CERTS: issuer.certificateFile,
  WEBHOOK_SECRETS_KEY: Buffer.alloc(32).toString('base64'),
});

const get = async (path: string, claims: Parameters<TokenIssuer['sign']>[0]): Promise<Answer> =>
  door.send('GET', path, { headers: { authorization: `Bearer ${await issuer.sign(claims)}` } });

describe('production', () => {
  const CLOCK = '/api/v1/platform-clock';
  const SUB = 'm4.handler';

  it('is not seeded: a token of its issuer belongs to no account yet', async () => {
    expect(await get(CLOCK, { sub: SUB })).toMatchObject({ status: 401, body: { code: 'ACCOUNT_UNKNOWN' } });
  });

  it('accepts tokens of its issuer for registered accounts', async () => {
    const owner = await createDataSource(database.ownerUrl, { poolSize: 1 }).initialize();
    const organisation = { divisions, departments, accounts, validFrom: '2025-08-01' };
    await withTransaction(owner, 'READ COMMITTED', (tx) => registerOrganisation(tx, organisation));
    await owner.destroy();

    const before = Date.now();
    const answer = await get(CLOCK, { sub: SUB });
    expect(answer).toMatchObject({ status: 200, body: { mode: 'production', advancing: null } });
    const now = Date.parse((answer.body as { now: string }).now);
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    expect(await get('/api/v1/matters', { sub: SUB })).toMatchObject({ status: 200, body: { items: [] } });
  });

  it.each([
    ['is for somebody else', { aud: 'another' }, 'TOKEN_INVALID'],
    ['comes from another issuer', { iss: 'https://issuer.example' }, 'TOKEN_INVALID'],
    ['is signed with a key that is not published', { forged: true }, 'TOKEN_INVALID'],
    ['has expired', { exp: '1 minute ago' }, 'TOKEN_EXPIRED'],
  ])('refuses a token that %s', async (_, flaw, code) => {
    expect(await get(CLOCK, { sub: SUB, ...flaw })).toMatchObject({ status: 401, body: { code } });
  });

  it('has no rehearsal routes: no sign-in, and no time but the real one', async () => {
    const headers = { authorization: `Bearer ${await issuer.sign({ sub: SUB })}`, 'idempotency-key': 'a' };
    for (const [path, body] of [
      ['/api/v1/rehearsal/sign-in', { account: SUB }],
      ['/api/v1/platform-clock/advance', { to: '2099-01-01T09:00:00+08:00' }],
    ] as const)
      expect(await door.send('POST', path, { headers, body })).toMatchObject({
        status: 404,
        type: 'application/problem+json',
        body: { code: 'ROUTE_NOT_FOUND' },
      });
    const { operations } = new ApiDocument((await door.send('GET', '/openapi.json')).body);
    const paths = operations.map(({ path }) => path);
    expect(paths).toContain('/api/v1/share-requests/{id}/commands/accept');
    expect(paths.filter((path) => /rehearsal|advance/.test(path))).toEqual([]);
  });
});

describe('a start in the other mode is refused, with one sentence', () => {
  it('by the migration', async () => {
    const { ownerUrl, appUrl } = database;
    await expect(migrate({ ownerUrl, appUrl, mode: 'rehearsal' })).rejects.toThrow(
      /was made for ZHENGSHU_MODE=production and cannot be used with ZHENGSHU_MODE=rehearsal/,
    );
  });

  it.each(['api', 'worker'] as const)('by the %s', async (program) => {
    const { code, lines } = await run(program, { ...environment(), ZHENGSHU_MODE: 'rehearsal', PORT: '0' });
    expect([code, lines.length]).toEqual([1, 1]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: expect.stringMatching(/production.*ZHENGSHU_MODE=rehearsal/) as unknown,
    });
  });
});

/** Runs a program that is expected to end by itself; returns its exit code and its lines. */
function run(program: 'api' | 'worker', env: Record<string, string>) {
  const script = fileURLToPath(new URL(`../../dist/apps/${program}/src/main.js`, import.meta.url));
  return new Promise<{ code: unknown; lines: readonly string[] }>((resolve) => {
    execFile(process.execPath, [script], { env, timeout: 120_000 }, (error, stdout, stderr) => {
      const lines = `${stdout}${stderr}`.split('\n').filter(Boolean);
      resolve({ code: error ? (error.code ?? error.signal) : 0, lines });
    });
  });
}

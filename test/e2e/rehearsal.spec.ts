import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertPage, History, MatterPage, TaskPage } from '#libs/http';
import { sqlAs } from '../support/database.js';
import { Platform } from '../support/platform.js';
import { until } from '../support/until.js';
import { ShareRequestView } from '../support/share-request-view.js';
import { commandPath, Door, receiptOf, said, type Answer } from './door.fixture.js';
import { holding } from './hold.fixture.js';
import { EXAMPLES, walkTo } from './way.fixture.js';

let platform: Platform | undefined;
let door: Door;
let ownerUrl: string;
beforeAll(async () => {
  platform = await Platform.start({ rehearsalStart: '2026-01-26T09:00:00+08:00' });
  ({ ownerUrl } = platform.database);
  door = new Door(platform.url);
});
afterAll(() => platform?.stop());

const advance = (to: string, key?: string): Promise<Answer> =>
  door.post('c3.handler', '/platform-clock/advance', { to }, key);

describe('the rehearsal clock', () => {
  it('refuses to go back', async () => {
    const { now } = await door.clock();
    for (const to of [now, '2026-01-26T08:59:59+08:00'])
      expect(await advance(to)).toMatchObject({
        status: 422,
        type: 'application/problem+json',
        body: { code: 'NOT_LATER', errors: [{ field: 'to' }] },
      });
    expect(await advance('2026-02-30T09:00:00+08:00')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'to' }] },
    });
    expect(await advance('2026-02-20T09:00:00')).toMatchObject({ status: 400, body: { errors: [{ field: 'to' }] } });
  });

  it('is moved by any account, in order, while other accounts work at the instant where it is held', async () => {
    const [matterId, another] = [await walkTo(door, 'accept'), await walkTo(door, 'draft-request')];
    const key = randomUUID();
    const to = '2026-02-09T12:00:00+08:00';

    const heldAt = await holding(ownerUrl, matterId, async (isWaitedFor) => {
      const begun = await advance(to, key);
      expect(begun).toMatchObject({
        status: 202,
        body: { mode: 'rehearsal', advancing: { to: new Date(to).toISOString() } },
      });
      await until('the clock is held where the first alert is due', isWaitedFor);
      const { now, advancing } = await door.clock();
      expect(advancing?.heldAt).toBe(now);

      expect(await advance('2026-03-09T12:00:00+08:00')).toMatchObject({
        status: 409,
        body: { code: 'ADVANCE_UNDER_WAY' },
      });
      expect((await advance(to, key)).status).toBe(202);
      receiptOf(await door.command('p6.handler', another, 'submit-internally', EXAMPLES('submit-internally')));
      expect(await timesOf('p6.lead', another, 'requestSubmittedInternally')).toEqual([{ at: now, recordedAt: now }]);
      return now;
    });
    await until('it has come to its goal', async () => (await door.clock()).advancing === null);

    expect(Date.parse((await door.clock()).now)).toBeGreaterThanOrEqual(Date.parse(to));
    const rungs = await timesOf('m2.lead', matterId, 'alertRaised');
    expect(rungs.map(({ at }) => at)).toContain(heldAt);
    expect(rungs.map(({ recordedAt }) => recordedAt)).toEqual(rungs.map(({ recordedAt }) => recordedAt).sort());
    expect(await advance(to, key)).toMatchObject({ status: 202, body: { advancing: null } });
    const elsewhere = await advance('2026-03-09T12:00:00+08:00', key);
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  async function timesOf(account: string, matterId: string, type: string) {
    const { items } = History.parse((await door.get(account, `/matters/${matterId}/history`)).body);
    return items.filter((line) => line.type === type).map(({ at, recordedAt }) => ({ at, recordedAt }));
  }
});

describe('the identity of a caller', () => {
  it('is unknown without an account', async () => {
    const answer = await door.send('POST', '/api/v1/rehearsal/sign-in', { body: { account: 'x9.handler' } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', errors: [{ field: 'account' }] } });
  });

  it('is accepted from a token of this rehearsal only', async () => {
    const { authorization } = await door.bearer('m4.handler');
    const ours = await signingKey();
    const { privateKey: another } = await generateKeyPair('ES256');
    const [head, , signature] = authorization.split('.');
    const forged = Buffer.from(JSON.stringify({ ...CLAIMS, sub: 'p6.lead', exp: 4e9 })).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');

    expect(await ask(authorization)).toMatchObject({ status: 200 });
    expect(await ask(`Bearer ${await token(ours, {})}`)).toMatchObject({ status: 200 });
    for (const [code, wrong] of [
      ['TOKEN_MISSING', undefined],
      ['TOKEN_INVALID', 'Basic bTQ6bTQ='],
      ['TOKEN_INVALID', 'Bearer nonsense'],
      ['TOKEN_INVALID', `${head}.${forged}.${signature}`],
      ['TOKEN_INVALID', `Bearer ${unsigned}.${forged}.`],
      ['TOKEN_INVALID', `Bearer ${await token(another, {})}`],
      ['TOKEN_INVALID', `Bearer ${await token(ours, { aud: 'another' })}`],
      ['TOKEN_INVALID', `Bearer ${await token(ours, { iss: 'another' })}`],
      ['TOKEN_EXPIRED', `Bearer ${await token(ours, { exp: Math.floor(Date.now() / 1000) - 60 })}`],
      ['ACCOUNT_UNKNOWN', `Bearer ${await token(ours, { sub: 'x9.handler' })}`],
    ] as const) {
      const answer = await ask(wrong);
      expect([wrong, answer]).toMatchObject([wrong, { status: 401, type: 'application/problem+json', body: { code } }]);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
    }
  });

  const CLAIMS = { sub: 'm4.handler', iss: 'urn:zhengshu:rehearsal', aud: 'zhengshu' };

  const ask = (authorization: string | undefined): Promise<Answer> =>
    door.send('GET', '/api/v1/tasks', { headers: { ...(authorization && { authorization }) } });

  const token = (key: CryptoKey, claims: Readonly<Record<string, unknown>>): Promise<string> =>
    new SignJWT({ exp: Math.floor(Date.now() / 1000) + 300, ...CLAIMS, ...claims })
      .setProtectedHeader({ alg: 'ES256' })
      .sign(key);

  /** Returns the signing key of the rehearsal itself, so that its expired tokens are genuine. */
  async function signingKey(): Promise<CryptoKey> {
    const [row] = await sqlAs<{ jwk: string }>(ownerUrl, 'SELECT jwk::text AS jwk FROM signing_key');
    return (await importJWK(JSON.parse(row?.jwk ?? '') as JWK, 'ES256')) as CryptoKey;
  }
});

describe('a matter that an account may not see', () => {
  const NOBODYS = '00000000-0000-4000-8000-000000000000';
  const OUTSIDERS = ['c3.handler', 'm6.lead', 'm5.supervisor', 'sysadmin.1', 'operator.1'];

  it('is answered like an unknown one: before submission for all other departments, the provider included', async () => {
    const matterId = await walkTo(door, 'submit-internally');
    for (const account of ['m2.handler', 'm2.lead', 'm1.reviewer', 'auditor.1', ...OUTSIDERS])
      await expectUnseen(account, matterId);
    expect(await listed('p6.lead', matterId)).toBe(true);
  });

  it('stays so for outsiders after submission', async () => {
    const matterId = await walkTo(door, 'accept');
    for (const account of OUTSIDERS) await expectUnseen(account, matterId);
    for (const account of ['m2.handler', 'auditor.1']) {
      expect(await listed(account, matterId)).toBe(true);
      expect((await door.get(account, `/matters/${matterId}`)).status).toBe(200);
    }
  });

  it('keeps unapproved proposals inside the provider', async () => {
    const matterId = await walkTo(door, 'propose-reply');
    const proposal = async (account: string): Promise<unknown> => {
      const { status, body } = await door.get(account, `/matters/${matterId}`);
      expect([account, status, body]).toEqual([account, 200, body]);
      return ShareRequestView.parse(body).proposal;
    };
    const types = async (account: string): Promise<readonly string[]> => {
      const { items } = History.parse((await door.get(account, `/matters/${matterId}/history`)).body);
      return items.map(({ type }) => type);
    };
    expect(await proposal('m2.lead')).toMatchObject({ revision: 1 });
    expect(await types('m2.lead')).toContain('replyProposed');
    expect(await proposal('p6.lead')).toBeNull();
    expect(await types('p6.lead')).not.toContain('replyProposed');
  });

  /** Expects every route to the matter to answer as for an unknown id. */
  async function expectUnseen(account: string, matterId: string): Promise<void> {
    const ways = [
      (id: string) => door.get(account, `/matters/${id}`),
      (id: string) => door.get(account, `/matters/${id}/history`),
      (id: string) => door.post(account, commandPath(id, 'accept'), {}),
      (id: string) => door.post(account, commandPath(id, 'lead-consent'), { revision: 1 }),
    ];
    for (const way of ways) {
      const [here, nowhere] = [await way(matterId), await way(NOBODYS)];
      expect([account, nowhere.status, said(here)]).toEqual([account, 404, said(nowhere)]);
    }
    expect([account, await listed(account, matterId)]).toEqual([account, false]);
  }

  /** True if any list of the account shows the matter. */
  async function listed(account: string, matterId: string): Promise<boolean> {
    const code = (EXAMPLES('draft-request') as { catalogCode: string }).catalogCode;
    const lists = [
      MatterPage.parse((await door.get(account, '/matters?limit=200')).body),
      MatterPage.parse((await door.get(account, `/matters?limit=200&q=${encodeURIComponent(code)}`)).body),
      TaskPage.parse((await door.get(account, '/tasks?limit=200')).body),
      AlertPage.parse((await door.get(account, '/alerts?limit=200')).body),
    ];
    return lists.some(({ items }) => items.some((item) => item.matterId === matterId));
  }
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { errors, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTVerifyGetKey } from 'jose';
import { verifyToken, type Verification } from './token.service.js';

const NAMES = { issuer: 'urn:test', audience: 'zhengshu' } as const;
const LEEWAY = 30;
const now = Math.floor(Date.now() / 1000);
let own: CryptoKey;
let key: CryptoKey;
let rules: Verification;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  [own, key] = [pair.privateKey, pair.publicKey];
  rules = { ...NAMES, accountClaim: 'sub', algorithms: ['ES256'], leewaySeconds: LEEWAY };
});

const claims = (changes: Readonly<Record<string, unknown>> = {}) => ({
  iss: NAMES.issuer,
  aud: NAMES.audience,
  sub: 'm4.handler',
  iat: now,
  exp: now + 600,
  ...changes,
});
const signed = (given: Readonly<Record<string, unknown>>, alg = 'ES256', signing = own): Promise<string> =>
  new SignJWT(given).setProtectedHeader({ alg }).sign(signing);
const check = (token: string, changes: Partial<Verification> = {}, get: JWTVerifyGetKey = () => key) =>
  verifyToken(token, get, { ...rules, ...changes });

const ALL = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];
const wrong = (code: string) => ({ problem: { status: 401, code } });

describe('a token whose algorithm is not that of the key', () => {
  it.each(['RS256', 'PS256', 'EdDSA', 'ES384', 'ES512', 'RS512'])('%s', async (alg) => {
    const { privateKey } = await generateKeyPair(alg);
    const token = await signed(claims(), alg, privateKey);
    await expect(check(token)).rejects.toMatchObject(wrong('TOKEN_INVALID'));
    // Also where the algorithm is listed and only the key is of another type.
    await expect(check(token, { algorithms: [...ALL, alg] })).rejects.toMatchObject(wrong('TOKEN_INVALID'));
  });

  it('none', async () => {
    const token = new UnsecuredJWT(claims()).encode();
    await expect(check(token)).rejects.toMatchObject(wrong('TOKEN_INVALID'));
    await expect(check(token, { algorithms: [...ALL, 'none'] })).rejects.toMatchObject(wrong('TOKEN_INVALID'));
  });

  it('HS256, signed with the published key', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(key)));
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    await expect(check(token, { algorithms: [...ALL, 'HS256'] })).rejects.toMatchObject(wrong('TOKEN_INVALID'));
  });

  it.each(['', '.', '..', 'a.b.c', 'a.b', 'e30.e30.', `${'a'.repeat(9_999)}.e30.e30`])('no token: %#', (token) =>
    expect(check(token)).rejects.toMatchObject(wrong('TOKEN_INVALID')),
  );

  it.each([{ alg: 7 }, { alg: 'ES256', crit: ['x'] }, { alg: 'ES256', b64: false, crit: ['b64'] }, { alg: null }, []])(
    'a head of %j',
    (head) => {
      const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      return expect(check(`${part(head)}.${part(claims())}.AAAA`)).rejects.toMatchObject(wrong('TOKEN_INVALID'));
    },
  );
});

describe('the clocks of issuer and platform differ', () => {
  it.each([
    ['nbf', LEEWAY - 2, null],
    ['nbf', LEEWAY + 3, 'TOKEN_INVALID'],
    ['iat', LEEWAY - 2, null],
    ['iat', LEEWAY + 3, 'TOKEN_INVALID'],
    ['exp', -LEEWAY + 3, null],
    ['exp', -LEEWAY - 2, 'TOKEN_EXPIRED'],
  ] as const)('%s %i s from now', async (claim, seconds, code) => {
    const token = await signed(claims({ [claim]: Math.floor(Date.now() / 1000) + seconds }));
    if (code === null) await expect(check(token)).resolves.toBe('m4.handler');
    else await expect(check(token)).rejects.toMatchObject(wrong(code));
  });

  it.each([
    ['iat', 'yesterday'],
    ['exp', '9999'],
    ['nbf', true],
    ['exp', undefined],
    ['sub', undefined],
    ['sub', ''],
    ['sub', 'a\0'],
  ])('%s is %j', async (claim, value) => {
    await expect(check(await signed(claims({ [claim]: value })))).rejects.toMatchObject(wrong('TOKEN_INVALID'));
  });
});

it('tells the issuer’s faults from those of the token', async () => {
  const token = await signed(claims());
  const down = new TypeError('fetch failed');
  await expect(check(token, {}, () => Promise.reject(down))).rejects.toBe(down);
  const slow = new errors.JWKSTimeout();
  await expect(check(token, {}, () => Promise.reject(slow))).rejects.toBe(slow);
  const unknown = new errors.JWKSNoMatchingKey();
  await expect(check(token, {}, () => Promise.reject(unknown))).rejects.toMatchObject(wrong('TOKEN_INVALID'));
});

describe('a token that a program got for itself (RFC 9068 §2.2)', () => {
  const byClaim = { accountClaim: 'preferred_username' };
  const named = async (changes: Readonly<Record<string, unknown>>) => check(await signed(claims(changes)), byClaim);
  const nobody = wrong('TOKEN_INVALID');

  it('names the client where it lacks the claim and `sub` is the client', async () => {
    expect(await named({ sub: 'p4.exchange', client_id: 'p4.exchange' })).toBe('p4.exchange');
  });

  it('names the account of the claim where it has one', async () => {
    const claim = { sub: 'p4.exchange', client_id: 'p4.exchange', preferred_username: 'p4.handler' };
    expect(await named(claim)).toBe('p4.handler');
  });

  it.each([
    ['of a person, got through a client', { sub: 'f:42', client_id: 'p4.exchange' }],
    ['of a person, without a client', { sub: 'p4.exchange' }],
    ['whose client is not its subject', { sub: 'p4.exchange', client_id: 'P4.exchange' }],
    ['that names its client by `azp` alone', { sub: 'p4.exchange', azp: 'p4.exchange' }],
    ['whose claim is no text', { sub: 'p4.exchange', client_id: 'p4.exchange', preferred_username: 7 }],
    ['whose claim is empty', { sub: 'p4.exchange', client_id: 'p4.exchange', preferred_username: '' }],
    ['whose client cannot be stored', { sub: 'a\u0000', client_id: 'a\u0000' }],
  ])('names nobody: one %s', async (_, changes) => {
    await expect(named(changes)).rejects.toMatchObject(nobody);
  });
});

import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { isStorable } from '../http-edge/storable-text.js';
import { unauthorized } from './unauthorized.js';

/** Verifies bearer tokens. */
export abstract class TokenService {
  /** Returns the account id. Throws 401 for an invalid token, 503 where the issuer of tokens does not answer. */
  abstract accountOf(token: string): Promise<string>;
}

export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
}

/** Conditions of a valid token. */
export interface Verification extends Issuer {
  /** Claim that names the account. */
  readonly accountClaim: string;
  /** Algorithms with which the issuer may sign. Asymmetric ones only: a published key must never be able to sign. */
  readonly algorithms: readonly string[];
  /** Seconds by which the clocks of issuer and platform may differ, alike for `nbf`, `iat` and `exp`. */
  readonly leewaySeconds: number;
}

/**
 * Errors of fetching the issuer's keys (timeout, status other than 200, no key set). They do not make the token
 * invalid.
 */
const ISSUERS_FAULT: ReadonlySet<string> = new Set([
  errors.JWKSTimeout.code,
  errors.JOSEError.code,
  errors.JWKSInvalid.code,
]);

/**
 * Returns the account id in a token. Expiry is checked in real time: advancing a rehearsal's clock ends no session.
 * Throws as {@link verifiedClaims} does.
 */
export async function verifyToken(token: string, key: JWTVerifyGetKey, expected: Verification): Promise<string> {
  const claims = await verifiedClaims(token, key, expected, ['sub', 'exp']);
  const { iat = 0 } = claims;
  const account = accountIn(claims, expected.accountClaim);
  const isFuture = iat > Math.floor(Date.now() / 1000) + expected.leewaySeconds;
  if (account === null || isFuture) throw unauthorized('TOKEN_INVALID');
  return account;
}

/**
 * Returns the account that a claim names; null if it names none that could be stored. A token that a program got for itself
 * may lack the claim: then its account is the client (RFC 9068 §2.2, where `sub` is `client_id`).
 */
export function accountIn(claims: JWTPayload, claim: string): string | null {
  const { sub, client_id: client } = claims;
  const account = claims[claim] ?? (sub !== undefined && sub === client ? client : undefined);
  return typeof account === 'string' && account !== '' && isStorable(account) ? account : null;
}

/**
 * Returns the claims of a token of the issuer that is valid now and has those that are required. Throws 401 for whatever is
 * wrong with the token, a key of another type than its algorithm included, and the error itself where the keys cannot be had.
 */
export async function verifiedClaims(
  token: string,
  key: JWTVerifyGetKey,
  { issuer, audience, algorithms, leewaySeconds }: Omit<Verification, 'accountClaim'>,
  requiredClaims: string[],
): Promise<JWTPayload> {
  let fault: { readonly error: unknown } | null = null;
  const found: JWTVerifyGetKey = async (header, signature) => {
    try {
      return await key(header, signature);
    } catch (error) {
      if (!(error instanceof errors.JOSEError) || ISSUERS_FAULT.has(error.code)) fault = { error };
      throw error;
    }
  };
  const verified = await jwtVerify(token, found, {
    issuer,
    audience,
    algorithms: [...algorithms],
    requiredClaims,
    clockTolerance: leewaySeconds,
  }).catch((error: unknown) => {
    if (fault) throw fault.error;
    throw unauthorized(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
  });
  return verified.payload;
}

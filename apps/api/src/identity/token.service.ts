import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
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

/** Asymmetric algorithms only: a published key must never be able to sign. */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];

/**
 * Errors of fetching the issuer's keys (timeout, status other than 200, no key set). They do not make the token
 * invalid.
 */
const ISSUERS_FAULT: ReadonlySet<string> = new Set([
  errors.JWKSTimeout.code,
  errors.JOSEError.code,
  errors.JWKSInvalid.code,
]);

/** Returns the account id in a token. Expiry is checked in real time: advancing a rehearsal's clock ends no session. */
export async function verifyToken(token: string, key: JWTVerifyGetKey, expected: Issuer): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, key, {
      ...expected,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: '5s',
    });
    if (payload.sub && isStorable(payload.sub)) return payload.sub;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthorized('TOKEN_EXPIRED');
    if (!(error instanceof errors.JOSEError) || ISSUERS_FAULT.has(error.code)) throw error;
  }
  throw unauthorized('TOKEN_INVALID');
}

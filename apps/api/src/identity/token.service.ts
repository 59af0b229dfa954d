import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { isStorable } from '../http-edge/storable-text.js';
import { unauthorized } from './unauthorized.js';

/** Says who somebody is by their bearer token. */
export abstract class TokenService {
  /** The account. Throws a problem: 401 for a token that does not count, 503 where its issuer does not answer. */
  abstract accountOf(token: string): Promise<string>;
}

export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
}

/** Asymmetric ones only: a published key must never be able to sign. */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'];

/** The keys did not come in time, came with another status than 200, or were none: that says nothing of the token. */
const ISSUERS_FAULT: ReadonlySet<string> = new Set([
  errors.JWKSTimeout.code,
  errors.JOSEError.code,
  errors.JWKSInvalid.code,
]);

/** Time is the real one: a rehearsal's clock ends no session. */
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

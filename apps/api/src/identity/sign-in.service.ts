import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { SignInSettings } from '#libs/config';
import { readActor, type NewSession } from '#libs/persistence';
import { unavailable } from '../problem/problem.exception.js';
import { isStorable } from '../http-edge/storable-text.js';
import { OidcIssuer, type Discovered } from './oidc-issuer.js';
import { ALGORITHMS } from './oidc-token.service.js';
import { SIGN_IN } from './session.service.js';
import type { Attempt } from './sign-in-attempt.js';
import { unauthorized } from './unauthorized.js';

/** Path at which the provider returns the browser. */
export const CALLBACK = '/api/v1/sign-in/callback';

/** Event by which a provider says that one of its sessions has ended (OpenID Connect Back-Channel Logout 1.0, 2.4). */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/** Codes of errors for which the answer of a person is not to blame; a connection that failed has none. */
const PROVIDERS_FAULT: ReadonlySet<string | undefined> = new Set([
  undefined,
  'OAUTH_TIMEOUT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

const identity = z.object({ sub: z.string().min(1).max(255), sid: z.string().max(255).optional() });
const logout = z
  .object({
    sub: z.string().max(255).optional(),
    sid: z.string().max(255).optional(),
    events: z.looseObject({ [LOGOUT_EVENT]: z.object({}) }),
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Sign-in at the provider: authorization code with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636). */
@Injectable()
export class SignInService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SIGN_IN) private readonly given: SignInSettings | null,
    @Inject(OidcIssuer) private readonly issuer: OidcIssuer | null,
  ) {}

  /** Returns the settings. Throws 503 where nobody signs in with a browser. */
  get settings(): SignInSettings {
    if (this.given === null || this.issuer === null) throw unavailable('本平台没有开通网页登录，请使用令牌。');
    return this.given;
  }

  /** True if browsers reach the platform over TLS. */
  get isSecure(): boolean {
    return this.settings.publicUrl.startsWith('https://');
  }

  /** Begins a sign-in: the address at the provider, and what the browser must bring back. */
  async begin(returnTo: string): Promise<{ readonly url: string; readonly attempt: Attempt }> {
    const { configuration } = await this.provider().discovered();
    const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), returnTo };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.settings.publicUrl}${CALLBACK}`,
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, attempt };
  }

  /**
   * Ends a sign-in with what the provider sent back. Throws 401 where the provider refuses, the answer is not its own, or the
   * account is unknown; 503 while the provider does not answer.
   */
  async complete(
    callback: string,
    { state, nonce, verifier }: Attempt,
  ): Promise<Omit<NewSession, 'tokenHash' | 'hours'>> {
    const { configuration, keys } = await this.provider().discovered();
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const answer = new URL(callback, this.settings.publicUrl);
    const { id_token: idToken = '' } = await authorizationCodeGrant(configuration, answer, checks).catch(
      (error: unknown) => {
        throw this.reasonOf(error);
      },
    );
    const { clientId, accountClaim } = this.settings;
    const expected = this.expected(configuration.serverMetadata().issuer, clientId);
    const payload = await provenBy(idToken, keys, expected);
    const who = identity.safeParse(payload);
    const account = payload[accountClaim];
    if (!who.success || typeof account !== 'string' || !isStorable(account)) throw unauthorized('SIGN_IN_FAILED');
    if (!(await readActor(this.database, account))) throw unauthorized('ACCOUNT_UNKNOWN');
    const { sub: subject, sid: providerSession = null } = who.data;
    return { accountId: account, subject, providerSession, idToken };
  }

  /** Returns the address at which the session at the provider ends; null where the provider has none. */
  async endSessionUrl(idToken: string): Promise<string | null> {
    const { configuration } = await this.provider().discovered();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const back = `${this.settings.publicUrl}/`;
    return buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: back }).href;
  }

  /** Returns the sessions that a logout token ends; null if the token is not one of the provider. */
  async endedBy(
    logoutToken: string,
  ): Promise<(Pick<NewSession, 'providerSession'> & { subject: string | null }) | null> {
    const { configuration, keys } = await this.provider().discovered();
    const expected = this.expected(configuration.serverMetadata().issuer, this.settings.clientId);
    const verified = await jwtVerify(logoutToken, keys, expected).catch((error: unknown) => {
      if (error instanceof errors.JOSEError) return null;
      throw this.provider().silent(error);
    });
    const read = logout.safeParse(verified?.payload);
    return read.success ? { subject: read.data.sub ?? null, providerSession: read.data.sid ?? null } : null;
  }

  private expected(issuer: string, audience: string) {
    const { leewaySeconds: clockTolerance } = this.settings;
    return { issuer, audience, algorithms: [...ALGORITHMS], requiredClaims: ['iat'], clockTolerance };
  }

  private provider(): OidcIssuer {
    if (this.issuer === null || this.given === null) throw unavailable('本平台没有开通网页登录，请使用令牌。');
    return this.issuer;
  }

  private reasonOf(error: unknown): Error {
    if (error instanceof AuthorizationResponseError) return unauthorized('SIGN_IN_REFUSED');
    const isRefusal = error instanceof ResponseBodyError && error.status < 500;
    const isUnfit = error instanceof ClientError && !PROVIDERS_FAULT.has(error.code);
    return isRefusal || isUnfit ? unauthorized('SIGN_IN_FAILED') : this.provider().silent(error);
  }
}

/**
 * Returns the claims of an id token. The provider itself has just sent it, so that a key that is not known yet is fetched
 * at once, as no token of a stranger may cause it. Throws 401 for a token that is not the provider's.
 */
async function provenBy(idToken: string, keys: Discovered['keys'], expected: JWTVerifyOptions): Promise<JWTPayload> {
  const verified = () => jwtVerify(idToken, keys, expected);
  try {
    const { payload } = await verified().catch(async (error: unknown) => {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await keys.reload();
      return verified();
    });
    return payload;
  } catch {
    throw unauthorized('SIGN_IN_FAILED');
  }
}

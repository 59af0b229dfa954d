import { Inject, Injectable } from '@nestjs/common';
import type { JWTPayload } from 'jose';
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
import type { Actor } from '#libs/domain';
import { readActor, type EndedAtProvider, type Identified } from '#libs/persistence';
import { ProblemException } from '../problem/problem.exception.js';
import { OidcIssuer, type Discovered } from './oidc-issuer.js';
import { ALGORITHMS } from './oidc-token.service.js';
import type { Attempt } from './sign-in-attempt.js';
import { accountIn, verifiedClaims } from './token.service.js';
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
    @Inject(OidcIssuer) private readonly issuer: OidcIssuer,
  ) {}

  /** Begins a sign-in: the address at the provider, and what the browser must bring back. */
  async begin(returnTo: string): Promise<{ readonly url: string; readonly attempt: Attempt }> {
    const { publicUrl } = this.issuer.settings;
    const { configuration } = await this.issuer.discovered();
    const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), returnTo };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: `${publicUrl}${CALLBACK}`,
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, attempt };
  }

  /**
   * Ends a sign-in with what the provider sent back, and answers who signed in. Throws 401 where the provider refuses, the answer is not its own, or the
   * account is unknown; 503 while the provider does not answer.
   */
  async complete(
    callback: string,
    { state, nonce, verifier }: Attempt,
  ): Promise<{ readonly who: Identified; readonly actor: Actor }> {
    const { publicUrl, accountClaim } = this.issuer.settings;
    const provider = await this.issuer.discovered();
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
    const answer = new URL(callback, publicUrl);
    const { id_token: idToken = '' } = await authorizationCodeGrant(provider.configuration, answer, checks).catch(
      (error: unknown) => {
        throw this.reasonOf(error);
      },
    );
    const claims = await this.claimsOfAnswer(idToken, provider);
    const read = identity.safeParse(claims);
    const accountId = accountIn(claims, accountClaim);
    if (!read.success || accountId === null) throw unauthorized('SIGN_IN_FAILED');
    const actor = await readActor(this.database, accountId);
    if (!actor) throw unauthorized('ACCOUNT_UNKNOWN');
    const { sub: subject, sid: providerSession = null } = read.data;
    return { who: { accountId, subject, providerSession, idToken }, actor };
  }

  /** Returns the address at which the session at the provider ends; null where the provider has none. */
  async endSessionUrl(idToken: string): Promise<string | null> {
    const { publicUrl } = this.issuer.settings;
    const { configuration } = await this.issuer.discovered();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const back = `${publicUrl}/`;
    return buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: back }).href;
  }

  /** Returns the sessions that a logout token ends; null if the token is not one of the provider. */
  async endedBy(logoutToken: string): Promise<EndedAtProvider | null> {
    const claims = await this.claimsOf(logoutToken, await this.issuer.discovered()).catch((error: unknown) => {
      if (error instanceof ProblemException) return null;
      throw this.issuer.silent(error);
    });
    const read = logout.safeParse(claims);
    return read.success ? { subject: read.data.sub ?? null, providerSession: read.data.sid ?? null } : null;
  }

  /**
   * Returns the claims of the id token that the provider itself has just sent. A key that is not known yet is fetched at
   * once, as no token of a stranger may cause it.
   */
  private async claimsOfAnswer(idToken: string, provider: Discovered): Promise<JWTPayload> {
    try {
      return await this.claimsOf(idToken, provider).catch(async (error: unknown) => {
        if (!(error instanceof ProblemException)) throw error;
        await provider.keys.reload();
        return this.claimsOf(idToken, provider);
      });
    } catch (error) {
      throw error instanceof ProblemException ? unauthorized('SIGN_IN_FAILED') : this.issuer.silent(error);
    }
  }

  private claimsOf(token: string, { configuration, keys }: Discovered): Promise<JWTPayload> {
    const { clientId: audience, leewaySeconds } = this.issuer.settings;
    const { issuer } = configuration.serverMetadata();
    return verifiedClaims(token, keys, { issuer, audience, algorithms: ALGORITHMS, leewaySeconds }, ['iat']);
  }

  private reasonOf(error: unknown): Error {
    if (error instanceof AuthorizationResponseError) return unauthorized('SIGN_IN_REFUSED');
    const isRefusal = error instanceof ResponseBodyError && error.status < 500;
    const isUnfit = error instanceof ClientError && !PROVIDERS_FAULT.has(error.code);
    return isRefusal || isUnfit ? unauthorized('SIGN_IN_FAILED') : this.issuer.silent(error);
  }
}

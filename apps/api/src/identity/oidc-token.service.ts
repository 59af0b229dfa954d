import { Logger } from '@nestjs/common';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ProblemException, unavailable } from '../problem/problem.exception.js';
import { TokenService, verifyToken, type Issuer, type Verification } from './token.service.js';

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Algorithms with which an issuer may sign. */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'] as const;

/** Timeout of the discovery document. The first request after the start waits for it. */
const DISCOVERY_MS = 5_000;

/** Verifies tokens of an OIDC issuer with the keys that it publishes. */
export class OidcTokenService extends TokenService {
  private readonly log = new Logger(OidcTokenService.name);
  private keys: Promise<JWTVerifyGetKey> | undefined;

  private readonly expected: Verification;

  constructor(issuer: Issuer, leewaySeconds: number) {
    super();
    this.expected = { ...issuer, leewaySeconds, algorithms: ALGORITHMS };
  }

  async accountOf(token: string): Promise<string> {
    try {
      this.keys ??= this.discover().catch((error: unknown) => {
        this.keys = undefined; // asked again by the next request; keys once found are kept, and fetched anew by jose
        throw error;
      });
      return await verifyToken(token, await this.keys, this.expected);
    } catch (error) {
      if (error instanceof ProblemException) throw error;
      this.log.error({ msg: 'the issuer of tokens does not answer', err: error });
      throw unavailable('身份认证服务暂时不可用，请稍后重试。');
    }
  }

  private async discover(): Promise<JWTVerifyGetKey> {
    const { issuer } = this.expected;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_MS) });
    if (!response.ok) throw new Error(`${url} answers ${String(response.status)}`);
    const found = discovery.parse(await response.json());
    if (found.issuer !== issuer) throw new Error(`${url} speaks for another issuer: ${found.issuer}`);
    return createRemoteJWKSet(new URL(found.jwks_uri));
  }
}

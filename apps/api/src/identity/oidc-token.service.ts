import { ProblemException } from '../problem/problem.exception.js';
import type { OidcIssuer } from './oidc-issuer.js';
import { TokenService, verifyToken, type Verification } from './token.service.js';

/** Algorithms with which an issuer may sign. */
export const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'PS256'] as const;

/** Verifies tokens of an OIDC issuer with the keys that it publishes. */
export class OidcTokenService extends TokenService {
  constructor(
    private readonly issuer: OidcIssuer,
    private readonly expected: Omit<Verification, 'algorithms'>,
  ) {
    super();
  }

  async accountOf(token: string): Promise<string> {
    const { keys } = await this.issuer.discovered();
    try {
      return await verifyToken(token, keys, { ...this.expected, algorithms: ALGORITHMS });
    } catch (error) {
      throw error instanceof ProblemException ? error : this.issuer.silent(error);
    }
  }
}

import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'oidc-provider';

/** Algorithms by which a provider may sign id tokens here. */
export type SigningAlgorithm = 'RS256' | 'ES256';

/** Makes a private key that signs by the algorithm; oidc-provider names it after its thumbprint. */
export async function makeSigningKey(alg: SigningAlgorithm): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const { kty = '', ...rest } = await exportJWK(privateKey);
  return { ...rest, kty, alg, use: 'sig' };
}

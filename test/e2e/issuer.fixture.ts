import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { makeCertificate } from '../support/certificate.js';

export const AUDIENCE = 'zhengshu-test';

/** Claims and signature of a token; fields left out are valid. */
interface Claims {
  readonly sub: string;
  readonly aud?: string;
  readonly iss?: string;
  readonly exp?: string;
  /** True to sign with a key that the issuer does not publish. */
  readonly forged?: boolean;
}

/** An OpenID Connect issuer on loopback over TLS, with discovery document, keys and tokens. */
export interface TokenIssuer {
  readonly url: string;
  /** File with the certificate that a program must trust. */
  readonly certificateFile: string;
  sign(claims: Claims): Promise<string>;
  stop(): Promise<void>;
}

export async function startIssuer(): Promise<TokenIssuer> {
  const [ours, another] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'test', alg: 'ES256', use: 'sig' };
  const certificate = await makeCertificate();
  const server = createServer(certificate, ({ url: path }, response) => {
    const documents: Readonly<Record<string, unknown>> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
      '/keys': { keys: [jwk] },
    };
    const document = documents[path ?? ''];
    response
      .writeHead(document ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(document ?? {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    certificateFile: certificate.file,
    sign: ({ sub, aud = AUDIENCE, iss = url, exp = '5m', forged }) =>
      new SignJWT()
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setSubject(sub)
        .setAudience(aud)
        .setIssuer(iss)
        .setExpirationTime(exp)
        .sign(forged ? another.privateKey : ours.privateKey),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await certificate.remove();
    },
  };
}

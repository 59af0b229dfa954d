import { randomBytes } from 'node:crypto';
import type { Plan } from './plan.js';

/** Package of the rehearsal's OpenID provider. It is optional: an installation without it lacks browser sign-in only. */
const PACKAGE = 'oidc-provider';

/** Environment of API and provider in a start with browser sign-in; the secret is another one at each start. */
export interface BrowserSignIn {
  readonly issuer: string;
  /** Variables that the API reads. */
  readonly api: NodeJS.ProcessEnv;
  /** Variables that the provider reads, besides its database. */
  readonly provider: NodeJS.ProcessEnv;
}

/** Returns true if the package of the provider is installed. */
export function isProviderInstalled(): boolean {
  try {
    import.meta.resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}

/** Makes the settings under which API and provider know each other. */
export function browserSignIn({ port, publicUrl }: NonNullable<Plan['provider']>): BrowserSignIn {
  const issuer = `http://localhost:${String(port)}`;
  const shared = {
    OIDC_CLIENT_ID: 'zhengshu',
    OIDC_CLIENT_SECRET: randomBytes(32).toString('base64url'),
    PUBLIC_URL: publicUrl,
  };
  return {
    issuer,
    api: { ...shared, OIDC_ISSUER: issuer },
    provider: { ...shared, PROVIDER_ISSUER: issuer, PORT: String(port), LISTEN_HOST: '127.0.0.1' },
  };
}

import * as client from 'openid-client';
import { createLogger } from '#libs/config';
import { createProvider, type RehearsalProvider } from '../../apps/rehearsal-provider/src/create-provider.js';
import type { Accounts } from '../../apps/rehearsal-provider/src/accounts.js';
import type { ProviderSettings } from '../../apps/rehearsal-provider/src/provider-settings.js';
import { freePort } from '../../infra/dev/index.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

export const CLIENT = { id: 'zhengshu', secret: 'secret of the rehearsal' } as const;

/** A provider, with a receiver in the place of the product. */
export interface OpenProvider {
  readonly provider: RehearsalProvider;
  readonly product: WebhookReceiver;
  /** The product's client, by discovery. */
  readonly config: client.Configuration;
  /** Address to which the provider returns browsers. */
  readonly callback: string;
  close(): Promise<void>;
}

export type Differences = Partial<Pick<ProviderSettings, 'claim' | 'idTokenAlgorithm'>>;

export async function openProvider(accounts: Accounts, differences: Differences = {}): Promise<OpenProvider> {
  const product = await WebhookReceiver.start();
  const port = await freePort();
  const settings: ProviderSettings = {
    host: '127.0.0.1',
    port,
    issuer: `http://127.0.0.1:${String(port)}`,
    publicUrl: product.url,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    log: createLogger('rehearsal-provider'),
    ...differences,
  };
  const provider = await createProvider(settings, accounts);
  await provider.listen();
  const config = await discover(provider, CLIENT.secret, settings.idTokenAlgorithm);
  const close = async (): Promise<void> => {
    await provider.close();
    await product.stop();
  };
  return { provider, product, config, callback: `${product.url}/api/v1/sign-in/callback`, close };
}

export const discover = (
  { issuer }: RehearsalProvider,
  secret: string,
  algorithm: ProviderSettings['idTokenAlgorithm'] = 'RS256',
): Promise<client.Configuration> =>
  client.discovery(
    new URL(issuer),
    CLIENT.id,
    { id_token_signed_response_alg: algorithm },
    client.ClientSecretBasic(secret),
    { execute: [client.allowInsecureRequests] },
  );

/** A request to sign in, with the checks of its answer. */
export interface SignInRequest {
  readonly url: URL;
  readonly checks: { pkceCodeVerifier: string; expectedState: string; expectedNonce: string };
}

export async function signInRequest(
  open: OpenProvider,
  parameters: Record<string, string> = {},
): Promise<SignInRequest> {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier, expectedState: client.randomState(), expectedNonce: client.randomNonce() };
  const url = client.buildAuthorizationUrl(open.config, {
    redirect_uri: open.callback,
    scope: 'openid',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  return { url, checks };
}

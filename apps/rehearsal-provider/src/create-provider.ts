import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Provider, { type JWK } from 'oidc-provider';
import type { Accounts } from './accounts.js';
import { configurationOf } from './configuration.js';
import { MemoryStore } from './memory-adapter.js';
import type { ProviderSettings } from './provider-settings.js';
import { SignIn } from './sign-in.js';
import { makeSigningKey } from './signing-keys.js';
import { createWeb, type Running } from './web.js';

/** An OpenID provider at which anybody may sign in as any account. */
export interface RehearsalProvider {
  readonly issuer: string;
  /** Begins to listen. Throws if the port is used. */
  listen(): Promise<void>;
  /** Signs with a new key from now on; the earlier ones stay published, and sessions stay as they are. */
  rotateKeys(): Promise<void>;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** Makes a provider with a new key, for one client: the product. It listens after `listen`. */
export async function createProvider(settings: ProviderSettings, accounts: Accounts): Promise<RehearsalProvider> {
  const algorithm = settings.idTokenAlgorithm ?? 'RS256';
  const kept = { store: new MemoryStore(), cookieKey: randomBytes(32).toString('base64url') };
  const build = (keys: readonly JWK[]): Running => {
    const provider = new Provider(settings.issuer, configurationOf(settings, accounts, keys, kept));
    provider.proxy = settings.issuer.startsWith('https:'); // this server speaks http: TLS ends at a proxy before it
    return { provider: watched(provider, settings), handle: provider.callback() };
  };
  let keys: readonly JWK[] = [await makeSigningKey(algorithm)];
  let running = build(keys);
  const server = createServer(createWeb(settings, new SignIn(accounts, settings), () => running));
  return {
    issuer: settings.issuer,
    listen: () => listen(server, settings),
    // A provider cannot change its keys, so that one with the new keys and the same memory takes its place.
    rotateKeys: async () => {
      keys = [await makeSigningKey(algorithm), ...keys];
      running = build(keys);
    },
    close: () => close(server),
  };
}

async function listen(server: Server, { host, port }: ProviderSettings): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** Logs what neither the browser nor the product is told. */
function watched(provider: Provider, { log }: ProviderSettings): Provider {
  provider.on('server_error', (_, error) => log.error({ err: error }, 'the provider failed'));
  provider.on('backchannel.error', (_, error) => log.warn({ err: error }, 'the product was not told of a sign-out'));
  return provider;
}

import { Trouble } from './trouble.js';

export type Mode = 'rehearsal' | 'production';
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of a start: mode, ports, and embedded or external servers. They come from the environment alone. */
export interface Plan {
  readonly mode: Mode;
  readonly apiPort: number;
  /** Base URL of the API from this machine. */
  readonly apiUrl: string;
  readonly database:
    | { readonly kind: 'embedded'; readonly port: number }
    | { readonly kind: 'external'; readonly ownerUrl: string; readonly appUrl: string };
  readonly temporal:
    | { readonly kind: 'own'; readonly port: number; readonly uiPort: number }
    | { readonly kind: 'external'; readonly address: string };
  readonly namespace: string;
  /** The rehearsal's own OpenID provider; absent in production, and where OIDC_ISSUER names another one. */
  readonly provider?: {
    readonly port: number;
    /** Origin of the product for browsers. */
    readonly publicUrl: string;
  };
  /** Folder of the bytes of documents; absent for the default below the data folder. */
  readonly documentsDir?: string;
  /** Instant at which an empty rehearsal begins; absent for the beginning of the story. */
  readonly rehearsalStart?: string;
}

/** Returns the plan for an environment. Throws Trouble if a variable is wrong, missing, or contradicts another. */
export function plan(env: Environment): Plan {
  const database = databaseOf(env);
  const mode = modeOf(env, database.kind);
  const apiPort = port(env, 'PORT', 3000);
  demandIssuer(env, mode);
  demandKey(env, mode);
  const rehearsalStart = mode === 'rehearsal' ? env.REHEARSAL_START || undefined : undefined;
  const address = env.TEMPORAL_ADDRESS;
  const documentsDir = documentsOf(env, database.kind);
  const apiUrl = `http://${reachable(env.LISTEN_HOST)}:${apiPort}`;
  const provider = mode === 'rehearsal' && !env.OIDC_ISSUER ? providerOf(env, apiUrl) : undefined;
  return {
    mode,
    apiPort,
    apiUrl,
    database,
    temporal: address
      ? { kind: 'external', address }
      : { kind: 'own', port: port(env, 'TEMPORAL_PORT', 17233), uiPort: port(env, 'TEMPORAL_UI_PORT', 18233) },
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    ...(provider && { provider }),
    ...(documentsDir && { documentsDir }),
    ...(rehearsalStart && { rehearsalStart }),
  };
}

const providerOf = (env: Environment, apiUrl: string): NonNullable<Plan['provider']> => ({
  port: port(env, 'OIDC_PORT', 3001),
  publicUrl: (env.PUBLIC_URL || apiUrl).replace(/\/+$/, ''),
});

function databaseOf(env: Environment): Plan['database'] {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = env;
  if (appUrl && ownerUrl) return { kind: 'external', ownerUrl, appUrl };
  if (appUrl)
    throw new Trouble(
      'DATABASE_URL is set but DATABASE_OWNER_URL is not: give the connection of the role that owns the database too (it migrates; DATABASE_URL runs).',
    );
  if (ownerUrl)
    throw new Trouble(
      'DATABASE_OWNER_URL is set but DATABASE_URL is not: give the connection of the role that runs too, or neither of them for the embedded database.',
    );
  return { kind: 'embedded', port: embeddedPort(env) };
}

/** Returns the port of the embedded database. */
export const embeddedPort = (env: Environment): number => port(env, 'POSTGRES_PORT', 15432);

function modeOf(env: Environment, database: Plan['database']['kind']): Mode {
  const mode = env.ZHENGSHU_MODE;
  if (mode === 'rehearsal' || mode === 'production') return mode;
  if (mode) throw new Trouble(`ZHENGSHU_MODE is "${mode}": it must be rehearsal or production.`);
  if (database === 'embedded') return 'rehearsal';
  throw new Trouble(
    'DATABASE_URL names a database of yours, but not what it is for: set ZHENGSHU_MODE=rehearsal or ZHENGSHU_MODE=production (a database keeps the mode of its first start for ever).',
  );
}

/** What production cannot start without: the provider at which people sign in, and the address to which they return. */
const OF_SIGN_IN = ['OIDC_ISSUER', 'OIDC_AUDIENCE', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'];

/**
 * Throws Trouble if production has no provider. It runs before the first write, because the first start fixes the mode of a
 * database for ever.
 */
function demandIssuer(env: Environment, mode: Mode): void {
  const missing = OF_SIGN_IN.find((name) => mode === 'production' && !env[name]);
  if (missing) throw new Trouble(`${missing} is not set: in production people sign in at a provider of identities.`);
}

function demandKey(env: Environment, mode: Mode): void {
  if (mode === 'production' && !env.WEBHOOK_SECRETS_KEY)
    throw new Trouble(
      'WEBHOOK_SECRETS_KEY is not set: production seals the secrets of webhooks with it (openssl rand -base64 32).',
    );
}

/**
 * Returns the folder of documents; undefined for the default. Throws Trouble if an external database has none, because
 * `npm run reset` deletes the default folder.
 */
function documentsOf(env: Environment, database: Plan['database']['kind']): string | undefined {
  const dir = env.DOCUMENTS_DIR || undefined;
  if (dir || database === 'embedded') return dir;
  throw new Trouble(
    'DATABASE_URL names a database of yours, but not where its documents stand: set DOCUMENTS_DIR to a folder that is kept and backed up with it.',
  );
}

function port(env: Environment, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 65535) return value;
  throw new Trouble(`${name} is "${text}": it must be a port number from 1 to 65535.`);
}

function reachable(host: string | undefined): string {
  if (!host || ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

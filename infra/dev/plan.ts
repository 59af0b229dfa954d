import { Trouble } from './trouble.js';

export type Mode = 'rehearsal' | 'production';
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a start is to do, decided from the environment alone. */
export interface Plan {
  readonly mode: Mode;
  readonly apiPort: number;
  /** Where the API is reached from this machine. */
  readonly apiUrl: string;
  readonly database:
    | { readonly kind: 'embedded'; readonly port: number }
    | { readonly kind: 'external'; readonly ownerUrl: string; readonly appUrl: string };
  readonly temporal:
    | { readonly kind: 'own'; readonly port: number; readonly uiPort: number }
    | { readonly kind: 'external'; readonly address: string };
  readonly namespace: string;
  /** Where the bytes of documents stand; of the data here, where nothing is said. */
  readonly documentsDir?: string;
  /** The instant at which an empty rehearsal begins. */
  readonly rehearsalStart?: string;
}

/** @throws Trouble when the environment contradicts itself or leaves a question open */
export function plan(env: Environment): Plan {
  const database = databaseOf(env);
  const mode = modeOf(env, database.kind);
  const apiPort = port(env, 'PORT', 3000);
  demandIssuer(env, mode);
  const rehearsalStart = mode === 'rehearsal' ? env.REHEARSAL_START || undefined : undefined;
  const address = env.TEMPORAL_ADDRESS;
  const documentsDir = documentsOf(env, database.kind);
  return {
    mode,
    apiPort,
    apiUrl: `http://${reachable(env.LISTEN_HOST)}:${apiPort}`,
    database,
    temporal: address
      ? { kind: 'external', address }
      : { kind: 'own', port: port(env, 'TEMPORAL_PORT', 17233), uiPort: port(env, 'TEMPORAL_UI_PORT', 18233) },
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    ...(documentsDir && { documentsDir }),
    ...(rehearsalStart && { rehearsalStart }),
  };
}

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

/** Where the embedded database listens. */
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

/** Before anything is written: the first start fixes a database's mode for ever. */
function demandIssuer(env: Environment, mode: Mode): void {
  const missing = ['OIDC_ISSUER', 'OIDC_AUDIENCE'].find((name) => mode === 'production' && !env[name]);
  if (missing)
    throw new Trouble(`${missing} is not set: production takes its tokens from an issuer, and for an audience.`);
}

/** The documents of a database of one's own do not stand among the data that `npm run reset` forgets. */
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

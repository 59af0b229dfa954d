import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DevPostgres } from '../../infra/dev/postgres.js';
import { freePort } from '../../infra/dev/ports.js';
import { copyData, dataIn, keptData } from './kept-data.js';

/** Connections and folder through which tests fill a database. */
export interface OpenDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Folder with the bytes of its documents. */
  readonly documentsDir: string;
}

/** A PostgreSQL server of its own; stopping it removes its data and documents. */
export interface ThrowawayDatabase extends OpenDatabase {
  /** Superuser connection, for acts that neither of the platform's roles may do. */
  readonly administratorUrl: string;
  /** Kills the server, as a power cut would. */
  crash(): Promise<void>;
  /** Starts the server after a crash; it recovers what it had acknowledged. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a database with the platform's roles and no tables. */
export const startDatabase = async (): Promise<ThrowawayDatabase> => startCopy(await empty());

/**
 * Returns the folder of a stopped database that `fill` made from a copy of another one. Within one run of Jest `fill` runs
 * once for each name.
 */
export const filled = (
  name: string,
  fill: (database: OpenDatabase) => Promise<void>,
  from: () => Promise<string> = empty,
): Promise<string> =>
  keptData(name, async (root) => {
    await copyData(await from(), root);
    await serving(root, fill);
  });

/** Data of a database that was only started; copying them is faster than initialising anew. */
const empty = (): Promise<string> => keptData('empty', (root) => serving(root, () => Promise.resolve()));

async function serving(root: string, work: (database: OpenDatabase) => Promise<void>): Promise<void> {
  const server = await serverOf(root);
  try {
    await server.start();
    await work(opened(root, server));
  } finally {
    await server.stop();
  }
}

/** Starts a copy of a stopped database. */
export async function startCopy(kept: string): Promise<ThrowawayDatabase> {
  const root = await mkdtemp(path.join(tmpdir(), 'zhengshu-postgres-'));
  const stop = async (): Promise<void> => {
    await server.stop('immediate'); // nothing of it is kept
    await rm(root, { recursive: true, force: true });
  };
  const server = await serverOf(root);
  try {
    await copyData(kept, root);
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...opened(root, server),
    administratorUrl: await administratorUrl(server.ownerUrl, dataIn(root)),
    crash: async () => void (await server.stop('immediate')),
    restart: async () => void (await server.start()),
    stop,
  };
}

const serverOf = async (root: string): Promise<DevPostgres> =>
  new DevPostgres({
    dir: dataIn(root),
    port: await freePort(),
    flags: '-c fsync=off -c shared_preload_libraries=pg_stat_statements',
  });

const opened = (root: string, { ownerUrl, appUrl }: DevPostgres): OpenDatabase => ({
  ownerUrl,
  appUrl,
  documentsDir: path.join(root, 'documents'),
});

async function administratorUrl(ownerUrl: string, dir: string): Promise<string> {
  const { postgres } = JSON.parse(await readFile(`${dir}-passwords.json`, 'utf8')) as { postgres: string };
  return withRole(ownerUrl, 'postgres', postgres);
}

/** Returns the URL of the same database for another role. */
export function withRole(url: string, role: string, password: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = password;
  return other.href;
}

export async function sqlAs<Row extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

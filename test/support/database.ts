import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DevPostgres } from '../../infra/dev/postgres.js';
import { freePort } from '../../infra/dev/ports.js';
import { copyData, dataIn, keptData } from './kept-data.js';

/** What a database is filled through. */
export interface OpenDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Where the bytes of its documents stand, if it has any. */
  readonly documentsDir: string;
}

/** A real PostgreSQL of its own, gone with its data and documents when it is stopped. */
export interface ThrowawayDatabase extends OpenDatabase {
  /** For what neither of our roles may do. */
  readonly administratorUrl: string;
  /** What a power cut does to the server. */
  crash(): Promise<void>;
  /** After a crash: the server recovers what it had acknowledged. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Has our roles and no tables. */
export const startDatabase = async (): Promise<ThrowawayDatabase> => startCopy(await empty());

/** As `fill` leaves an empty one, which it does once in a run: whoever asks for that name has a copy of what it made. */
export async function startFilled(
  name: string,
  fill: (database: OpenDatabase) => Promise<void>,
): Promise<ThrowawayDatabase> {
  const kept = await keptData(name, async (root) => {
    await copyData(await empty(), root);
    await serving(root, fill);
  });
  return startCopy(kept);
}

/** The data of a database that has only been started: to make them takes longer than to copy them. */
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

async function startCopy(kept: string): Promise<ThrowawayDatabase> {
  const root = await mkdtemp(path.join(tmpdir(), 'zhengshu-postgres-'));
  const stop = async (): Promise<void> => {
    await server.stop();
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
  new DevPostgres({ dir: dataIn(root), port: await freePort(), flags: '-c fsync=off' });

const opened = (root: string, { ownerUrl, appUrl }: DevPostgres): OpenDatabase => ({
  ownerUrl,
  appUrl,
  documentsDir: path.join(root, 'documents'),
});

async function administratorUrl(ownerUrl: string, dir: string): Promise<string> {
  const { postgres } = JSON.parse(await readFile(`${dir}-passwords.json`, 'utf8')) as { postgres: string };
  return withRole(ownerUrl, 'postgres', postgres);
}

/** The same database as another role. */
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

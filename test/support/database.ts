import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DevPostgres } from '../../infra/dev/postgres.js';
import { freePort } from '../../infra/dev/ports.js';

/** A real PostgreSQL of its own, gone with its data when it is stopped. */
export interface ThrowawayDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** For what neither of our roles may do. */
  readonly administratorUrl: string;
  /** What a power cut does to the server. */
  crash(): Promise<void>;
  /** After a crash: the server recovers what it had acknowledged. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDatabase(): Promise<ThrowawayDatabase> {
  const root = await mkdtemp(path.join(tmpdir(), 'zhengshu-postgres-'));
  const dir = path.join(root, 'data');
  const server = new DevPostgres({ dir, port: await freePort(), flags: '-c fsync=off' });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(root, { recursive: true, force: true });
  };
  await server.start().catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    administratorUrl: await administratorUrl(server.ownerUrl, dir),
    crash: async () => void (await server.stop('immediate')),
    restart: async () => void (await server.start()),
    stop,
  };
}

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

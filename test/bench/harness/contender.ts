import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../infra/dev/index.js';
import type { Target } from '../engines/engine.js';
import type { Bench } from './bench.js';
import type { LoadResult, LoadTask } from './load.js';
import { BenchPlatform, MONDAY, type PlatformOptions } from './platform.js';
import { processorMs } from './processor.js';
import { Program } from './program.js';
import { TABLES } from '../engines/rows.js';
import { sqlAs } from '../../support/database.js';
import type { Database, Servers } from './servers.js';

/** A block of load, and the processor time in ms that each part of the contender and of the servers took. */
export interface Block extends LoadResult {
  readonly processor: Readonly<Record<string, number>>;
}

const LIMIT_MS = 120_000;
const moduleOf = (name: string): string => fileURLToPath(new URL(`../engines/${name}.js`, import.meta.url));

/** One of the engines that are compared: its own programs, and a process that loads it. */
export class Contender {
  private constructor(
    readonly name: string,
    private readonly servers: Servers,
    readonly database: Database,
    private readonly programs: Readonly<Record<string, Program>>,
    private readonly load: Program,
  ) {}

  static async open(bench: Bench, servers: Servers, name: string, given: ContenderParts): Promise<Contender> {
    const { database, programs, target } = given;
    const script = fileURLToPath(new URL('./load.js', import.meta.url));
    const load = new Program({ script, log: bench.logOf(`${name}-load`) }).start();
    bench.atEnd(() => load.end('SIGKILL'));
    const contender = new Contender(name, servers, database, programs, load);
    await contender.asks({ kind: 'open', target });
    return contender;
  }

  /** Gives a task to its load. Throws where a command failed, because a figure of failures is none. */
  async asks(task: LoadTask, limitMs = LIMIT_MS): Promise<Block> {
    const before = this.processor();
    const result = await this.load.ask<LoadResult>(task, limitMs);
    const after = this.processor();
    if (result.failures > 0)
      throw new Error(`${this.name}: ${result.failures} commands failed: ${result.firstFailure}`);
    const processor = Object.fromEntries(Object.entries(after).map(([part, ms]) => [part, ms - (before[part] ?? 0)]));
    return { ...result, processor };
  }

  /** Processor time in ms so far of its own programs, of the servers and of the load. */
  processor(): Readonly<Record<string, number>> {
    const pids = { ...this.servers.pids, ...pidsOf({ ...this.programs, load: this.load }) };
    return Object.fromEntries(Object.entries(pids).map(([part, pid]) => [part, processorMs(pid)]));
  }

  /** Lets its programs use no processor until they are resumed. */
  pause(): void {
    for (const program of Object.values(this.programs)) program.signal('SIGSTOP');
  }

  resume(): void {
    for (const program of Object.values(this.programs)) program.signal('SIGCONT');
  }
}

const pidsOf = (programs: Readonly<Record<string, Program>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(programs).map(([part, { pid }]) => [part, pid]));

interface ContenderParts {
  readonly database: Database;
  readonly programs: Readonly<Record<string, Program>>;
  readonly target: Target;
}

/** Starts a platform of a build and opens it as a contender. */
export async function openPlatform(
  bench: Bench,
  servers: Servers,
  options: Partial<PlatformOptions> = {},
): Promise<{ readonly contender: Contender; readonly platform: BenchPlatform }> {
  const { build = process.cwd(), name = 'ours' } = options;
  const platform = await BenchPlatform.start(bench, servers, { rehearsalStart: MONDAY, ...options, build, name });
  const { database, url, api, worker } = platform;
  const target = { module: moduleOf('ours'), url, build };
  return {
    platform,
    contender: await Contender.open(bench, servers, name, { database, programs: { api, worker }, target }),
  };
}

/** Opens PostgreSQL alone. */
export async function openFloor(bench: Bench, servers: Servers): Promise<Contender> {
  const database = await filledDatabase(servers, 'floor');
  const target = { module: moduleOf('floor'), databaseUrl: database.appUrl };
  return Contender.open(bench, servers, 'floor', { database, programs: {}, target });
}

/** Opens Temporal without our code. The naive form, if there is one, shares worker, namespace and database. */
export async function openBare(bench: Bench, servers: Servers): Promise<readonly [bare: Contender, naive: Contender]> {
  const database = await filledDatabase(servers, 'bare');
  const namespace = await servers.namespace('bare');
  const { address } = servers;
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
  };
  const worker = new Program({ script: moduleOf('bare-worker'), env, log: bench.logOf('bare-worker') });
  bench.atEnd(() => worker.end());
  await worker.start().ask({ kind: 'ready' }, LIMIT_MS);
  const opened = (name: string): Promise<Contender> =>
    Contender.open(bench, servers, name, {
      database,
      programs: { worker },
      target: { module: moduleOf(name), address, namespace },
    });
  return [await opened('bare'), await opened('naive')];
}

/** Opens DBOS and Restate, whose packages are installed at their first use. */
export async function openPeers(bench: Bench, servers: Servers): Promise<readonly Contender[]> {
  const folder = path.resolve('test/bench/peers');
  if (!existsSync(path.join(folder, 'node_modules')))
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, stdio: 'inherit' });
  const opened: Contender[] = [];
  for (const name of ['dbos', 'restate']) {
    const database = await filledDatabase(servers, name);
    const [PORT, ADMIN_PORT, NODE_PORT, HANDLER_PORT] = (await Promise.all([1, 2, 3, 4].map(freePort))).map(String);
    const system = await servers.database(`${name}_system`);
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: database.appUrl,
      SYSTEM_DATABASE_URL: system.ownerUrl,
      PORT,
      ADMIN_PORT,
      NODE_PORT,
      HANDLER_PORT,
      DATA: path.join(bench.dir, name),
    };
    const server = new Program({ script: path.join(folder, `${name}.mjs`), env, log: bench.logOf(name) }).start();
    bench.atEnd(() => server.end());
    await server.ask({ kind: 'ready' }, LIMIT_MS);
    const target = { module: moduleOf('peer'), url: `http://127.0.0.1:${PORT}` };
    opened.push(await Contender.open(bench, servers, name, { database, programs: { server }, target }));
  }
  return opened;
}

/** Creates the database of an engine that is not ours, with its tables. */
async function filledDatabase(servers: Servers, name: string): Promise<Database> {
  const database = await servers.database(name);
  await sqlAs(database.ownerUrl, TABLES);
  return database;
}

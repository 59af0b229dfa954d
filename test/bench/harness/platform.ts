import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../infra/dev/index.js';
import { UNLIMITED } from '../../../infra/operations/unlimited.js';
import { until } from '../../support/until.js';
import type { Bench } from './bench.js';
import { Program } from './program.js';
import type { Database, Servers } from './servers.js';

const execute = promisify(execFile);

export interface PlatformOptions {
  /** Folder of a built repository: this one, or an earlier commit. */
  readonly build: string;
  /** Name of its database and of its namespace. */
  readonly name: string;
  /** Platform time at which the rehearsal begins, without matters. */
  readonly rehearsalStart: string;
  /** Options of Node for API and worker. */
  readonly flags?: readonly string[];
  /** Further environment variables of API and worker. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Monday on which the platform's clock begins, where a part needs no other day. */
export const MONDAY = '2026-03-02T09:00:00+08:00';

/** Prepares a database and a namespace by the code of a build, as its start does. */
const PREPARE = `
  const { migrate, seed, bootstrapTemporal } = await import('./dist/infra/dev/steps.js');
  const to = JSON.parse(process.argv[1]);
  await migrate(to);
  await seed(to);
  await bootstrapTemporal(to);
  process.exit(0);`;

/** API and worker of a build, as processes, on the shared servers. */
export class BenchPlatform {
  private constructor(
    readonly url: string,
    readonly database: Database,
    readonly namespace: string,
    readonly api: Program,
    readonly worker: Program,
  ) {}

  static async start(bench: Bench, servers: Servers, options: PlatformOptions): Promise<BenchPlatform> {
    const { build, name, rehearsalStart, flags = [] } = options;
    const database = await servers.database(name);
    const { ownerUrl, appUrl } = database;
    const namespace = await servers.namespace(name);
    const documentsDir = path.join(bench.dir, `${name}-documents`);
    const to = {
      ownerUrl,
      appUrl,
      mode: 'rehearsal',
      documentsDir,
      rehearsalStart,
      address: servers.address,
      namespace,
    };
    await execute(process.execPath, ['--input-type=module', '--eval', PREPARE, JSON.stringify(to)], { cwd: build });

    const port = await freePort();
    const env = {
      PATH: process.env.PATH,
      ZHENGSHU_MODE: 'rehearsal',
      DATABASE_URL: appUrl,
      TEMPORAL_ADDRESS: servers.address,
      TEMPORAL_NAMESPACE: namespace,
      DOCUMENTS_DIR: documentsDir,
      PORT: String(port),
      ...UNLIMITED,
      ...options.environment,
    };
    const program = (part: 'api' | 'worker'): Program => {
      const script = path.join(build, 'dist/apps', part, 'src/main.js');
      const started = new Program({ script, cwd: build, env, flags, log: bench.logOf(`${name}-${part}`) }).start();
      bench.atEnd(() => started.end());
      return started;
    };
    const platform = new BenchPlatform(
      `http://127.0.0.1:${port}`,
      database,
      namespace,
      program('api'),
      program('worker'),
    );
    await platform.ready();
    return platform;
  }

  /** Waits until it would carry out a command. */
  ready(): Promise<void> {
    return until('the platform is ready', async () => (await fetch(`${this.url}/health/ready`)).ok);
  }

  get programs(): readonly Program[] {
    return [this.api, this.worker];
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserSignIn } from '../../infra/dev/browser-sign-in.js';
import { demandProvider } from '../../infra/dev/external.js';
import { bootstrapTemporal } from '../../infra/dev/steps.js';
import { DevTemporal, freePort, temporalCli, type DevTemporalOptions } from '../../infra/dev/index.js';
import type { ThrowawayDatabase } from './database.js';
import { Program } from './program.js';
import { startRehearsalDatabase } from './rehearsal.js';
import { UNLIMITED } from '../../infra/operations/unlimited.js';
import { until } from './until.js';

const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

export interface PlatformOptions {
  /** Platform time at which the rehearsal begins, without matters; or what starts its database, with matters. */
  readonly rehearsalStart: string | (() => Promise<ThrowawayDatabase>);
  /** True if the test kills Temporal: then its database writes as in operation. */
  readonly killsTemporal?: boolean;
  /** Settings of Temporal's server that differ from its defaults. */
  readonly temporal?: DevTemporalOptions['dynamicConfig'];
  /** True if people sign in with browsers: then the provider of a rehearsal runs, too. */
  readonly hasBrowsers?: boolean;
  /** Further environment variables of API and worker. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole platform on free ports in a temporary folder: PostgreSQL, Temporal, API and worker as processes. */
export class Platform {
  private readonly undo: (() => Promise<unknown>)[] = [];
  database!: ThrowawayDatabase;
  temporal!: DevTemporal;
  worker!: Program;
  api!: Program;
  url = '';
  metricsUrl = '';

  static async start(options: PlatformOptions): Promise<Platform> {
    const platform = new Platform();
    try {
      await platform.boot(options);
      return platform;
    } catch (error) {
      await platform.stop();
      throw error;
    }
  }

  /** Waits until the platform would carry out a command. */
  ready(): Promise<void> {
    return until('the platform is ready', async () => (await fetch(`${this.url}/health/ready`)).ok);
  }

  /** Undoes all steps that succeeded, in reverse order. */
  async stop(): Promise<void> {
    for (let step = this.undo.pop(); step; step = this.undo.pop()) await step();
  }

  private async boot({
    rehearsalStart,
    environment,
    hasBrowsers = false,
    ...temporal
  }: PlatformOptions): Promise<void> {
    const dir = await mkdtemp(path.join(tmpdir(), 'zhengshu-'));
    this.undo.push(() => rm(dir, { recursive: true, force: true }));
    await allOf([this.bootDatabase(rehearsalStart), this.bootTemporal(dir, temporal)]);
    await this.bootPrograms(dir, hasBrowsers, environment);
  }

  private async bootDatabase(start: PlatformOptions['rehearsalStart']): Promise<void> {
    this.database =
      typeof start === 'string' ? await startRehearsalDatabase(new Date(start).toISOString()) : await start();
    this.undo.push(() => this.database.stop());
  }

  private async bootTemporal(
    dir: string,
    {
      temporal: dynamicConfig,
      killsTemporal = false,
    }: Omit<PlatformOptions, 'rehearsalStart' | 'environment' | 'hasBrowsers'>,
  ): Promise<void> {
    const cli = await temporalCli(CACHE);
    this.temporal = new DevTemporal({
      cli,
      port: await freePort(),
      dbFile: path.join(dir, 'temporal.db'),
      pragmas: killsTemporal ? [] : ['synchronous=off'],
      ...(dynamicConfig && { dynamicConfig }),
    });
    this.undo.push(() => this.temporal.stop('SIGKILL'));
    await this.temporal.start();

    await bootstrapTemporal({ address: this.temporal.address, namespace: 'default' });
  }

  private async bootPrograms(
    dir: string,
    hasBrowsers: boolean,
    environment: PlatformOptions['environment'],
  ): Promise<void> {
    const [port, metricsPort, providerPort] = [await freePort(), await freePort(), await freePort()];
    this.url = `http://127.0.0.1:${port}`;
    const signIn = hasBrowsers ? browserSignIn({ port: providerPort, publicUrl: this.url }) : undefined;
    const env = {
      PATH: process.env.PATH,
      ZHENGSHU_MODE: 'rehearsal',
      DATABASE_URL: this.database.appUrl,
      TEMPORAL_ADDRESS: this.temporal.address,
      DOCUMENTS_DIR: this.database.documentsDir,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      ...UNLIMITED,
      ...signIn?.api,
      ...environment,
    };
    this.worker = new Program('worker', env, path.join(dir, 'worker.log'));
    this.api = new Program('api', env, path.join(dir, 'api.log'));
    this.metricsUrl = `http://127.0.0.1:${metricsPort}`;
    const programs = [this.api, this.worker];
    if (signIn) {
      const providerEnv = { ...env, ...signIn.provider };
      programs.push(new Program('rehearsal-provider', providerEnv, path.join(dir, 'provider.log')));
    }
    this.undo.push(() => Promise.all(programs.map((program) => program.end('SIGKILL')))); // nobody waits for them
    for (const program of programs) program.start();
    await this.ready();
    if (signIn) await demandProvider(signIn.issuer);
  }
}

/** Waits until all have settled, so that what one began is known when another has failed; throws the first failure. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((work) => work.status === 'rejected');
  if (failed) throw failed.reason;
}

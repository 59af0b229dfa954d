import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bootstrapTemporal } from '../../infra/dev/steps.js';
import { DevTemporal, freePort, temporalCli, type DevTemporalOptions } from '../../infra/dev/index.js';
import type { ThrowawayDatabase } from './database.js';
import { Program } from './program.js';
import { startRehearsalDatabase } from './rehearsal.js';
import { until } from './until.js';

const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

export interface PlatformOptions {
  /** Platform time at which the rehearsal begins, without matters. */
  readonly rehearsalStart: string;
  /** Settings of Temporal's server that differ from its defaults. */
  readonly temporal?: DevTemporalOptions['dynamicConfig'];
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

  private async boot({ rehearsalStart, temporal, environment }: PlatformOptions): Promise<void> {
    const dir = await mkdtemp(path.join(tmpdir(), 'zhengshu-'));
    this.undo.push(() => rm(dir, { recursive: true, force: true }));
    this.database = await startRehearsalDatabase(new Date(rehearsalStart).toISOString());
    this.undo.push(() => this.database.stop());
    const cli = await temporalCli(CACHE);
    this.temporal = new DevTemporal({
      cli,
      port: await freePort(),
      dbFile: path.join(dir, 'temporal.db'),
      ...(temporal && { dynamicConfig: temporal }),
    });
    this.undo.push(() => this.temporal.stop('SIGKILL'));
    await this.temporal.start();

    await bootstrapTemporal({ address: this.temporal.address, namespace: 'default' });

    const [port, metricsPort] = [await freePort(), await freePort()];
    const env = {
      PATH: process.env.PATH,
      ZHENGSHU_MODE: 'rehearsal',
      DATABASE_URL: this.database.appUrl,
      TEMPORAL_ADDRESS: this.temporal.address,
      DOCUMENTS_DIR: this.database.documentsDir,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      ...environment,
    };
    this.worker = new Program('worker', env, path.join(dir, 'worker.log'));
    this.api = new Program('api', env, path.join(dir, 'api.log'));
    this.url = `http://127.0.0.1:${port}`;
    this.metricsUrl = `http://127.0.0.1:${metricsPort}`;
    for (const program of [this.api, this.worker]) {
      this.undo.push(() => program.end());
      program.start();
    }
    await this.ready();
  }
}

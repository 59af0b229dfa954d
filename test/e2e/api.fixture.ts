import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../infra/dev/index.js';
import type { Platform } from '../support/platform.js';
import { Program } from '../support/program.js';
import { until } from '../support/until.js';

export interface FurtherApi {
  readonly url: string;
  stop(): Promise<void>;
}

/** Returns the environment that every program of a platform gets. */
export const environmentOf = ({ database, temporal }: Platform): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  ZHENGSHU_MODE: 'rehearsal',
  DATABASE_URL: database.appUrl,
  TEMPORAL_ADDRESS: temporal.address,
});

/** Starts one more API process beside that of a platform; settles when it listens. */
export async function startApi(environment: Record<string, string>): Promise<FurtherApi> {
  const port = await freePort();
  const dir = await mkdtemp(path.join(tmpdir(), 'zhengshu-api-'));
  const program = new Program('api', { ...environment, PORT: String(port) }, path.join(dir, 'api.log'));
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await program.end();
    await rm(dir, { recursive: true, force: true });
  };
  program.start();
  try {
    await until('a further API listens', async () => (await fetch(`${url}/health/live`)).ok);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

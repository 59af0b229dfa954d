import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPlace } from '../../infra/dev/postgres-place.js';

const execute = promisify(execFile);

/** Variable with the folder of one run of Jest, or of several runs in a row; run-folder.mjs creates it. */
const RUN_FOLDER = 'ZHENGSHU_TEST_RUN_FOLDER';

/** Folder of PostgreSQL's data inside the folder of a database. */
export const dataIn = (root: string): string => path.join(root, 'data');

/**
 * Returns the folder of a stopped database, which the first test of the run that needs it creates. If two Jest workers
 * create it at the same time, the first to finish wins: neither waits, and neither sees an incomplete folder.
 */
export async function keptData(name: string, make: (root: string) => Promise<void>): Promise<string> {
  const folder = process.env[RUN_FOLDER];
  if (!folder) throw new Error(`${RUN_FOLDER} is not set`);
  const kept = path.join(folder, name);
  if (existsSync(kept)) return kept;
  const root = await mkdtemp(path.join(tmpdir(), 'zhengshu-kept-'));
  try {
    await make(root);
    await rename(root, kept).catch((error: unknown) => {
      if (!existsSync(kept)) throw error;
    });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return kept;
}

/** Copies the data with their owner, which differs from this process's if that runs as root. */
export async function copyData(kept: string, root: string): Promise<void> {
  const { data } = await findPlace(dataIn(root));
  const copy = (from: string, to: string): Promise<unknown> => execute('cp', ['-a', from, to]);
  await copy(await realpath(dataIn(kept)), data);
  await copy(`${dataIn(kept)}-passwords.json`, root);
  const documents = path.join(kept, 'documents');
  if (existsSync(documents)) await copy(documents, root);
}

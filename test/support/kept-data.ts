import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findPlace } from '../../infra/dev/postgres-place.js';

const execute = promisify(execFile);

/** Of a run of Jest, or of several that follow one another; run-folder.mjs makes it. */
const RUN_FOLDER = 'ZHENGSHU_TEST_RUN_FOLDER';

/** Where PostgreSQL's data stand in the folder of a database. */
export const dataIn = (root: string): string => path.join(root, 'data');

/**
 * The folder of a database that is at rest, made by the first of the run who wants it. Of two workers that make it at
 * once, the one that is ready first wins: nobody waits, and nobody sees half of it.
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

/** With their owner, who is another one than that of this process where this process is root's. */
export async function copyData(kept: string, root: string): Promise<void> {
  const { data } = await findPlace(dataIn(root));
  const copy = (from: string, to: string): Promise<unknown> => execute('cp', ['-a', from, to]);
  await copy(await realpath(dataIn(kept)), data);
  await copy(`${dataIn(kept)}-passwords.json`, root);
  const documents = path.join(kept, 'documents');
  if (existsSync(documents)) await copy(documents, root);
}

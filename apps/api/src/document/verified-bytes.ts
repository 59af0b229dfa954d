import { createHash } from 'node:crypto';

/**
 * Passes the chunks on and holds the last one back until the SHA-256 of all is checked, so that a receiver gets either
 * the stored document or a transfer that breaks off. Throws where the hash differs.
 */
export async function* verifiedBytes(chunks: AsyncIterable<Buffer>, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let last: Buffer | null = null;
  for await (const chunk of chunks) {
    if (last) yield last;
    hash.update(chunk);
    last = chunk;
  }
  if (hash.digest('hex') !== sha256) throw new Error('the bytes are not those that were received');
  if (last) yield last;
}

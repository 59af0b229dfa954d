import { createHash } from 'node:crypto';

/**
 * Lets the bytes through, the last of them only when all are what the hash says: whoever receives them has then the
 * whole document, or notices that it broke off.
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

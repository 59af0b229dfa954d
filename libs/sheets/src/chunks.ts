const CHUNK_LENGTH = 64 * 1024;

/**
 * Joins pieces of text to chunks of bytes of at least 64 KiB characters. Pieces are produced only as chunks are
 * consumed.
 */
export async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}

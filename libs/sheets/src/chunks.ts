const CHUNK_LENGTH = 64 * 1024;

/**
 * Joins pieces of text into buffers of at least 65,536 characters; only the last may be shorter. Pieces are produced
 * only as buffers are consumed.
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

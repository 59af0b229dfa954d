import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Unreadable } from '../fault.js';
import { MAX_INFLATED_BYTES, MAX_PARTS } from '../limits.js';

const STORED = 0;
const DEFLATED = 8;

/** Names of parts are the same in capital and small letters (ECMA-376, part 2). */
const keyOf = (name: string): string => name.toLowerCase();

/**
 * The parts of a ZIP by name, inflated while they are read. All parts share one budget of bytes: each takes its
 * declared size from it and is cut off as soon as it exceeds that size.
 */
export class ZipParts {
  private budget = MAX_INFLATED_BYTES;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Opens a ZIP. Throws `Unreadable` if the bytes are no ZIP, or one with more than `MAX_PARTS` parts. */
  static async open(bytes: Buffer): Promise<ZipParts> {
    try {
      // The library's own size check ends a stream without an error, so `read` checks sizes instead.
      const zip = await fromBufferPromise(bytes, { validateEntrySizes: false });
      if (zip.entryCount > MAX_PARTS) throw new Unreadable('TOO_LARGE_INFLATED');
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(keyOf(entry.fileName), entry);
      return new ZipParts(zip, entries);
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable('NOT_A_SPREADSHEET', { cause: error });
    }
  }

  has(name: string): boolean {
    return this.entries.has(keyOf(name));
  }

  /**
   * Yields the bytes of a part. Throws `Unreadable` if it is missing, encrypted, damaged, larger than declared, or over
   * the budget.
   */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(keyOf(name));
    if (!entry || entry.isEncrypted()) throw new Unreadable('DAMAGED');
    this.budget -= entry.uncompressedSize;
    if (this.budget < 0) throw new Unreadable('TOO_LARGE_INFLATED');
    let left = entry.uncompressedSize;
    try {
      for await (const chunk of await this.inflated(entry)) {
        left -= chunk.length;
        if (left < 0) throw new Unreadable('DAMAGED');
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      throw new Unreadable('DAMAGED', { cause: error });
    }
  }

  private async inflated(entry: Entry): Promise<AsyncIterable<Buffer>> {
    const raw = await this.zip.openReadStreamPromise(entry, { decodeFileData: false });
    if (entry.compressionMethod === STORED) return raw;
    if (entry.compressionMethod !== DEFLATED) throw new Unreadable('DAMAGED');
    // The callback is not needed: errors also reach the reader of the last stream.
    return pipeline(raw, createInflateRaw(), () => undefined);
  }
}

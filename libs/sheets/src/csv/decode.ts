import { isUtf8 } from 'node:buffer';
import { Unreadable } from '../fault.js';

const SLICE = 64 * 1024;

/**
 * Decodes a file in UTF-8 or GB18030, with or without a byte order mark, in slices. Throws `Unreadable` with
 * WRONG_ENCODING for UTF-16 and other encodings, and with NOT_A_SPREADSHEET if a zero byte shows that it is no text.
 */
export function* decoded(bytes: Buffer): Generator<string> {
  if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2))) throw new Unreadable('WRONG_ENCODING');
  if (bytes.includes(0)) throw new Unreadable('NOT_A_SPREADSHEET');
  const decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030', { fatal: true });
  try {
    for (let from = 0; from < bytes.length; from += SLICE)
      yield decoder.decode(bytes.subarray(from, from + SLICE), { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw new Unreadable('WRONG_ENCODING', { cause: error });
  }
}

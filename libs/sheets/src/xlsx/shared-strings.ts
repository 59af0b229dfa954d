import { Unreadable } from '../fault.js';
import { MAX_SHARED_LENGTH } from '../limits.js';
import { CellText } from './cell-text.js';
import { findInXml } from './xml.js';
import type { ZipParts } from './zip-parts.js';

/** Reads the texts that cells refer to by index. Throws `Unreadable` if together they exceed `MAX_SHARED_LENGTH`. */
export async function readSharedStrings(parts: ZipParts, path: string | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (!path || !parts.has(path)) return strings;
  const text = new CellText('t');
  const found = findInXml(parts.read(path), {
    open: (name) => text.open(name),
    text: (piece) => text.text(piece),
    close: (name) => {
      text.close(name);
      return name === 'si' ? text.take() : undefined;
    },
  });
  let length = 0;
  for await (const string of found) {
    length += string.length + 1;
    if (length > MAX_SHARED_LENGTH) throw new Unreadable('TOO_LARGE_INFLATED');
    strings.push(string);
  }
  return strings;
}

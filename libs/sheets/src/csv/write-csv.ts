import { Readable } from 'node:stream';
import { inChunks } from '../chunks.js';
import { escaped } from '../escape.js';
import { CSV } from '../sheet.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a CSV file (RFC 4180) in UTF-8 with a byte order mark, without which Excel does not recognise the encoding.
 */
export const writeCsv = (rows: AsyncIterable<readonly string[]>): Readable =>
  Readable.from(inChunks(lines(rows)), { objectMode: false });

async function* lines(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  for await (const row of rows) yield `${row.map((text) => quoted(escaped(text, CSV))).join(',')}\r\n`;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

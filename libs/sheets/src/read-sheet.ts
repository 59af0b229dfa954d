import { readCsv } from './csv/read-csv.js';
import { unescaped } from './escape.js';
import { Unreadable } from './fault.js';
import { MAX_FILE_BYTES, MAX_ROWS } from './limits.js';
import {
  CSV,
  XLSX,
  type Cell,
  type HiddenContent,
  type MergedCells,
  type SheetEvent,
  type SheetMediaType,
  type SheetRow,
} from './sheet.js';
import { readXlsx } from './xlsx/read-xlsx.js';

type Content = SheetRow | MergedCells | HiddenContent;

const READERS: Readonly<Record<SheetMediaType, (bytes: Buffer) => AsyncIterable<Content>>> = {
  [XLSX]: readXlsx,
  [CSV]: readCsv,
};

/**
 * Reads the rows of a file one by one; a fault of the file is the last event. Texts that were escaped in writing are
 * restored. Errors of the source itself are thrown.
 */
export async function* readSheet(
  source: AsyncIterable<Uint8Array>,
  mediaType: SheetMediaType,
): AsyncGenerator<SheetEvent> {
  try {
    let rows = 0;
    for await (const event of READERS[mediaType](await collect(source))) {
      if (event.kind === 'ROW' && (rows += 1) > MAX_ROWS) throw new Unreadable('TOO_MANY_ROWS');
      yield event.kind === 'ROW' ? { ...event, cells: event.cells.map((cell) => asWritten(cell, mediaType)) } : event;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield { kind: 'FAULT', fault: error.fault };
  }
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    length += chunk.length;
    if (length > MAX_FILE_BYTES) throw new Unreadable('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const asWritten = (cell: Cell, mediaType: SheetMediaType): Cell =>
  cell.kind === 'TEXT' ? { ...cell, text: unescaped(cell.text, mediaType) } : cell;

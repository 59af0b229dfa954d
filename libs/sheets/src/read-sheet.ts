import { readCsv } from './csv/read-csv.js';
import { unescaped } from './escape.js';
import { Unreadable } from './fault.js';
import { MAX_FILE_BYTES, MAX_ROWS } from './limits.js';
import {
  CSV,
  XLSX,
  type Cell,
  type HiddenContent,
  type InTab,
  type MergedCells,
  type SheetEvent,
  type SheetMediaType,
  type SheetRow,
} from './sheet.js';
import { readXlsx, readXlsxTabs } from './xlsx/read-xlsx.js';

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
  for await (const { event } of guarded(mediaType, async function* () {
    for await (const event of READERS[mediaType](await collect(source))) yield { tab: null, event };
  }))
    yield event;
}

/** Reads the rows of every visible sheet of a workbook, or of a CSV file, as `readSheet` does those of one. */
export const readTabs = (bytes: Buffer, mediaType: SheetMediaType): AsyncGenerator<InTab<SheetEvent>> =>
  guarded(mediaType, async function* () {
    if (mediaType === XLSX) yield* readXlsxTabs(bytes);
    else for await (const event of readCsv(bytes)) yield { tab: null, event };
  });

async function* guarded(
  mediaType: SheetMediaType,
  read: () => AsyncIterable<InTab<Content>>,
): AsyncGenerator<InTab<SheetEvent>> {
  try {
    let rows = 0;
    for await (const { tab, event } of read()) {
      if (event.kind !== 'ROW') {
        yield { tab, event };
        continue;
      }
      if ((rows += 1) > MAX_ROWS) throw new Unreadable('TOO_MANY_ROWS');
      yield { tab, event: { ...event, cells: event.cells.map((cell) => asWritten(cell, mediaType)) } };
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield { tab: null, event: { kind: 'FAULT', fault: error.fault } };
  }
}

/** Collects a file in memory. Throws `Unreadable` where it is too large. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
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

import { Readable } from 'node:stream';
import type { EntryContent } from '#libs/domain';
import { writeCsv } from '../csv/write-csv.js';
import { CSV, XLSX, type SheetMediaType } from '../sheet.js';
import { writeXlsx } from '../xlsx/write-xlsx.js';
import { COLUMNS, EXAMPLE } from './columns.js';
import { example } from './example.js';
import { notes } from './notes.js';
import { headings, rowsOf } from './rows-of.js';

/**
 * Writes entries as a sheet that `readEntries` reads back unchanged; a workbook also has a tab with notes on the
 * columns.
 */
export const writeEntries = (contents: AsyncIterable<EntryContent>, mediaType: SheetMediaType): Readable =>
  WRITERS[mediaType](numbered(contents));

/** Writes a sheet to fill in: the headings, and an example that is never imported. */
export const writeTemplate = (mediaType: SheetMediaType): Readable =>
  WRITERS[mediaType](Readable.from([headings(), ...rowsOf(EXAMPLE, example())]));

const WRITERS: Readonly<Record<SheetMediaType, (rows: AsyncIterable<string[]>) => Readable>> = {
  [CSV]: writeCsv,
  [XLSX]: (rows) =>
    writeXlsx([
      { name: '目录条目', rows, widths: [6, ...COLUMNS.map(({ heading }) => Math.max(12, heading.length * 2 + 2))] },
      { name: '填写说明', rows: Readable.from(notes()), widths: [24, 60, 80] },
    ]),
};

async function* numbered(contents: AsyncIterable<EntryContent>): AsyncGenerator<string[]> {
  yield headings();
  let number = 0;
  for await (const content of contents) {
    number += 1;
    yield* rowsOf(String(number), content);
  }
}

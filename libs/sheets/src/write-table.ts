import { Readable } from 'node:stream';
import { writeCsv } from './csv/write-csv.js';
import { XLSX, type SheetMediaType } from './sheet.js';
import { writeXlsx } from './xlsx/write-xlsx.js';

const WIDTH = 20;

/** Writes rows of texts, the headings first, as one sheet of this name. */
export function writeTable(name: string, table: readonly (readonly string[])[], mediaType: SheetMediaType): Readable {
  const rows = Readable.from(table);
  return mediaType === XLSX ? writeXlsx([{ name, rows, widths: (table[0] ?? []).map(() => WIDTH) }]) : writeCsv(rows);
}

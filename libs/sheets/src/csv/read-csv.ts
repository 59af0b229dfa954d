import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { Unreadable } from '../fault.js';
import { MAX_CELL_LENGTH, MAX_COLUMNS } from '../limits.js';
import { isEmpty, textCell, type Cell, type SheetRow } from '../sheet.js';
import { isError, isLost } from './conversion.js';
import { decoded } from './decode.js';

const record = z.array(z.string());

/** Line ends, any of them in any line; without them the parser expects that of the first line alone. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

/** Yields the records of a CSV file as rows (RFC 4180, line ends of any kind). Throws `Unreadable`. */
export async function* readCsv(bytes: Buffer): AsyncGenerator<SheetRow> {
  let row = 0;
  for await (const fields of records(bytes)) {
    row += 1;
    const read = fields.map(cellOf);
    const cells = read.slice(0, read.findLastIndex((cell) => !isEmpty(cell)) + 1);
    if (cells.length > MAX_COLUMNS) throw new Unreadable('TOO_MANY_COLUMNS');
    if (cells.length > 0) yield { kind: 'ROW', row, cells };
  }
}

async function* records(bytes: Buffer): AsyncGenerator<string[]> {
  const parser = parse({
    record_delimiter: LINE_ENDS,
    relax_column_count: true,
    max_record_size: MAX_CELL_LENGTH * MAX_COLUMNS,
  });
  try {
    // The callback is not needed: errors also reach the reader of the last stream.
    for await (const fields of pipeline(Readable.from(decoded(bytes)), parser, () => undefined))
      yield record.parse(fields);
  } catch (error) {
    throw error instanceof CsvError ? new Unreadable('MALFORMED_CSV', { cause: error }) : error;
  }
}

function cellOf(text: string): Cell {
  if (text.length > MAX_CELL_LENGTH) throw new Unreadable('CELL_TOO_LONG');
  const shown = text.trim();
  if (text.startsWith('=')) return { kind: 'FORMULA', text: '' };
  if (isError(shown)) return { kind: 'ERROR', text: shown };
  if (isLost(shown)) return { kind: 'INEXACT', text: '', shown };
  return textCell(text);
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseValue } from 'numfmt';
import { z } from 'zod';
import { readSheet } from '../read-sheet.js';
import { isEmpty, textCell, XLSX, type Cell } from '../sheet.js';
import { all, arriving } from '../workbook.fixture.js';

// Small workbooks with random contents of openpyxl 3.1.5, XlsxWriter 3.3.1 and PyExcelerate 0.13.0, some of them saved
// again by LibreOffice 7.4. `judged.jsonl` has their cells as openpyxl reads them, by row and column from 1, with the
// escapes of ECMA-376 undone: S text, N number, D date or time (`early` before March 1900; a time of the 1904 system stands on its first days), B boolean, E error, F formula.

const folder = new URL('foreign/', import.meta.url);
const judgement = z.object({
  file: z.string(),
  cells: z.record(z.string(), z.tuple([z.enum(['S', 'N', 'D', 'B', 'E', 'F']), z.string()])),
});
type Judged = z.output<typeof judgement>['cells'][string];

const judged = readFileSync(new URL('judged.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => judgement.parse(JSON.parse(line)));

/** True if a cell says what the judge says, or is refused as one that does not show its value. */
function agrees(cell: Cell, [kind, value]: Judged): boolean {
  switch (kind) {
    case 'S':
      return cell.kind === 'TEXT' && cell.text === value;
    case 'N':
      if (cell.kind === 'INEXACT')
        return cell.text === '' || IS_DATE.test(cell.text) || isNear(Number(cell.text), Number(value));
      return cell.kind === 'NUMBER' && isNear(stated(cell.text), Number(value));
    case 'D':
      if (cell.kind === 'DATE' || cell.kind === 'INEXACT')
        return value === 'early' || !IS_DATE.test(cell.text) || cell.text === value.replace(/ 00:00:00$/, '');
      return cell.kind === 'NUMBER' && /^(early|1904-01-0\d )/.test(value);
    case 'B':
      return cell.kind === 'BOOLEAN' && cell.text === value;
    case 'E':
      return cell.kind === 'ERROR' && cell.text === value;
    case 'F':
      return cell.kind === 'FORMULA';
  }
}

const IS_DATE = /^\d{4}-\d{2}-\d{2}/;
const stated = (text: string): number => (/^-?\d+$/.test(text) ? Number(text) : Number(parseValue(text)?.v));
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-14;

describe('the cells of workbooks of other programs', () => {
  it.each(judged)('are read as openpyxl reads them: $file', async ({ file, cells }) => {
    const events = await all(readSheet(arriving(readFileSync(new URL(file, folder))), XLSX));
    const read = new Map(
      events.flatMap((event) =>
        event.kind === 'ROW' ? event.cells.map((cell, i) => [`${event.row},${i + 1}`, cell] as [string, Cell]) : [],
      ),
    );
    const expected = Object.entries(cells).filter(([, [kind, value]]) => kind !== 'S' || !isEmpty(textCell(value)));
    const places = [...read].flatMap(([place, cell]) => (isEmpty(cell) ? [] : [place]));
    expect(places.sort()).toEqual(expected.map(([place]) => place).sort());
    const wrong = expected.filter(([place, says]) => !agrees(read.get(place) ?? textCell(''), says));
    expect(wrong.map(([place, says]) => [place, says, read.get(place)])).toEqual([]);
  });
});

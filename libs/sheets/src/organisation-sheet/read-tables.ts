import { setImmediate as turn } from 'node:timers/promises';
import { IMPORTED_TITLES } from '#libs/domain';
import { EXAMPLE } from '../entry-sheet/columns.js';
import { readCell, unheaded } from '../forms.js';
import { readTabs } from '../read-sheet.js';
import { isEmpty, type SheetMediaType, type SheetRow } from '../sheet.js';
import { tableOf, type FoundTable } from './headings.js';
import type { ImportedRows, Source } from './imported-rows.js';
import { COLUMNS } from './tables.js';

/** Tab of a workbook with instructions, which is not read. */
export const NOTES = '填写说明';
/** Rows read before the event loop serves others. */
const AT_A_TIME = 200;

/** A table that is being read, with the place that its faults name; a tab whose headings are unknown has none. */
type Open = { readonly found: FoundTable; readonly source: Source } | null;

/** Reads the tables of a workbook, one in each tab, or the table of a CSV file. */
export async function readTables(
  file: string,
  bytes: Buffer,
  mediaType: SheetMediaType,
  rows: ImportedRows,
): Promise<void> {
  const tabs = new Map<string | null, Open>();
  let read = 0;
  for await (const { tab, event } of readTabs(bytes, mediaType)) {
    if (tab === NOTES) continue;
    if ((read += 1) % AT_A_TIME === 0) await turn();
    const place = { file, sheet: tab };
    const open = tabs.get(tab);
    switch (event.kind) {
      case 'FAULT':
        rows.fault(place, null, null, event.fault.message);
        return;
      case 'HIDDEN':
        rows.remarks.push(`${file}${tab === null ? '' : `“${tab}”`}：${event.message}`);
        break;
      case 'MERGED':
        if (open) mergedFault(event, open, rows);
        break;
      case 'ROW':
        if (open === undefined) tabs.set(tab, opened(event, place, rows));
        else if (open && !readRow(event, open, rows)) return;
    }
  }
}

function opened(row: SheetRow, place: Pick<Source, 'file' | 'sheet'>, rows: ImportedRows): Open {
  const found = tableOf(row);
  if (typeof found === 'string') {
    rows.fault(place, row.row, null, found);
    return null;
  }
  const { table } = found;
  const columnOf = (field: string): string => COLUMNS[table].find((one) => one.field === field)?.heading ?? field;
  return { found, source: { file: place.file, sheet: place.sheet ?? IMPORTED_TITLES[table], columnOf } };
}

/** Reads a row. False: there are too many. */
function readRow({ row, cells }: SheetRow, { found, source }: Exclude<Open, null>, rows: ImportedRows): boolean {
  const { table, number, columns } = found;
  if (cells[number]?.text.trim() === EXAMPLE) return true;
  const before = rows.faulty;
  const beside = unheaded(cells, (place) => place === number || columns.has(place));
  if (beside) rows.fault(source, row, null, beside.message);
  const draft: Record<string, unknown> = Object.fromEntries(COLUMNS[table].map(({ field, empty }) => [field, empty]));
  for (const [place, { field, heading, form, empty }] of columns) {
    const cell = cells[place];
    if (cell === undefined || isEmpty(cell)) {
      if (empty === undefined) rows.fault(source, row, heading, `请填写${heading}`);
      continue;
    }
    const read = readCell(form, cell);
    if ('value' in read) draft[field] = read.value;
    else rows.fault(source, row, heading, read.message);
  }
  return rows.faulty > before || rows.add(table, draft, source, row);
}

function mergedFault(
  { row, column, range }: { readonly row: number; readonly column: number; readonly range: string },
  { found, source }: Exclude<Open, null>,
  rows: ImportedRows,
): void {
  const heading = found.columns.get(column)?.heading ?? null;
  rows.fault(source, row, heading, `单元格 ${range} 是合并的，请取消合并并在每一行填写`);
}

import { readSheet } from '../read-sheet.js';
import { EMPTY, type SheetMediaType, type SheetRow } from '../sheet.js';

/** A day of a notice as the sheet states it; the calendar checks that the date exists. */
export interface SheetDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly name: string;
  readonly isOffDay: boolean;
}

/** A fault with its place, as a person finds it in the sheet: `row 3 日期`. */
export interface DayFault {
  readonly field: string;
  readonly message: string;
}

export type ReadDays =
  | { readonly ok: true; readonly days: readonly SheetDay[] }
  | { readonly ok: false; readonly faults: readonly DayFault[] };

const HEADINGS = ['日期', '名称', '类型'] as const;
type Heading = (typeof HEADINGS)[number];
const KINDS: Readonly<Record<string, boolean>> = { 放假: true, 上班: false };
/** Maximum number of rows, somewhat more than a year has days; a longer sheet is not a notice. */
const MAX_DAYS = 400;

/** Reads the days of a notice from a sheet with the columns 日期, 名称 and 类型 (放假 or 上班), in any order. */
export async function readDays(source: AsyncIterable<Uint8Array>, mediaType: SheetMediaType): Promise<ReadDays> {
  let columns: Columns | null = null;
  const days: SheetDay[] = [];
  const faults: DayFault[] = [];
  for await (const event of readSheet(source, mediaType)) {
    if (event.kind === 'FAULT') return refused(event.fault.message);
    if (event.kind === 'MERGED') return refused(`单元格 ${event.range} 是合并的，请取消合并并在每一行填写`);
    if (columns === null) {
      columns = columnsOf(event);
      if (columns === null) return refused(`第一行应为列名：${HEADINGS.join('、')}`);
      continue;
    }
    const read = dayOf(event, columns);
    if ('date' in read) days.push(read);
    else faults.push(...read.faults);
    if (days.length + faults.length > MAX_DAYS) return refused(`多于 ${MAX_DAYS} 行，不是一年的放假通知`);
  }
  if (faults.length > 0) return { ok: false, faults };
  return days.length > 0 ? { ok: true, days } : refused('没有一行日期');
}

type Columns = Readonly<Record<Heading, number>>;

function columnsOf({ cells }: SheetRow): Columns | null {
  const at = (heading: Heading): number => cells.findIndex(({ text }) => text.trim() === heading);
  const columns = { 日期: at('日期'), 名称: at('名称'), 类型: at('类型') };
  return Object.values(columns).includes(-1) ? null : columns;
}

function dayOf({ row, cells }: SheetRow, columns: Columns): SheetDay | { readonly faults: readonly DayFault[] } {
  const said = (heading: Heading): string => (cells[columns[heading]] ?? EMPTY).text.trim();
  const date = dateOf(said('日期'));
  const name = said('名称');
  const isOffDay = KINDS[said('类型')];
  if (date !== null && name !== '' && isOffDay !== undefined) return { date, name, isOffDay };
  const fault = (heading: Heading, message: string): DayFault => ({ field: `row ${row} ${heading}`, message });
  return {
    faults: [
      ...(date === null ? [fault('日期', '应为日期，如 2027-01-01')] : []),
      ...(name === '' ? [fault('名称', '请填写节日名称')] : []),
      ...(isOffDay === undefined ? [fault('类型', '应为 放假 或 上班')] : []),
    ],
  };
}

const DATE = /^(\d{4})(?:-|\/|年)(\d{1,2})(?:-|\/|月)(\d{1,2})日?$/;

function dateOf(text: string): string | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

const refused = (message: string): ReadDays => ({ ok: false, faults: [{ field: 'body', message }] });

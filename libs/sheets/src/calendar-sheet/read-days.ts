import { choice, date, readCell, text, type Form } from '../forms.js';
import { readSheet } from '../read-sheet.js';
import { isEmpty, type SheetMediaType, type SheetRow } from '../sheet.js';

/** A day of a notice as the sheet states it. */
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
  | { readonly ok: true; readonly days: readonly SheetDay[]; readonly remarks: readonly string[] }
  | { readonly ok: false; readonly faults: readonly DayFault[] };

const HEADINGS = ['日期', '名称', '类型'] as const;
type Heading = (typeof HEADINGS)[number];
const kind = choice({ OFF: '放假', WORK: '上班' });
/** Maximum number of rows, somewhat more than a year has days; a longer sheet is not a notice. */
const MAX_DAYS = 400;

/** Reads the days of a notice from a sheet with the columns 日期, 名称 and 类型 (放假 or 上班), in any order. */
export async function readDays(source: AsyncIterable<Uint8Array>, mediaType: SheetMediaType): Promise<ReadDays> {
  let columns: Columns | null = null;
  const days: SheetDay[] = [];
  const faults: DayFault[] = [];
  const remarks: string[] = [];
  for await (const event of readSheet(source, mediaType)) {
    if (event.kind === 'FAULT') return refused(event.fault.message);
    if (event.kind === 'MERGED') return refused(`单元格 ${event.range} 是合并的，请取消合并并在每一行填写`);
    if (event.kind === 'HIDDEN') {
      remarks.push(event.message);
      continue;
    }
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
  return days.length > 0 ? { ok: true, days, remarks } : refused('没有一行日期');
}

type Columns = Readonly<Record<Heading, number>>;

function columnsOf({ cells }: SheetRow): Columns | null {
  const at = (heading: Heading): number => cells.findIndex(({ text }) => text.trim() === heading);
  const columns = { 日期: at('日期'), 名称: at('名称'), 类型: at('类型') };
  return Object.values(columns).includes(-1) ? null : columns;
}

function dayOf({ row, cells }: SheetRow, columns: Columns): SheetDay | { readonly faults: readonly DayFault[] } {
  const faults: DayFault[] = [];
  function said<Value>(heading: Heading, form: Form<Value>): Value | undefined {
    const cell = cells[columns[heading]];
    const read = cell && !isEmpty(cell) ? readCell(form, cell) : { message: `请填写${heading}` };
    if ('value' in read) return read.value;
    faults.push({ field: `row ${row} ${heading}`, message: read.message });
    return undefined;
  }
  const [day, name, is] = [said('日期', date), said('名称', text), said('类型', kind)];
  return day && name && is ? { date: day, name, isOffDay: is === 'OFF' } : { faults };
}

const refused = (message: string): ReadDays => ({ ok: false, faults: [{ field: 'body', message }] });

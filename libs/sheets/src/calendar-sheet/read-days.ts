import { choice, date, readCell, text, unheaded, type Form } from '../forms.js';
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
      const read = columnsOf(event);
      if (typeof read === 'string') return refused(read);
      columns = read;
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

interface Columns extends Readonly<Record<Heading, number>> {
  /** Texts of the heading row; a column of another name, such as 备注, is not read. */
  readonly headings: readonly string[];
}

/** Finds the columns; returns what is wrong with the heading row if they cannot be told. */
function columnsOf({ cells }: SheetRow): Columns | string {
  const headings = cells.map(({ text }) => text.trim());
  const columns = { 日期: headings.indexOf('日期'), 名称: headings.indexOf('名称'), 类型: headings.indexOf('类型') };
  if (Object.values(columns).includes(-1)) return `第一行应为列名：${HEADINGS.join('、')}`;
  const repeated = HEADINGS.filter((heading) => headings.lastIndexOf(heading) !== columns[heading]);
  return repeated.length > 0 ? `列名重复：${repeated.join('、')}；请将各日排在同一列` : { ...columns, headings };
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
  const beside = unheaded(cells, (place) => Boolean(columns.headings[place]));
  if (beside) faults.push({ field: `row ${row}`, message: beside.message });
  return day && name && is && !beside ? { date: day, name, isOffDay: is === 'OFF' } : { faults };
}

const refused = (message: string): ReadDays => ({ ok: false, faults: [{ field: 'body', message }] });

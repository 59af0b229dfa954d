import type { Cell, SheetRow } from '../sheet.js';
import { COLUMNS, NUMBER_HEADING, type Column } from './columns.js';
import type { EntrySheetFault } from './events.js';

/** Which column of the file holds which statement; the columns may stand in any order. */
export interface Table {
  /** Place of the numbers of entries; undefined where the sheet has no such column. */
  readonly number: number | undefined;
  /** By the place in the file, from 0. */
  readonly columns: ReadonlyMap<number, Column>;
}

/** Reads the heading. A heading that nobody knows is refused: what stands below it would be lost without a word. */
export function tableOf(heading: SheetRow): Table | EntrySheetFault {
  const headings = heading.cells.map(({ text }) => text.trim());
  const known = new Map(COLUMNS.map((column) => [column.heading, column]));
  const given = headings.filter((name) => name !== '');
  const missing = COLUMNS.filter((column) => column.needed && !given.includes(column.heading));
  if (missing.length > 0)
    return fault(
      'MISSING_COLUMNS',
      '缺少栏目',
      missing.map((column) => column.heading),
    );
  const unknown = given.filter((name) => name !== NUMBER_HEADING && !known.has(name));
  if (unknown.length > 0) return fault('UNKNOWN_COLUMNS', '模板中没有的栏目', unknown);
  const repeated = given.filter((name, i) => given.indexOf(name) < i);
  if (repeated.length > 0) return fault('REPEATED_COLUMNS', '重复的栏目', repeated);
  const number = headings.indexOf(NUMBER_HEADING);
  const columns = headings.flatMap((name, place) =>
    [known.get(name) ?? []].flat().map((column) => [place, column] as const),
  );
  return { number: number < 0 ? undefined : number, columns: new Map(columns) };
}

const fault = (code: EntrySheetFault['code'], what: string, headings: readonly string[]): EntrySheetFault => ({
  code,
  message: `${what}：${headings.map((heading) => heading.slice(0, 40)).join('、')}；请使用最新的模板`,
});

export const isBlank = (cell: Cell | undefined): boolean => !cell || (cell.kind === 'TEXT' && cell.text.trim() === '');

/** Whether a row begins an entry: it says something that an entry states once, or carries a number. */
export const beginsEntry = ({ number, columns }: Table, { cells }: SheetRow): boolean =>
  cells.some((cell, place) => !isBlank(cell) && (place === number || columns.get(place)?.list === null));

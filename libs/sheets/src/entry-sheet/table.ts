import { isEmpty, type SheetRow } from '../sheet.js';
import { COLUMNS, NUMBER_HEADING, type Column } from './columns.js';
import type { EntrySheetFault } from './events.js';

/** Columns of the file, found by their headings; they may stand in any order. */
export interface Table {
  /** Index of the column with the entry numbers; undefined if there is none. */
  readonly number: number | undefined;
  /** Columns by their index in the file, from 0. */
  readonly columns: ReadonlyMap<number, Column>;
}

/**
 * Reads the heading row. An unknown heading is refused, because the column below it would be ignored without notice.
 */
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

/** True if a row begins an entry: it holds a number, or a value of a field that is not a list. */
export const beginsEntry = ({ number, columns }: Table, { cells }: SheetRow): boolean =>
  cells.some((cell, place) => !isEmpty(cell) && (place === number || columns.get(place)?.list === null));

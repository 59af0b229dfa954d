import { IMPORTED_TITLES, type ImportedTable } from '#libs/domain';
import { NUMBER_HEADING } from '../entry-sheet/columns.js';
import type { SheetRow } from '../sheet.js';
import { COLUMNS, TABLES, type Column } from './tables.js';

/** A table of a file, found by its headings. */
export interface FoundTable {
  readonly table: ImportedTable;
  /** Index of the column with the numbers of the rows; -1 if there is none. */
  readonly number: number;
  /** Columns by their index in the file, from 0. */
  readonly columns: ReadonlyMap<number, Column>;
}

/**
 * Finds the table to which a heading row belongs: the one with which it shares most headings, the columns in any order.
 * Returns what is wrong with the row where a needed column lacks, or a heading is unknown or repeated, because what stands
 * below would be ignored without notice.
 */
export function tableOf({ cells }: SheetRow): FoundTable | string {
  const headings = cells.map(({ text }) => text.trim());
  const given = headings.filter((heading) => heading !== '' && heading !== NUMBER_HEADING);
  const [best] = TABLES.map(({ table }) => ({ table, ...compared(table, given) })).sort(
    (one, other) => other.shared - one.shared || one.missing.length - other.missing.length,
  );
  if (!best || best.shared === 0)
    return `第一行应为${TABLES.map(({ title }) => title).join('、')}之一的栏目；${LATEST}`;
  const { table, missing, unknown } = best;
  const wrong = (what: string, names: readonly string[]): string =>
    `“${IMPORTED_TITLES[table]}”表${what}：${names.map((name) => name.slice(0, 40)).join('、')}；${LATEST}`;
  if (missing.length > 0) return wrong('缺少栏目', missing);
  if (unknown.length > 0) return wrong('有模板中没有的栏目', unknown);
  const repeated = given.filter((heading, place) => given.indexOf(heading) < place);
  if (repeated.length > 0) return wrong('有重复的栏目', repeated);
  const columns = new Map<number, Column>();
  for (const column of COLUMNS[table]) {
    const place = headings.indexOf(column.heading);
    if (place >= 0) columns.set(place, column);
  }
  return { table, number: headings.indexOf(NUMBER_HEADING), columns };
}

const LATEST = '请使用最新的模板';

function compared(table: ImportedTable, given: readonly string[]) {
  const known = COLUMNS[table].map(({ heading }) => heading);
  const needed = COLUMNS[table].filter(({ empty }) => empty === undefined).map(({ heading }) => heading);
  return {
    shared: known.filter((heading) => given.includes(heading)).length,
    missing: needed.filter((heading) => !given.includes(heading)),
    unknown: given.filter((heading) => !known.includes(heading)),
  };
}

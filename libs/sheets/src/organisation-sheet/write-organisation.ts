import { Readable } from 'node:stream';
import { IMPORTED_TITLES, type ImportContent, type ImportedTable } from '#libs/domain';
import { writeCsv } from '../csv/write-csv.js';
import { EXAMPLE, NUMBER_HEADING } from '../entry-sheet/columns.js';
import { writeXlsx } from '../xlsx/write-xlsx.js';
import { EXAMPLES } from './examples.js';
import { NOTES } from './read-tables.js';
import { COLUMNS, TABLES } from './tables.js';

/** Writes an organisation as a workbook that `readOrganisation` reads back unchanged, with a tab of notes. */
export const writeOrganisation = (content: ImportContent): Readable => workbook((table) => numbered(table, content));

/** Writes one table of an organisation as a CSV file. */
export const writeOrganisationTable = (content: ImportContent, table: ImportedTable): Readable =>
  writeCsv(Readable.from(numbered(table, content)));

/** Writes a workbook to fill in: the headings of each table, notes, and examples that are never imported. */
export const writeOrganisationTemplate = (): Readable => workbook(examples);

/** Writes one table to fill in as a CSV file, with examples that are never imported. */
export const writeTableTemplate = (table: ImportedTable): Readable => writeCsv(Readable.from(examples(table)));

const workbook = (rowsOf: (table: ImportedTable) => Iterable<readonly string[]>): Readable =>
  writeXlsx([
    ...TABLES.map(({ table, title }) => ({
      name: title,
      rows: Readable.from(rowsOf(table)),
      widths: [6, ...COLUMNS[table].map(({ heading }) => Math.max(20, heading.length * 2 + 2))],
    })),
    { name: NOTES, rows: Readable.from(notes()), widths: [12, 20, 60, 60] },
  ]);

function* numbered(table: ImportedTable, content: ImportContent): Generator<string[]> {
  yield headings(table);
  for (const [place, row] of content[table].entries()) yield [String(place + 1), ...cells(table, row)];
}

function* examples(table: ImportedTable): Generator<string[]> {
  yield headings(table);
  for (const row of EXAMPLES[table]) yield [EXAMPLE, ...cells(table, row)];
}

const headings = (table: ImportedTable): string[] => [NUMBER_HEADING, ...COLUMNS[table].map(({ heading }) => heading)];

function cells(table: ImportedTable, row: object): string[] {
  const values = new Map<string, unknown>(Object.entries(row));
  return COLUMNS[table].map(({ field, form }) => {
    const value = values.get(field);
    return value === null || value === undefined ? '' : form.write(value);
  });
}

function notes(): string[][] {
  return [
    ['工作表', '栏目', '填写方式', '说明'],
    [
      '全部',
      '全表',
      '每行一项，按工作表的次序导入',
      '没有内容的工作表可以空着或者删去；栏目名称不得改动，次序可以调整',
    ],
    ['全部', '全表', '单元格填文本，不使用公式，不合并单元格', '已登记且相同的不作改动，可以重复导入'],
    ['全部', NUMBER_HEADING, '整数，或者不填', `填“${EXAMPLE}”的行不导入`],
    ...TABLES.flatMap(({ table }) =>
      COLUMNS[table].map(({ heading, form, note }) => [IMPORTED_TITLES[table], heading, form.hint, note]),
    ),
  ];
}

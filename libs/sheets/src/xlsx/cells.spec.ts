import { describe, expect, it } from '@jest/globals';
import { readSheet } from '../read-sheet.js';
import { XLSX, type Cell } from '../sheet.js';
import { all, arriving, sheetOf, workbookOf, zipOf } from '../workbook.fixture.js';
import { contentTypes, packageRelations } from './package-parts.js';

const text = (value: string): Cell => ({ kind: 'TEXT', text: value });
const number = (value: string): Cell => ({ kind: 'NUMBER', text: value });
const inexact = (value: string, shown: string): Cell => ({ kind: 'INEXACT', text: value, shown });

const STRINGS = { 'xl/sharedStrings.xml': '<sst><si><t>序号</t></si></sst>' };

async function cellsOf(row: string, parts: Record<string, string> = STRINGS): Promise<readonly Cell[]> {
  const events = await all(readSheet(arriving(await workbookOf(sheetOf(`<row r="1">${row}</row>`), parts)), XLSX));
  return events.flatMap((event) => (event.kind === 'ROW' ? event.cells : []));
}

const styled = (code: string): Record<string, string> => ({
  'xl/styles.xml':
    `<styleSheet><numFmts><numFmt numFmtId="180" formatCode="${code.replaceAll('"', '&quot;').replaceAll('>', '&gt;')}"/></numFmts>` +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="180"/></cellXfs></styleSheet>',
});

describe('a cell without content', () => {
  it.each([
    ['a styled cell of shared texts', '<c r="A1" s="0" t="s"/>'],
    ['one with an empty value', '<c r="A1" t="s"><v></v></c>'],
    ['a number of blanks', '<c r="A1"><v> </v></c>'],
    ['a boolean', '<c r="A1" t="b"/>'],
    ['an error', '<c r="A1" t="e"><v/></c>'],
    ['a date', '<c r="A1" t="d"/>'],
    ['blanks', '<c r="A1" t="str"><v>  </v></c>'],
    ['full-width blanks', '<c r="A1" t="inlineStr"><is><t>　　</t></is></c>'],
    ['characters without width', '<c r="A1" t="str"><v>\u200b\ufeff\u3164</v></c>'],
  ])('is empty: %s', async (_, cell) => {
    expect(await cellsOf(cell)).toEqual([]);
  });
});

describe('a number', () => {
  it.each<[string, string, Cell]>([
    ['0%', '0.95', number('95%')],
    ['0000000000', '12345', number('0000012345')],
    ['000000000000000000', '12345', number('000000000000012345')],
    ['0.00', '1.1', number('1.10')],
    ['0.00', '1.234', inexact('1.234', '1.23')],
    ['0%', '0.954', inexact('0.954', '95%')],
    ['0_ ', '1200', number('1200')],
    ['#,##0_);(#,##0)', '1200', number('1,200')],
    ['0,', '1200000', inexact('1200000', '1200')],
    ['0"件"', '12', inexact('12', '12件')],
    [';;;', '3', inexact('3', '')],
    ['[DBNum1]0', '12', inexact('12', '')],
    ['no format', '12', inexact('12', '')],
    ['0.00E+00', '46027', inexact('46027', '4.60E+04')],
    ['0.00E+00', '1200', number('1.20E+03')],
    ['0\\ e', '46027', inexact('46027', '')],
    ['General', '0.30000000000000004', number('0.3')],
    ['General', '123456789012', number('123456789012')],
    ['General', '1.23456789012345678E+17', inexact('', '123456789012346000')],
    ['0', '1.23456789012345678E+17', inexact('', '123456789012346000')],
    ['General', '1E-7', inexact('', '1e-7')],
    ['h:mm', '0.3958333333333333', number('9:30')],
    ['"TRUE";"TRUE";"FALSE"', '1', { kind: 'BOOLEAN', text: 'TRUE' }],
    ['yyyy-mm-dd', '46027', { kind: 'DATE', text: '2026-01-05' }],
    ['[$-804]yyyy"年"m"月"d"日";@', '46027', { kind: 'DATE', text: '2026-01-05' }],
    ['m"月"d"日"', '46027', inexact('2026-01-05', '1月5日')],
    ['h:mm', '46027', inexact('2026-01-05', '0:00')],
  ])('in the format %s: %s', async (code, value, cell) => {
    expect(await cellsOf(`<c r="A1" s="1"><v>${value}</v></c>`, styled(code))).toEqual([cell]);
  });

  it('has the formats of Chinese programs that stand in no file', async () => {
    const styles = {
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="31"/><xf numFmtId="57"/></cellXfs></styleSheet>',
    };
    expect(await cellsOf('<c s="0"><v>46027</v></c><c s="1"><v>46027</v></c>', styles)).toEqual([
      { kind: 'DATE', text: '2026-01-05' },
      inexact('2026-01-05', '2026年1月'),
    ]);
  });
});

describe('a cell has one value', () => {
  it.each<[string, string, Cell]>([
    ['an inline text with a left-over value', '<c t="inlineStr"><is><t>摘要</t></is><v>0</v></c>', text('摘要')],
    ['a shared text with a left-over inline one', '<c t="s"><v>0</v><is><t>x</t></is></c>', text('序号')],
    ['a boolean in words', '<c t="b"><v>true</v></c>', { kind: 'BOOLEAN', text: 'TRUE' }],
    ['a boolean of LibreOffice', '<c t="b"><f aca="false">TRUE()</f><v>1</v></c>', { kind: 'BOOLEAN', text: 'TRUE' }],
    ['one without a type', '<c><f>FALSE()</f><v>0</v></c>', { kind: 'BOOLEAN', text: 'FALSE' }],
    ['a formula', '<c t="b"><f>NOT(TRUE())</f><v>0</v></c>', { kind: 'FORMULA', text: '' }],
    ['a date with a zone', '<c t="d"><v>2026-01-05T00:00:00.000Z</v></c>', { kind: 'DATE', text: '2026-01-05' }],
    ['line ends of Windows', '<c t="str"><v>一\r\n二\r三</v></c>', text('一\n二\n三')],
  ])('%s', async (_, cell, value) => {
    expect(await cellsOf(cell)).toEqual([value]);
  });
});

it('a sheet may have any number of formulas outside of its cells, such as those of sparklines', async () => {
  const line = '<x14:sparkline><xm:f>目录!A1:Z1</xm:f><xm:sqref>A1</xm:sqref></x14:sparkline>';
  const bytes = await workbookOf(sheetOf('<row><c><v>1</v></c></row>', `<extLst>${line.repeat(30_000)}</extLst>`));
  expect(await all(readSheet(arriving(bytes), XLSX))).toEqual([
    { kind: 'ROW', row: 1, cells: [{ kind: 'NUMBER', text: '1' }] },
  ]);
});

describe('a workbook', () => {
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const workbook = (sheets: string, relations: string, parts: Record<string, string>): Promise<Buffer> =>
    zipOf({
      '[Content_Types].xml': contentTypes(1),
      '_rels/.rels': packageRelations(),
      'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relations}</Relationships>`,
      ...parts,
    });
  const relation = (id: string, target: string, type = 'worksheet'): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const saying = (value: string): string => sheetOf(`<row r="1"><c t="str"><v>${value}</v></c></row>`);
  const read = async (bytes: Buffer) => all(readSheet(arriving(bytes), XLSX));

  it('has parts whose names are compared without regard to capitals', async () => {
    const parts = { 'XL/Worksheets/Sheet1.XML': saying('甲') };
    const bytes = await workbook('<sheet name="甲" r:id="a"/>', relation('a', 'worksheets/sheet1.xml'), parts);
    expect(await read(bytes)).toEqual([{ kind: 'ROW', row: 1, cells: [text('甲')] }]);
  });

  it('is read from its first visible sheet of cells, and says what it left out', async () => {
    const bytes = await workbook(
      '<sheet name="图" r:id="c"/><sheet name="说明" state="veryHidden" r:id="a"/><sheet name="目录" r:id="b"/>',
      relation('a', 'a.xml') + relation('b', 'b.xml') + relation('c', 'c.xml', 'chartsheet'),
      { 'xl/a.xml': saying('隐藏'), 'xl/b.xml': saying('可见'), 'xl/c.xml': '<chartsheet/>' },
    );
    expect(await read(bytes)).toEqual([
      { kind: 'ROW', row: 1, cells: [text('可见')] },
      { kind: 'HIDDEN', message: '工作表“说明”是隐藏的，没有读取，读取的是其后第一张可见的工作表' },
    ]);
  });

  it('says which hidden or filtered rows and hidden columns it read', async () => {
    const row = (n: number, hidden: string, column = 'A'): string =>
      `<row r="${n}"${hidden}><c r="${column}${n}"><v>${n}</v></c></row>`;
    const rows =
      row(1, '') + row(2, ' hidden="1"') + row(3, ' hidden="true"') + row(4, '', 'C') + row(7, ' hidden="1"');
    const sheet = `<worksheet><cols><col min="3" max="4" hidden="1"/></cols><sheetData>${rows}<row r="8" hidden="1"/></sheetData></worksheet>`;
    expect((await read(await workbookOf(sheet))).at(-1)).toEqual({
      kind: 'HIDDEN',
      message: '第 2—3、7 行、第 C 列是隐藏或者筛选掉的，其中的内容已照常读取，不应导入的请删去后重新上传',
    });
  });
});

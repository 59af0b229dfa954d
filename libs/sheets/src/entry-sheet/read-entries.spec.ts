import { describe, expect, it } from '@jest/globals';
import { CSV, XLSX, type SheetMediaType } from '../sheet.js';
import { all, arriving, sheetOf, workbookOf } from '../workbook.fixture.js';
import type { Judge } from './content-of.js';
import type { EntryEvent } from './events.js';
import { MAX_ENTRIES, readEntries } from './read-entries.js';

const NEEDED = '目录名称,数据格式分类,更新频率,共享属性,共享方式,数据分类,数据分级,数据项名称,数据类型';

const read = (bytes: Buffer, mediaType: SheetMediaType, judge: Judge = () => []): Promise<EntryEvent[]> =>
  all(readEntries(arriving(bytes), mediaType, judge));

const readCsv = (headings: string, rows: readonly string[], judge?: Judge): Promise<EntryEvent[]> =>
  read(Buffer.from([headings, ...rows].join('\r\n')), CSV, judge);

/** `row column rule` of each fault, or the code of a fault of the whole sheet. */
const summaryOf = (events: readonly EntryEvent[]): string[] =>
  events.flatMap((event) => {
    if (event.kind === 'ENTRY') return [`${event.row} is an entry`];
    if (event.kind === 'FAULT') return [event.fault.code];
    if (event.kind === 'NOTICE') return [event.notice.message];
    return event.faults.map(({ row, column, rule }) => `${row} ${column} ${rule}`);
  });

describe('the rows of an entry', () => {
  it('are read into one content: single values, and lists that go down their columns', async () => {
    const [event, ...more] = await readCsv(`${NEEDED},使用条件,条件类型,长度,是否主键`, [
      '企业登记, 数据库 ,每日,2,服务接口,市场监管,G2,统一社会信用代码,字符型,监管部门,共享范围,18,是',
      ',,,,批量交换,,,,,主体核验,PURPOSE,,',
      ',,,,,,,成立日期,D,,,,',
    ]);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      kind: 'ENTRY',
      row: 2,
      content: {
        name: '企业登记',
        formatClass: 'DATABASE',
        updateFrequency: 'DAILY',
        shareAttribute: 'CONDITIONAL',
        shareModes: ['API', 'BATCH'],
        dataCategory: { industry: null, category: '市场监管' },
        items: [
          { itemId: 'i1', nameZh: '统一社会信用代码', dataType: 'C', length: 18, primaryKey: true },
          { itemId: 'i2', nameZh: '成立日期', dataType: 'D', length: null, primaryKey: false },
        ],
        conditions: [
          { conditionId: 'c1', kind: 'SCOPE', text: '监管部门' },
          { conditionId: 'c2', kind: 'PURPOSE', text: '主体核验' },
        ],
      },
    });
  });

  it.each<[string, string, string, string]>([
    ['an unknown code', '更新频率', '每两周', 'CODE_UNKNOWN'],
    ['a date without its year', '时间范围起', '1月5日', 'DATE_FORM'],
    ['a date in two styles', '时间范围起', '2026/1-5', 'DATE_FORM'],
    ['a day that does not exist', '时间范围起', '2026-02-30', 'DATE_FORM'],
    ['a number with a unit', '数据量（条）', '1200条', 'COUNT_FORM'],
    ['a yes of another language', '是否含个人信息', 'yes', 'FLAG_FORM'],
    ['a formula', '摘要', '=A1', 'FORMULA_CELL'],
    ['an id with lost digits', '其他标识', '3.30100000000123E+017', 'NUMBER_CELL'],
    ['a column too narrow', '摘要', '#######', 'NUMBER_CELL'],
    ['an error', '摘要', '#N/A', 'ERROR_CELL'],
    ['a lost sign', '摘要', '目录\uFFFD', 'LOST_TEXT'],
    ['a text beyond its bounds', '摘要', '长'.repeat(2_001), 'CONTENT_SHAPE'],
  ])('have a fault in the cell of %s', async (_, column, value, rule) => {
    const events = await readCsv(`目录代码,${NEEDED.replace(`${column},`, '')},${column}`, [
      `1${','.repeat(NEEDED.split(',').length + (NEEDED.includes(column) ? 0 : 1))}${value}`,
    ]);
    expect(summaryOf(events)).toEqual([`2 ${column} ${rule}`]);
  });

  it.each<[string, string, string]>([
    ['beyond the last heading', NEEDED, '企业登记,,,,,,,名称,字符型,多余'],
    ['below an empty heading', NEEDED.replace(',', ',,'), '企业登记,多余,,,,,,,名称,字符型'],
    ['in a row of their own', NEEDED, '企业登记,,,,,,,名称,字符型\n,,,,,,,,,多余'],
  ])('have a fault where there is content %s', async (_, headings, rows) => {
    const [event] = await readCsv(headings, rows.split('\n'));
    expect(event).toMatchObject({
      kind: 'FAULTY',
      faults: [{ rule: 'NO_HEADING', column: null, message: expect.stringMatching(/^[BJ] 列没有栏目名称/) }],
    });
  });

  it('report all their faults, each cell once, in the row of the fault', async () => {
    const judge: Judge = () => [
      { field: 'items.1.dataType', rule: 'ITEM_TYPE', clause: '13(2)', message: '须填写', blocks: true },
      { field: 'items.1.nameZh', rule: 'ITEM_NAME', clause: '13(2)', message: '须填写', blocks: true },
      { field: 'shareModes', rule: 'MODES', clause: '13(2)', message: '须填写', blocks: true },
      { field: 'provider', rule: 'PROVIDER', clause: '13(2)', message: '无统一社会信用代码', blocks: true },
    ];
    const events = await readCsv(
      NEEDED,
      ['企业登记,,,,,,,名称,字符型', ',,,,,,,,', ',,,,,,,,未知型', '经营异常名录,,,,,,,,'],
      judge,
    );
    expect(summaryOf(events).slice(0, 4)).toEqual([
      '4 数据类型 CODE_UNKNOWN',
      '4 数据项名称 ITEM_NAME',
      '2 共享方式 MODES',
      '2 null PROVIDER',
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'FAULTY', row: 5 });
  });

  it('are an entry if their faults do not block it; hints precede the faults that do', async () => {
    const hint = { field: 'abstract', rule: 'ABSTRACT', clause: '13(2)', message: '须填写', blocks: false };
    const judge: Judge = ({ name }) => [hint, { ...hint, rule: 'TAKEN', blocks: name === '经营异常名录' }];
    const events = await readCsv(`${NEEDED},摘要`, ['企业登记', '经营异常名录', '企业登记'], judge);
    expect(events.map((event) => (event.kind === 'ENTRY' ? event.hints.map(({ rule }) => rule) : event.kind))).toEqual([
      ['ABSTRACT', 'TAKEN'],
      'FAULTY',
      'FAULTY',
    ]);
    expect(summaryOf(events).slice(1)).toEqual([
      '3 摘要 ABSTRACT',
      '3 摘要 TAKEN',
      '4 摘要 ABSTRACT',
      '4 摘要 TAKEN',
      '4 目录名称 NAME_REPEATED',
    ]);
  });
});

describe('the cells of a workbook', () => {
  const heading = [...NEEDED.split(','), '摘要', '时间范围起', '目录代码']
    .map((name) => `<c t="str"><v>${name}</v></c>`)
    .join('');
  const STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';

  it.each<[string, string, string]>([
    ['a formula', '<c r="J2"><f>A1</f><v>1</v></c>', '2 摘要 FORMULA_CELL'],
    ['an error', '<c r="J2" t="e"><v>#N/A</v></c>', '2 摘要 ERROR_CELL'],
    ['a text that became a date', '<c r="J2" s="1"><v>46027</v></c>', '2 摘要 DATE_CELL'],
    ['a code that became a number', '<c r="L2"><v>3.0709900001E+25</v></c>', '2 目录代码 NUMBER_CELL'],
    ['a date with a time', '<c r="K2" s="1"><v>46027.25</v></c>', '2 时间范围起 DATE_FORM'],
    ['a number for a date', '<c r="K2"><v>46027</v></c>', '2 时间范围起 DATE_FORM'],
    ['a true date', '<c r="K2" s="1"><v>46027</v></c>', '2 is an entry'],
    ['a short number for a text', '<c r="J2"><v>12</v></c>', '2 is an entry'],
  ])('%s', async (_, cell, expected) => {
    const bytes = await workbookOf(sheetOf(`<row>${heading}</row><row><c t="str"><v>名</v></c>${cell}</row>`), {
      'xl/styles.xml': STYLES,
    });
    expect(summaryOf(await read(bytes, XLSX))).toEqual([expected]);
  });

  it('that are merged are reported after the entries', async () => {
    const merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>';
    const bytes = await workbookOf(sheetOf(`<row>${heading}</row><row><c t="str"><v>名</v></c></row>`, merged));
    expect(summaryOf(await read(bytes, XLSX))).toEqual([
      '2 is an entry',
      '2 目录名称 MERGED_CELLS',
      '2 数据格式分类 MERGED_CELLS',
    ]);
  });
});

describe('the sheet as a whole', () => {
  it.each<[string, string]>([
    ['MISSING_COLUMNS', '目录名称,摘要'],
    ['UNKNOWN_COLUMNS', `${NEEDED},备注`],
    ['REPEATED_COLUMNS', `${NEEDED},目录名称`],
    ['NO_ENTRIES', NEEDED],
  ])('%s', async (code, headings) => {
    expect(summaryOf(await readCsv(headings, []))).toEqual([code]);
  });

  it('is refused with the names of the missing columns', async () => {
    const [event] = await readCsv(NEEDED.replace('共享属性,', ''), []);
    expect(event).toMatchObject({ fault: { message: '缺少栏目：共享属性；请使用最新的模板' } });
  });

  it('reports a fault of the file after the entries read before it', async () => {
    const row = (texts: readonly string[]): string =>
      `<row>${texts.map((text) => `<c t="str"><v>${text}</v></c>`).join('')}</row>`;
    const torn = await workbookOf(`<worksheet><sheetData>${row(NEEDED.split(','))}${row(['一'])}${row(['二'])}<row>`);
    expect(summaryOf(await read(torn, XLSX))).toEqual(['2 is an entry', '3 is an entry', 'DAMAGED']);
  });

  it('refuses a repeated code and a repeated name, as names are compared', async () => {
    const events = await readCsv(`${NEEDED},目录代码`, [
      '企业登记,,,,,,,,,307099/1',
      '企业 登记,,,,,,,,,307099/2',
      '经营异常名录,,,,,,,,,307099/1',
    ]);
    expect(summaryOf(events)).toEqual(['2 is an entry', '3 目录名称 NAME_REPEATED', '4 目录代码 CODE_REPEATED']);
  });

  it('has a maximum number of entries, and an entry a maximum number of rows', async () => {
    const entries = Array.from({ length: MAX_ENTRIES + 1 }, (_, i) => `条目${i}`);
    expect(summaryOf(await readCsv(NEEDED, entries)).slice(-2)).toEqual(['10001 is an entry', 'TOO_MANY_ENTRIES']);
    const rows = Array.from({ length: 1_001 }, () => ',,,,,,,数据项,');
    expect(summaryOf(await readCsv(NEEDED, ['条目', ...rows, '下一条目']))).toEqual([
      '2 null ENTRY_ROWS',
      '1004 is an entry',
    ]);
  });
});

describe('cells that are written in other forms', () => {
  it.each<[string, string, object]>([
    ['时间范围起', '2025/1/5', { temporalCoverage: { from: '2025-01-05' } }],
    ['时间范围起', '2025年1月5日', { temporalCoverage: { from: '2025-01-05' } }],
    ['时间范围起', '２０２５．１．５', { temporalCoverage: { from: '2025-01-05' } }],
    ['时间范围起', '2025/1/5 0:00', { temporalCoverage: { from: '2025-01-05' } }],
    ['数据量（条）', '"1,200"', { recordCount: 1200 }],
    ['数据量（条）', '１２００', { recordCount: 1200 }],
    ['是否含个人信息', 'true', { containsPersonalInfo: true }],
  ])('have the same value: %s %s', async (column, written, content) => {
    const [event] = await readCsv(`${NEEDED},${column}`, [`企业登记,,,,,,,,,${written}`]);
    expect(event).toMatchObject({ kind: 'ENTRY', content });
  });

  it('begin an entry only if they are not blank', async () => {
    const events = await readCsv(NEEDED, ['　　, ,,', '企业登记,,,,,,,,', '　,​,,,,,,,']);
    expect(summaryOf(events)).toEqual(['3 is an entry']);
  });
});

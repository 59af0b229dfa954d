import { describe, expect, it } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import { MAX_FILE_BYTES, MAX_INFLATED_BYTES } from './limits.js';
import { readSheet } from './read-sheet.js';
import { CSV, XLSX, type SheetEvent, type SheetMediaType } from './sheet.js';
import { all, arriving, sheetOf, workbookOf, zipOf } from './workbook.fixture.js';

const read = (bytes: Buffer, mediaType: SheetMediaType): Promise<SheetEvent[]> =>
  all(readSheet(arriving(bytes, 65_521), mediaType));

async function codes(bytes: Buffer, mediaType: SheetMediaType): Promise<(string | number)[]> {
  const events = await read(bytes, mediaType);
  return events.map((event) => {
    if (event.kind === 'FAULT') return event.fault.code;
    return event.kind === 'HIDDEN' ? event.message : event.row;
  });
}

const text = (value: string) => ({ kind: 'TEXT', text: value });

describe('a workbook of another program', () => {
  it('is read with its shared texts, runs, prefixes, gaps and kinds of cells', async () => {
    const bytes = await workbookOf(
      `<x:worksheet xmlns:x="m"><x:sheetData>
         <x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="C2"><x:v>1200</x:v></x:c></x:row>
         <x:row r="3"/>
         <x:row r="5"><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c s="1"><x:v>46027</x:v></x:c>
           <x:c s="2"><x:v>46027.5</x:v></x:c><x:c t="str"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>
       </x:sheetData></x:worksheet>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>无</t></si><si><r><t>目录</t></r><r><t xml:space="preserve"> 名称_x000D_</t></r><rPh><t>mù lù</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
          '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>',
      },
    );
    expect(await read(bytes, XLSX)).toEqual([
      { kind: 'ROW', row: 2, cells: [text('目录 名称\r'), text(''), { kind: 'NUMBER', text: '1200' }] },
      {
        kind: 'ROW',
        row: 5,
        cells: [
          { kind: 'BOOLEAN', text: 'TRUE' },
          { kind: 'ERROR', text: '#REF!' },
          { kind: 'DATE', text: '2026-01-05' },
          { kind: 'INEXACT', text: '2026-01-05 12:00:00', shown: '2026年1月' },
          { kind: 'FORMULA', text: '' },
        ],
      },
    ]);
  });

  it('reports merged cells after its rows', async () => {
    const bytes = await workbookOf(
      sheetOf('<row r="4"><c r="B4"><v>1</v></c></row>', '<mergeCells><mergeCell ref="B4:B6"/></mergeCells>'),
    );
    expect((await read(bytes, XLSX)).at(-1)).toEqual({ kind: 'MERGED', range: 'B4:B6', row: 4, column: 1 });
  });
});

describe('a file that is no sheet, or a hostile one, is refused', () => {
  const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>';

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['NOT_A_SPREADSHEET', 'nothing', () => Buffer.alloc(0)],
    ['NOT_A_SPREADSHEET', 'a text', () => Buffer.from('目录名称,摘要\r\n')],
    ['NOT_A_SPREADSHEET', 'an old .xls', () => Buffer.from('d0cf11e0a1b11ae1'.repeat(64), 'hex')],
    ['NOT_A_SPREADSHEET', 'another ZIP', () => zipOf({ 'a.txt': '1' })],
    ['DAMAGED', 'a sheet that ends early', () => workbookOf('<worksheet><sheetData><row r="1">')],
    ['DAMAGED', 'no XML', () => workbookOf('hello')],
    ['DAMAGED', 'another encoding', () => workbookOf(Buffer.from(sheetOf(ONE), 'utf16le'))],
    ['DAMAGED', 'a shared text that is not there', () => workbookOf(sheetOf('<row><c t="s"><v>7</v></c></row>'))],
    ['DAMAGED', 'two cells in one place', () => workbookOf(sheetOf(ONE.replace(/(<c.*c>)/, '$1$1')))],
    ['DAMAGED', 'rows that go back', () => workbookOf(sheetOf('<row r="2"/><row r="1"/>'))],
    ['DAMAGED', 'a number that is none', () => workbookOf(sheetOf('<row><c><v>1,5</v></c></row>'))],
    ['DAMAGED', 'a document type', () => workbookOf(`<!DOCTYPE w [<!ENTITY a "aaaa">]>${sheetOf(ONE)}`)],
    ['TOO_MANY_COLUMNS', 'a far column', () => workbookOf(sheetOf('<row><c r="XFD1"><v>1</v></c></row>'))],
    [
      'CELL_TOO_LONG',
      'an endless cell',
      () => workbookOf(sheetOf(`<row><c t="str"><v>${'a'.repeat(40_000)}</v></c></row>`)),
    ],
    [
      'TOO_LARGE_INFLATED',
      'a thousand parts',
      () => zipOf(Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}`, '']))),
    ],
    ['TOO_LARGE', 'more bytes than taken', () => Buffer.alloc(MAX_FILE_BYTES + 1)],
  ])('%s: %s', async (code, _, bytes) => {
    expect(await codes(await bytes(), XLSX)).toEqual([code]);
  });

  it('a truncated ZIP is NOT_A_SPREADSHEET, and one with a damaged part is DAMAGED', async () => {
    const whole = await workbookOf(sheetOf(ONE));
    expect(await codes(whole.subarray(0, whole.length / 2), XLSX)).toEqual(['NOT_A_SPREADSHEET']);
    const damaged = Buffer.from(whole);
    const part = damaged.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
    damaged.fill(0xff, part, part + 8);
    expect(await codes(damaged, XLSX)).toEqual(['DAMAGED']);
  });

  it('a ZIP bomb is refused by its declared size, and cut off if it declares less', async () => {
    const bomb = await workbookOf('', {
      'xl/worksheets/sheet1.xml': Buffer.concat([
        Buffer.from('<worksheet>'),
        Buffer.alloc(MAX_INFLATED_BYTES + 1, ' '),
      ]),
    });
    expect(bomb.length).toBeLessThan(MAX_INFLATED_BYTES / 500);
    expect(await codes(bomb, XLSX)).toEqual(['TOO_LARGE_INFLATED']);
    expect(await codes(declaringSmallSize(bomb, MAX_INFLATED_BYTES + 12), XLSX)).toEqual(['DAMAGED']);
  });
});

/** Writes a size of 100 bytes wherever the archive declares this one. */
function declaringSmallSize(zip: Buffer, size: number): Buffer {
  const [told, lie] = [Buffer.alloc(4), Buffer.alloc(4)];
  told.writeUInt32LE(size);
  lie.writeUInt32LE(100);
  const lying = Buffer.from(zip);
  expect(lying.includes(told)).toBe(true);
  for (let at = lying.indexOf(told); at >= 0; at = lying.indexOf(told)) lie.copy(lying, at);
  return lying;
}

describe('a CSV file', () => {
  const LINES = '目录名称,摘要\r\n"人口,统计","一""二\n三"\r\n\r\n=1+1,\'=1\r\n';
  const ROWS = [
    { kind: 'ROW', row: 1, cells: [text('目录名称'), text('摘要')] },
    { kind: 'ROW', row: 2, cells: [text('人口,统计'), text('一"二\n三')] },
    { kind: 'ROW', row: 4, cells: [{ kind: 'FORMULA', text: '' }, text('=1')] },
  ];
  // The text 目录名称,摘要 in GB18030, and the same with a character beyond GBK.
  const GB18030 = Buffer.from('c4bfc2bcc3fbb3c62cd5aad2aa0d0a', 'hex');

  it.each([
    ['UTF-8', Buffer.from(LINES)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${LINES}`)],
    ['line ends of one sign', Buffer.from(LINES.replaceAll('\r\n', '\n'))],
    ['line ends of old computers', Buffer.from(LINES.replaceAll('\r\n', '\r'))],
    ['a line end of two signs, then of one', Buffer.from(LINES.replace(/(?<!摘要)\r\n/g, '\n'))],
    ['a line end of one sign, then of two', Buffer.from(LINES.replace('\r\n', '\n'))],
    ['a line end of one sign, then of another', Buffer.from(LINES.replaceAll('\r\n', '\r').replace('\r', '\n'))],
  ])('is read in %s', async (_, bytes) => {
    expect(await read(bytes, CSV)).toEqual(ROWS);
  });

  it('is read in GB18030', async () => {
    expect(await read(GB18030, CSV)).toEqual(ROWS.slice(0, 1));
  });

  it.each<[string, string, Buffer]>([
    ['WRONG_ENCODING', 'UTF-16', Buffer.from(`\uFEFF${LINES}`, 'utf16le')],
    ['WRONG_ENCODING', 'bytes of no encoding', Buffer.from('c4bfff2c0d0a', 'hex')],
    ['NOT_A_SPREADSHEET', 'a ZIP', deflateRawSync(Buffer.alloc(100_000, 'PK\x03\x04\0'))],
    ['MALFORMED_CSV', 'a quotation without end', Buffer.from('"目录名称,摘要\r\n')],
    ['TOO_MANY_COLUMNS', 'a long line', Buffer.from('1,'.repeat(101) + '1')],
    ['CELL_TOO_LONG', 'an endless cell', Buffer.from('a'.repeat(32_768))],
  ])('%s: %s', async (code, _, bytes) => {
    expect(await codes(bytes, CSV)).toEqual([code]);
  });

  it('has a maximum number of rows', async () => {
    expect((await codes(Buffer.from('1\n'.repeat(200_001)), CSV)).slice(-2)).toEqual([200_000, 'TOO_MANY_ROWS']);
  });

  it('passes the errors of its source on to the caller', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('1'));
      throw new Error('connection lost');
    }
    await expect(all(readSheet(broken(), CSV))).rejects.toThrow('connection lost');
  });
});

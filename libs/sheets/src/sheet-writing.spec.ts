import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeCsv } from './csv/write-csv.js';
import { escaped, unescaped } from './escape.js';
import { readSheet } from './read-sheet.js';
import { CSV, XLSX, type SheetMediaType } from './sheet.js';
import { all, arriving } from './workbook.fixture.js';
import { writeXlsx } from './xlsx/write-xlsx.js';

type Rows = readonly (readonly string[])[];

const WRITERS: Readonly<Record<SheetMediaType, (rows: AsyncIterable<readonly string[]>) => Readable>> = {
  [CSV]: writeCsv,
  [XLSX]: (rows) => writeXlsx([{ name: '表', rows, widths: [10, 10, 10] }]),
};
const MEDIA = [CSV, XLSX] as const;

const written = (rows: Rows, mediaType: SheetMediaType): Promise<Buffer> =>
  buffer(WRITERS[mediaType](Readable.from(rows)));

describe('a text that a spreadsheet program may run', () => {
  it.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1', "'=1", "''-"])(
    'is written as a text: %j',
    (text) => {
      expect(MEDIA.map((type) => escaped(text, type))).toEqual([`'${text}`, `'${text}`]);
      expect(MEDIA.map((type) => unescaped(escaped(text, type), type))).toEqual([text, text]);
    },
  );

  it.each(['', '1=1', "'quoted'", 'a@b', "'"])('stays as it is if it is harmless: %j', (text) => {
    expect(MEDIA.flatMap((type) => [escaped(text, type), unescaped(text, type)])).toEqual([text, text, text, text]);
  });

  it('is the only kind that reading changes, and reading always undoes the escaping', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '@', 'a', '\t', '0', '1', '.', 'E') });
    fc.assert(
      fc.property(text, fc.constantFrom(...MEDIA), (any, type) =>
        expect(unescaped(escaped(any, type), type)).toBe(any),
      ),
    );
  });

  it.each(MEDIA)('never begins a cell of %s', async (mediaType) => {
    const bytes = await written(
      [
        ['=cmd|calc', 'x'],
        ['@x', '-1'],
      ],
      mediaType,
    );
    const unread = await all(readSheet(arriving(bytes), mediaType));
    expect(
      unread.flatMap((event) => (event.kind === 'ROW' ? event.cells.map(({ kind }) => kind) : event.kind)),
    ).toEqual(Array.from({ length: 4 }, () => 'TEXT'));
  });
});

describe('a text that a spreadsheet program would convert', () => {
  it.each([
    '0000012345',
    '1.10',
    '95%',
    '330100000000123456',
    '3.301E+17',
    '2026-01-05',
    '1-2',
    '1/2',
    '1月5日',
    '9:30',
    'TRUE',
    'MAR1',
    '1,200',
    '¥5',
    '(5)',
    '.5',
    '１．５',
    '#N/A',
    '####',
  ])('has an apostrophe in CSV, and none in a cell of the format text: %s', (text) => {
    expect(MEDIA.map((type) => escaped(text, type))).toEqual([`'${text}`, text]);
    expect(unescaped(`'${text}`, CSV)).toBe(text);
  });

  it.each(['1200', '0', '12345678901', 'GUIDE-2017', '3070990000099/000001', '人口', '每日', '是'])(
    'is not: %s',
    (text) => {
      expect(escaped(text, CSV)).toBe(text);
    },
  );
});

describe('a written sheet', () => {
  // Texts without zero bytes and lone surrogates, which the API accepts nowhere. Something of them can be seen: a cell of
  // blanks alone is read as an empty one.
  const text = fc.string({ unit: 'binary', maxLength: 20 }).map((any) => any && `${any.replaceAll('\0', '')}。`);
  const tricky = fc.constantFrom('_x0041_', '_x000D_', '"', ',', '\r\n', '</t>', '&amp;', ' 空 ', "'=", '\uFFFE', '=1');
  const row = fc.tuple(fc.constantFrom('行', '头'), fc.oneof(text, tricky), fc.oneof(text, tricky));

  it.each(MEDIA)('is read back unchanged: %s', async (mediaType) => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const events = await all(readSheet(arriving(await written(rows, mediaType), 97), mediaType));
        const texts = events.map((event) => (event.kind === 'ROW' ? event.cells.map((cell) => cell.text) : event));
        expect(texts).toEqual(rows.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)));
      }),
    );
  });

  it('of CSV has a byte order mark and line ends of CR LF', async () => {
    expect((await written([['目录名称', '一"二']], CSV)).toString()).toBe('\uFEFF目录名称,"一""二"\r\n');
  });

  it.each(MEDIA)('fails if its rows fail: %s', async (mediaType) => {
    async function* broken(): AsyncGenerator<string[]> {
      yield await Promise.resolve(['1']);
      throw new Error('connection lost');
    }
    await expect(buffer(WRITERS[mediaType](broken()))).rejects.toThrow('connection lost');
  });

  it.each(MEDIA)(
    'requests no more rows when the reader stops: %s',
    async (mediaType) => {
      let ended = (): void => undefined;
      const closed = new Promise<void>((resolve) => (ended = resolve));
      async function* endless(): AsyncGenerator<string[]> {
        try {
          for (;;) yield await Promise.resolve([randomBytes(1_000).toString('hex')]);
        } finally {
          ended();
        }
      }
      const stream = WRITERS[mediaType](endless());
      let length = 0;
      for await (const chunk of stream) if ((length += Buffer.from(chunk).length) > 100_000) break;
      await closed;
      expect(stream.destroyed).toBe(true);
    },
    20_000,
  );

  it('throws for a text that is too long for a cell', async () => {
    await expect(written([['1'.repeat(32_768)]], XLSX)).rejects.toThrow(RangeError);
  });
});

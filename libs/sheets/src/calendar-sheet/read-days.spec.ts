import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { CSV, XLSX, type SheetMediaType } from '../sheet.js';
import { writeXlsx } from '../xlsx/write-xlsx.js';
import { readDays } from './read-days.js';

const FAULTLESS = [
  ['日期', '名称', '类型'],
  ['2027-01-01', '元旦', '放假'],
  ['2027-01-30', '春节', '上班'],
];
const DAYS = [
  { date: '2027-01-01', name: '元旦', isOffDay: true },
  { date: '2027-01-30', name: '春节', isOffDay: false },
];

const sheet = (rows: readonly (readonly string[])[], mediaType: SheetMediaType): Readable =>
  mediaType === CSV
    ? Readable.from([Buffer.from(rows.map((row) => row.join(',')).join('\r\n'))])
    : writeXlsx([{ name: '放假通知', rows: Readable.from(rows.map((row) => [...row])), widths: [12, 12, 12] }]);

describe('the days of a notice', () => {
  it.each([XLSX, CSV] as const)('are read from a sheet of %s', async (mediaType) => {
    expect(await readDays(sheet(FAULTLESS, mediaType), mediaType)).toEqual({ ok: true, days: DAYS, remarks: [] });
  });

  it('are read in any order of columns and any form of date', async () => {
    const rows = [
      ['类型', '备注', '日期', '名称'],
      ['放假', '', '2027年1月1日', '元旦'],
      ['上班', '', '2027/1/30', '春节'],
    ];
    expect(await readDays(sheet(rows, CSV), CSV)).toEqual({ ok: true, days: DAYS, remarks: [] });
  });

  it.each([
    ['no heading', [['2027-01-01', '元旦', '放假']], [['body', '第一行应为列名：日期、名称、类型']]],
    ['no day', [['日期', '名称', '类型']], [['body', '没有一行日期']]],
    [
      'content beside the table',
      [
        ['日期', '名称', '类型', ''],
        ['2027-01-01', '元旦', '放假', '2027-01-30'],
      ],
      [['row 2', 'D 列没有栏目名称，其中的内容不能读取；请写明栏目或者删去']],
    ],
    [
      'two tables side by side',
      [
        ['日期', '名称', '类型', '日期', '名称', '类型'],
        ['2027-01-01', '元旦', '放假', '2027-01-30', '春节', '上班'],
      ],
      [['body', '列名重复：日期、名称、类型；请将各日排在同一列']],
    ],
    [
      'cells without content',
      [...FAULTLESS, ['元旦', '', '调休']],
      [
        ['row 4 日期', '“元旦”不是可识别的日期，应写作 2026-01-05'],
        ['row 4 名称', '请填写名称'],
        ['row 4 类型', '“调休”不在代码表中，应为：放假、上班'],
      ],
    ],
  ])('are refused with the faulty cells: %s', async (_, rows, faults) => {
    expect(await readDays(sheet(rows, CSV), CSV)).toEqual({
      ok: false,
      faults: faults.map(([field, message]) => ({ field, message })),
    });
  });

  it('are refused if the file is no sheet', async () => {
    const read = await readDays(Readable.from([Buffer.from('PK\u0003\u0004 and no more')]), XLSX);
    expect(read).toMatchObject({ ok: false, faults: [{ field: 'body' }] });
  });
});

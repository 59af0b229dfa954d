import { describe, expect, it } from '@jest/globals';
import {
  readDataType,
  readFormatClass,
  readShareAttribute,
  readShareMode,
  readUpdateFrequency,
} from './import-codes.js';

describe('foreign codes at import (§4.4)', () => {
  it.each([
    ['1', 'UNCONDITIONAL'],
    ['02', 'CONDITIONAL'],
    [' 3 ', 'NON_SHAREABLE'],
    ['有条件共享', 'CONDITIONAL'],
    ['NON_SHAREABLE', 'NON_SHAREABLE'],
    // 0 is not read: a list counted from 0 would be misread as one counted from 1.
    ['0', null],
    ['4', null],
    ['', null],
    ['toString', null],
  ])('share attribute %j', (written, code) => {
    expect(readShareAttribute(written)).toBe(code);
  });

  it('reads update frequencies by the six numbers of the guide', () => {
    expect(['1', '2', '3', '4', '5', '6', '7'].map(readUpdateFrequency)).toEqual([
      'REALTIME',
      'DAILY',
      'WEEKLY',
      'MONTHLY',
      'QUARTERLY',
      'YEARLY',
      null,
    ]);
    expect(readUpdateFrequency('每半年')).toBe('SEMIANNUAL');
  });

  it('reads formats, modes and data types', () => {
    expect(['1', '04', '7', '8', '电子表格'].map(readFormatClass)).toEqual([
      'FILE',
      'GRAPHIC',
      'API',
      null,
      'SPREADSHEET',
    ]);
    expect(['批量交换', 'API', '1'].map(readShareMode)).toEqual(['BATCH', 'API', null]);
    expect(['C', '日期型', '1'].map(readDataType)).toEqual(['C', 'D', null]);
  });
});

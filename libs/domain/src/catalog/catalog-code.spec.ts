import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classOf, departmentFrontCode, formatCatalogCode, frontCode, parseCatalogCode } from './catalog-code.js';

const digits = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((list) => list.join(''));
const codes = fc.record({
  classCode: fc.constantFrom('1', '2', '3'),
  subclassCode: digits(2, 2),
  groupCode: digits(3, 3),
  detailCode: digits(0, 20),
  sequence: digits(1, 12),
});

describe('a catalog code (§4.5)', () => {
  it('is formatted as it was parsed', () => {
    fc.assert(fc.property(codes, (code) => expect(parseCatalogCode(formatCatalogCode(code))).toEqual(code)));
  });

  it.each([
    ['303002/000001', '303002', '国务院', '部门信息资源'],
    ['3070990000001/000001', '3070990000001', '省（自治区、直辖市）', '部门信息资源'],
    ['105001/1', '105001', '电子证照', '基础信息资源'],
    ['212001/1', '212001', '应急维稳', '主题信息资源'],
  ])('%s', (text, front, subclassTitle, classTitle) => {
    const code = parseCatalogCode(text);
    expect(code && frontCode(code)).toBe(front);
    expect(code && classOf(code)).toEqual({ classTitle, subclassTitle });
  });

  it('belongs to one of 5, 12 or 8 subclasses, counted from 01', () => {
    const subclasses = (classCode: string) =>
      Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0')).filter(
        (subclassCode) =>
          classOf({ classCode, subclassCode, groupCode: '001', detailCode: '', sequence: '1' }) !== null,
      );
    expect(['1', '2', '3'].map((one) => subclasses(one).length)).toEqual([5, 12, 8]);
    expect(subclasses('1')).toEqual(['01', '02', '03', '04', '05']);
  });

  it.each([
    '',
    '303002',
    '003002/1',
    '403002/1',
    '30300/1',
    '303002/',
    '303002/1234567890123',
    '303002/1 ',
    '30300a/1',
    `303002${'0'.repeat(21)}/1`,
  ])('is refused: %j', (text) => {
    expect(parseCatalogCode(text)).toBeNull();
  });

  it.each([
    ['100000', 'NATIONAL', 2, '303002'],
    ['990000', 'PROVINCIAL', 1, '3070990000001'],
    ['990121', 'COUNTY', 3, '3070990121003'],
    ['990100', 'MUNICIPAL', 999, '3070990100999'],
    ['990121100', 'TOWNSHIP', 1, '3070990121100001'],
  ] as const)('has the front code of its department: division %s, %s, number %d', (code, level, number, front) => {
    expect(departmentFrontCode({ code, level }, number)).toBe(front);
    expect(parseCatalogCode(`${front}/000001`)).toMatchObject({ classCode: '3' });
  });

  it.each<[string, number]>([
    ['9901', 1],
    ['990100', 1000],
    ['990100', 0],
    ['990100', 1.5],
  ])('has no front code of %s, %d', (code, number) => {
    expect(() => departmentFrontCode({ code, level: 'COUNTY' }, number)).toThrow(RangeError);
  });
});

import { expect, it } from '@jest/globals';
import { impersonal, namesSomebody } from './impersonal.js';

it.each([
  ['an identity number', '身份证110101199003078515'],
  ['one that ends in X', '00000019000101013x，已迁出'],
  ['one in groups', '110101 19900307 8515'],
  ['one in full width', '１１０１０１１９９００３０７８５１５'],
  ['a mobile phone', '电话13800138000'],
  ['a mobile phone in groups', '138-0013-8000'],
  ['a mobile phone with the code of the country', '联系电话+8613800138000'],
  ['one with it in groups', '+86 138 0013 8000'],
  ['one with it after zeros', '0086-13800138000'],
  ['one after a date', '2026-01-05 13800138000'],
  ['one after an ordinal number', '1 13800138000'],
  ['one beside an identity number', '110101199003078515 13800138000'],
  ['two in two lines', '13800138000\n13900139000'],
  ['two identity numbers in two lines', '110101199003078515\n110101199003078515'],
  ['one in groups with points', '138.0013.8000'],
  ['one with a dot between', '138·0013·8000'],
  ['one with a hyphen that breaks no line', '138\u20110013\u20118000'],
  ['one with a dash', '138–0013–8000'],
  ['one with a minus sign', '138−0013−8000'],
  ['one in brackets', '(138)0013-8000'],
  ['one with characters of no width', '138\u200b0013\u200b8000'],
  ['one with soft hyphens', '138\u00ad0013\u00ad8000'],
  ['an identity number with points', '110101.19900307.8515'],
  ['the number of a bank card', '6200 0000 0000 0000 000'],
])('%s contains a personal number', (_, written) => {
  expect(namesSomebody(written)).toBe(true);
  expect(impersonal(100).safeParse(written).success).toBe(false);
});

it.each([
  ['a masked identity number', '110101********8515'],
  ['a masked phone', '138****8000'],
  ['a credit code', '11990100PDY000116M'],
  ['a time', '2025-09-30 10:20:30'],
  ['eighteen digits without a date of birth', '123456789012345678'],
  ['a receipt number', '20250930000001'],
  ['an office telephone', '0990-1234567'],
  ['a case number of division, day and sequence', '受理编号330100-20260105-0012'],
  ['eighteen digits that no identity number has', '办件编号330100202601050012'],
  ['an amount', '预算13000000000元'],
  ['a sum with cents', '13000000000.50'],
  ['a share', '0.13912345678'],
  ['an ordinal number before a date', '150 2026-01-05'],
  ['three numbers in three lines', '1500\n2000\n300'],
  ['three years', '1949 1978 2008'],
  ['numbers of two requests', 'REQ-990100-2026-000001、REQ-990100-2026-000002'],
  ['a hash within a text', `文件摘要 ${'9f15912345678ab0'.repeat(4)}`],
  ['an id within a text', '见 7c9e6679-7425-40de-9441-e13912345678'],
  ['a number of nineteen digits that no card has', '6200000000000000001'],
])('%s contains no personal number', (_, written) => {
  expect(impersonal(100).parse(written)).toBe(written);
});

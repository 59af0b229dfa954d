import { expect, it } from '@jest/globals';
import { impersonal, namesSomebody } from './impersonal.js';

it.each([
  ['an identity number', '身份证110101199003078515'],
  ['one that ends in X', '11010119900307851x，已迁出'],
  ['one in groups', '110101 19900307 8515'],
  ['one in full width', '１１０１０１１９９００３０７８５１５'],
  ['a mobile phone', '电话13800138000'],
  ['a mobile phone in groups', '138-0013-8000'],
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
])('%s contains no personal number', (_, written) => {
  expect(impersonal(100).parse(written)).toBe(written);
});

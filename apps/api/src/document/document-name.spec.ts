import { expect, it } from '@jest/globals';
import { cleanName, nameWithEnding } from './document-name.js';

it.each([
  ['说明.pdf', '说明.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\名单.xlsx', '名单.xlsx'],
  ['.htaccess', 'htaccess'],
  ['a\r\nSet-Cookie: b', 'aSet-Cookie_ b'],
  ['fdp.\u202exe', 'fdp.xe'],
  ['a\0b<c>.txt ', 'ab_c_.txt'],
  ['e\u0301.txt', '\u00e9.txt'],
  ['..', ''],
  ['/', ''],
])('cleans %j to %j', (given, name) => {
  expect(cleanName(encodeURIComponent(given))).toBe(name);
});

it('returns null for a name that is not UTF-8', () => {
  expect(cleanName('%ff.pdf')).toBeNull();
  expect(cleanName('100%')).toBeNull();
});

it.each([
  ['说明.pdf', 'application/pdf', '说明.pdf'],
  ['照片.JPEG', 'image/jpeg', '照片.JPEG'],
  ['清单.csv', 'text/plain', '清单.csv'],
  ['说明', 'application/pdf', '说明.pdf'],
  ['说明.html', 'text/plain', '说明.html.txt'],
  ['说明.pdf', 'application/zip', '说明.pdf.zip'],
] as const)('gives %s of type %s the name %s', (name, type, ended) => {
  expect(nameWithEnding(name, type)).toBe(ended);
});

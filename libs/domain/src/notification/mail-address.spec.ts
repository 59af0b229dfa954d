import { expect, it } from '@jest/globals';
import { mailAddress } from './mail-address.js';

const schema = mailAddress('none');

it.each([
  ['notice@example.org', 'notice@example.org'],
  ['First.Last+tag@Sub.Example.gov.cn', 'First.Last+tag@Sub.Example.gov.cn'],
  ['notice@xn--fsqu00a.xn--fiqs8s', 'notice@xn--fsqu00a.xn--fiqs8s'],
  ['notice@例子.中国', 'notice@xn--fsqu00a.xn--fiqs8s'],
  ['notice@市局.政务', 'notice@xn--dgtt4b.xn--zfr164b'],
  ['notice@xn--dgtt4b.xn--zfr164b', 'notice@xn--dgtt4b.xn--zfr164b'],
  ['notice@mail.例子.cn', 'notice@mail.xn--fsqu00a.cn'],
  ['notice@例子.公司', 'notice@xn--fsqu00a.xn--55qx5d'],
  ['notice@例子.中國', 'notice@xn--fsqu00a.xn--fiqz9s'],
  ['notice@ｅxample.org', 'notice@example.org'],
  ['a@bücher.example', 'a@xn--bcher-kva.example'],
])('%s is sent to as %s', (typed, address) => {
  expect(schema.parse(typed)).toBe(address);
});

it.each([
  '',
  'notice',
  '@example.org',
  'notice@',
  'notice@中国',
  'notice@localhost',
  'a@b@example.org',
  '.a@example.org',
  'a.@example.org',
  'a..b@example.org',
  'a b@example.org',
  'a@example..org',
  'a@-example.org',
  'a@example-.org',
  'a@127.0.0.1',
  'a@[127.0.0.1]',
  'a@例子。中国',
  'a@例子.中国/x',
  'a@例子.中国:25',
  'a@例子.中国?x',
  'a@xn--.xn--fiqs8s',
  'a@xn--a.xn--fiqs8s',
  'a@例\u200b子.12',
  '张三@example.org',
  'a@example.org\r\nBcc: b@example.org',
  'a@example.org ',
  `${'a'.repeat(65)}@example.org`,
  `a@${'a'.repeat(64)}.org`,
  `a@${'例'.repeat(60)}.中国`,
])('"%s" is refused', (typed) => {
  expect(schema.safeParse(typed).success).toBe(false);
});

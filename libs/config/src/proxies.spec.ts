import { expect, it } from '@jest/globals';
import { isAddressOrRange } from './proxies.js';

it.each(['10.0.0.7', '10.0.0.0/8', '::1', 'fd00::/8', '192.168.1.1/32', '2001:db8::1/128'])('accepts %s', (text) => {
  expect(isAddressOrRange(text)).toBe(true);
});

it.each([
  '',
  'loopback',
  'proxy.example',
  '10.0.0',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '::/0',
  '10.0.0.0/8/8',
  '10.0.0.0/',
  'fe80::1%eth0',
])('refuses %s', (text) => {
  expect(isAddressOrRange(text)).toBe(false);
});

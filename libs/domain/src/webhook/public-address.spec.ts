import { BlockList } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPublicAddress } from './public-address.js';

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.3.0',
  '192.167.255.255',
  '223.255.255.255',
  '2400:3200::1',
  '2606:4700:4700::1111',
  '2001:200::1',
  '2001:4860:4860::8888',
  '240e:1:2:3:4:5:6:7',
];
const NOT: readonly (readonly [string, readonly string[]])[] = [
  ['loopback', ['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1']],
  ['nowhere', ['0.0.0.0', '0.1.2.3', '::', '::0.0.0.0']],
  ['private', ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fd00::1', 'fc00::1']],
  ['of the link', ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0']],
  ['behind a carrier', ['100.64.0.1', '100.100.100.200', '100.127.255.255']],
  ['of many', ['224.0.0.1', '239.255.255.255', 'ff02::1', '255.255.255.255', '240.0.0.1']],
  ['for documents and tests', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '198.19.255.255']],
  ['for documents, of IPv6', ['2001:db8::1', '2001:db8:ffff::1', '3fff::1', '3fff:fff::1']],
  ['of a protocol', ['192.0.0.8', '192.88.99.1', '2001::1', '2001:20::1', '2001:1ff::1', '100::1', '5f00::1']],
  ['an address of IPv4 in another', ['::ffff:127.0.0.1', '::ffff:a00:1', '::ffff:8.8.8.8', '::7f00:1']],
  ['translated', ['64:ff9b::a00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1', '2002:7f00:1::', '2002:a00:1::1']],
  ['of the site', ['fec0::1', '4000::1', '1fff::1']],
  [
    'none',
    ['', 'localhost', '1.1.1', '1.1.1.1.1', '01.1.1.1', '1.1.1.256', '0x8.8.8.8', '134744072', ':::', '1::2::3'],
  ],
  ['more than one', ['8.8.8.8 ', '8.8.8.8/32', '[2400:3200::1]', '2400:3200::1]@[::1', '2400:3200::1]:80/[']],
];

describe('a public address', () => {
  it.each(PUBLIC)('%s', (address) => expect(isPublicAddress(address)).toBe(true));
});

describe('an address that is not public', () => {
  it.each(NOT.flatMap(([kind, addresses]) => addresses.map((address) => [kind, address] as const)))(
    '%s: "%s"',
    (_, address) => expect(isPublicAddress(address)).toBe(false),
  );
});

/** The same ranges in the form of Node's own block list. */
const special = new BlockList();
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
])
  special.addSubnet(net, bits, 'ipv4');
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(net, bits, 'ipv6');

/** Addresses near the borders of ranges as often as anywhere else. */
const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 10, 100, 127, 169, 172, 192, 198, 203, 254));
const group = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }),
  fc.constantFrom(0, 0, 0xffff, 0x2001, 0x1ff, 0x200, 0xdb8, 0x2002, 0x3fff, 0xfff, 0x1000, 0x64, 0xff9b, 0xfe80),
);

it('is judged as Node’s own block list judges it', () => {
  fc.assert(
    fc.property(fc.array(byte, { minLength: 4, maxLength: 4 }), (bytes) => {
      const address = bytes.join('.');
      expect(isPublicAddress(address)).toBe(!special.check(address, 'ipv4'));
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const address = groups.map((one) => one.toString(16)).join(':');
      expect(isPublicAddress(address)).toBe(unicast.check(address, 'ipv6') && !special.check(address, 'ipv6'));
    }),
    { numRuns: 2_000 },
  );
});

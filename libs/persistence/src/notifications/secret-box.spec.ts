import { expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

const key = (byte: number): Buffer => Buffer.alloc(32, byte);
const SECRET = 'whsec_c2VjcmV0';

it('opens at its place what it sealed, and tells nothing of it', () => {
  const box = new SecretBox(key(1));
  const sealed = box.seal(SECRET, 'one');
  expect(box.open(sealed, 'one')).toBe(SECRET);
  expect(sealed.startsWith(box.prefix)).toBe(true);
  expect(sealed).not.toContain(SECRET);
  expect(box.seal(SECRET, 'one')).not.toBe(sealed);
});

it('opens nothing at another place, and nothing that was changed', () => {
  const box = new SecretBox(key(1));
  const sealed = box.seal(SECRET, 'one');
  expect(() => box.open(sealed, 'other')).toThrow();
  const [version = '', id = '', content = ''] = sealed.split('.');
  for (const at of [0, 12, 28]) {
    const bytes = Buffer.from(content, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    expect(() => box.open([version, id, bytes.toString('base64url')].join('.'), 'one')).toThrow();
  }
  expect(() => box.open(`${box.prefix}AAAA`, 'one')).toThrow();
});

it('opens what an earlier key sealed, and seals with the first one', () => {
  const earlier = new SecretBox(key(1));
  const both = new SecretBox(key(2), key(1));
  expect(both.open(earlier.seal(SECRET, 'one'), 'one')).toBe(SECRET);
  expect(new SecretBox(key(2)).open(both.seal(SECRET, 'one'), 'one')).toBe(SECRET);
});

it('names the key that is missing, and nothing else', () => {
  const sealed = new SecretBox(key(1)).seal(SECRET, 'one');
  expect(() => new SecretBox(key(2)).open(sealed, 'one')).toThrow(/^A secret is sealed with the key [0-9a-f]{8}, /);
});

it('takes keys of 32 bytes alone', () => {
  expect(() => new SecretBox(Buffer.alloc(16))).toThrow('a key has 32 bytes');
});

import { expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { verifiedBytes } from './verified-bytes.js';

const PARTS = ['a', 'b', 'c'].map((text) => Buffer.from(text));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

it('passes on bytes with the expected hash', async () => {
  const passed = await Readable.from(verifiedBytes(Readable.from(PARTS), sha256('abc'))).toArray();
  expect(Buffer.concat(passed).toString()).toBe('abc');
});

it('holds the last chunk back where the hash differs', async () => {
  const passed: string[] = [];
  const whole = (async () => {
    for await (const part of verifiedBytes(Readable.from(PARTS), sha256('abd'))) passed.push(part.toString());
  })();
  await expect(whole).rejects.toThrow(/not those that were received/);
  expect(passed).toEqual(['a', 'b']);
});

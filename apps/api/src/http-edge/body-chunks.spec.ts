import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { bodyChunks } from './body-chunks.js';

async function received(body: Readable, idleMs = 100): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of bodyChunks(body, idleMs)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

it('passes the chunks on', async () => {
  expect(await received(Readable.from([Buffer.from('a'), Buffer.from('b')]))).toBe('ab');
});

it('gives up a body that stands still, at its beginning or later', async () => {
  const silent = new Readable({ read: () => undefined });
  await expect(received(silent)).rejects.toMatchObject({ problem: { status: 408, code: 'BODY_STOOD_STILL' } });
  const begun = new Readable({ read: () => undefined });
  begun.push('a');
  await expect(received(begun)).rejects.toMatchObject({ headers: { Connection: 'close' } });
  expect([silent.destroyed, begun.destroyed]).toEqual([false, false]);
});

it('waits for a slow one that goes on', async () => {
  const slow = new Readable({ read: () => undefined });
  for (const n of [1, 2, 3]) setTimeout(() => slow.push(n < 3 ? String(n) : null), n * 60);
  expect(await received(slow)).toBe('12');
});

it('refuses one that breaks off', async () => {
  const broken = new Readable({ read: () => undefined });
  setTimeout(() => broken.destroy(new Error('gone')), 10);
  await expect(received(broken, 1_000)).rejects.toMatchObject({ problem: { status: 400 } });
});

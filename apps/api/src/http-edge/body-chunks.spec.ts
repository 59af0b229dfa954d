import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, it, jest } from '@jest/globals';
import { bodyChunks } from './body-chunks.js';

afterEach(() => {
  jest.useRealTimers();
});

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
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  const slow = new Readable({ read: () => undefined });
  const body = received(slow);
  for (const chunk of ['1', '2', null]) {
    await jest.advanceTimersByTimeAsync(60);
    slow.push(chunk);
    await turn();
  }
  expect(await body).toBe('12');
});

it('refuses one that breaks off', async () => {
  const broken = new Readable({ read: () => undefined });
  const body = received(broken, 1_000);
  broken.destroy(new Error('gone'));
  await expect(body).rejects.toMatchObject({ problem: { status: 400 } });
});

import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Allowance } from './allowance.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const bursts = (): Allowance =>
  new Allowance({ name: 'writes', requests: 2, seconds: 1 }, { name: 'writes-burst', requests: 3, seconds: 10 });

/** Number of requests that are allowed, of so many at one moment. */
async function allowed(allowance: Allowance, requests: number, key = 'a'): Promise<number> {
  let count = 0;
  for (let n = 0; n < requests; n += 1) if ((await allowance.spend(key)).isAllowed) count += 1;
  return count;
}

it('allows the sustained quota and one burst, and after it the sustained quota alone', async () => {
  const allowance = bursts();
  expect(await allowed(allowance, 9)).toBe(5);
  jest.advanceTimersByTime(1_000);
  expect(await allowed(allowance, 9)).toBe(2);
  jest.advanceTimersByTime(9_000);
  expect(await allowed(allowance, 9)).toBe(5);
});

it('gives each key its own', async () => {
  const allowance = bursts();
  await allowed(allowance, 9);
  expect(await allowed(allowance, 9, 'b')).toBe(5);
});

it('says what is left, and when to come again', async () => {
  const allowance = bursts();
  expect(await allowance.spend('a')).toEqual({
    isAllowed: true,
    retryAfterSeconds: 1,
    headers: {
      'RateLimit-Policy': '"writes";q=2;w=1, "writes-burst";q=3;w=10',
      RateLimit: '"writes";r=1;t=1, "writes-burst";r=3;t=10',
    },
  });
  await allowed(allowance, 3);
  jest.advanceTimersByTime(400);
  expect(await allowance.spend('a')).toMatchObject({
    isAllowed: true,
    headers: { RateLimit: '"writes";r=0;t=1, "writes-burst";r=0;t=10' },
  });
  expect(await allowance.spend('a')).toMatchObject({ isAllowed: false, retryAfterSeconds: 1 });
});

it('forgets a key whose time is over', async () => {
  const allowance = new Allowance({ name: 'x', requests: 1, seconds: 60 });
  for (let n = 0; n < 1_000; n += 1) await allowance.spend(String(n));
  expect(jest.getTimerCount()).toBe(1_000);
  jest.advanceTimersByTime(60_000);
  expect(jest.getTimerCount()).toBe(0);
});

import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { RefusalBudget } from './refusal-budget.js';

let budget: RefusalBudget;
beforeEach(() => {
  jest.useFakeTimers();
  budget = new RefusalBudget();
});
afterEach(() => {
  jest.useRealTimers();
});

async function recorded(times: number, account: string | undefined, address: (n: number) => string): Promise<number> {
  let count = 0;
  for (let n = 0; n < times; n++) if ((await budget.take(account, address(n))) !== null) count += 1;
  return count;
}
const oneAddress = (): string => '203.0.113.9';
const anyAddress = (n: number): string => `198.51.${String(n % 100)}.${String(Math.floor(n / 100))}`;

it('records sixty refusals of a person in a minute, and ten of a network without an account', async () => {
  expect(await recorded(100, 'm2.lead', oneAddress)).toBe(60);
  expect(await recorded(100, 'm4.lead', oneAddress)).toBe(60);
  expect(await recorded(100, undefined, oneAddress)).toBe(10);
});

it('records no more than sixty without an account, however many addresses there are', async () => {
  expect(await recorded(10_000, undefined, anyAddress)).toBe(60);
  expect(await budget.take('m2.lead', '198.51.0.0')).toBe(0);
});

it('says with the next one how many were left out', async () => {
  await recorded(75, 'm2.lead', oneAddress);
  expect(await budget.take('m4.lead', oneAddress())).toBe(0);
  jest.advanceTimersByTime(60_000);
  expect(await budget.take('m2.lead', oneAddress())).toBe(15);
  expect(await budget.take('m2.lead', oneAddress())).toBe(0);
});

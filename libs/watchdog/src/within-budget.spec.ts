import { describe, expect, it } from '@jest/globals';
import { BudgetExceededError, withinBudget } from './within-budget.js';

const forever = (): never => {
  for (;;);
};

describe('a budget', () => {
  it('gives the result of a computation, and what it throws', () => {
    expect(withinBudget('sum', () => 1 + 2)).toBe(3);
    expect(() =>
      withinBudget('fault', () => {
        throw new RangeError('no such year');
      }),
    ).toThrow(RangeError);
  });

  it('stops a computation that does not end, and names it', () => {
    expect(() => withinBudget('share-request record-delivery', forever, 50)).toThrow(
      new BudgetExceededError('share-request record-delivery', 50),
    );
    expect(withinBudget('the next one', () => 'goes on')).toBe('goes on');
  });

  it('stops a computation that catches everything', () => {
    const stubborn = (): void => {
      try {
        forever();
      } catch {
        forever();
      }
    };
    expect(() => withinBudget('stubborn', stubborn, 50)).toThrow(BudgetExceededError);
  });

  it('holds for a computation inside of another', () => {
    expect(withinBudget('outer', () => withinBudget('inner', () => 7, 1_000), 1_000)).toBe(7);
    expect(() => withinBudget('outer', () => withinBudget('inner', forever, 50), 1_000)).toThrow('inner');
  });
});

import { describe, expect, it } from '@jest/globals';
import { endsOf, monthAfter, weeksOf } from './months';

describe('months of the calendar', () => {
  it('knows the last day, in a leap year too', () => {
    expect(endsOf('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(endsOf('2028-02').to).toBe('2028-02-29');
  });

  it('goes over the turn of the year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
  });

  it('lays a month out from Monday to Sunday', () => {
    const weeks = weeksOf('2026-02');
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(weeks.at(-1)?.[5]).toBe('2026-02-28');
  });
});

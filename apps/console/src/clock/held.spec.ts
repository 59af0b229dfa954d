import { describe, expect, it } from '@jest/globals';
import { heldNow } from './held';

const line = (departmentId: string, days: number, lateDays: number, to: string | null) =>
  ({ departmentId, days, lateDays, to }) as unknown as Parameters<typeof heldNow>[0]['clocks'][number]['lines'][number];
const holding = (...lines: ReturnType<typeof line>[]) =>
  ({ clocks: [{ id: 'reply', lines }] }) as unknown as Parameters<typeof heldNow>[0];

describe('the present holder of a clock', () => {
  it('has held it since the last other department', () => {
    const held = holding(
      line('P5', 2, 0, '2026-01-05'),
      line('C2', 1, 0, '2026-01-06'),
      line('P5', 3, 0, '2026-01-09'),
      line('P5', 4, 3, null),
    );
    expect(heldNow(held, 'reply')).toEqual({ days: 7, late: 3 });
  });

  it('is nobody where the clock has ended or is not there', () => {
    expect(heldNow(holding(line('P5', 2, 0, '2026-01-05')), 'reply')).toBeUndefined();
    expect(heldNow(holding(), 'reply')).toBeUndefined();
    expect(heldNow(holding(line('P5', 2, 0, null)), 'other')).toBeUndefined();
  });
});

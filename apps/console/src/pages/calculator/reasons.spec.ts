import { describe, expect, it } from '@jest/globals';
import { numbered, uncounted } from './reasons';

const day = (date: string, counted: boolean, why: string) => ({ date, counted, why });
const DAYS = [
  day('2026-02-06', true, '工作日'),
  day('2026-02-07', false, '周末'),
  day('2026-02-08', false, '周末'),
  day('2026-02-09', true, '工作日'),
  day('2026-02-14', false, '周末'),
  day('2026-02-15', false, '春节放假'),
];

describe('the reasons of a calculated date', () => {
  it('tells days that follow each other for one reason as one span', () => {
    expect(uncounted(DAYS)).toEqual([
      { from: '2026-02-07', to: '2026-02-08', why: '周末' },
      { from: '2026-02-14', to: '2026-02-14', why: '周末' },
      { from: '2026-02-15', to: '2026-02-15', why: '春节放假' },
    ]);
  });

  it('numbers only the days that count', () => {
    expect(numbered(DAYS).map(({ nth }) => nth)).toEqual([1, null, null, 2, null, null]);
  });
});

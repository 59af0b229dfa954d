import { describe, expect, it } from '@jest/globals';
import { addUp, byDepartment, monthsBetween, type Figures } from './figures';

const row = (own: Partial<Figures>): Figures => ({
  department: null,
  clause: null,
  clauseTitle: null,
  limit: null,
  shareAttribute: null,
  month: null,
  ended: 0,
  metInTime: 0,
  metLate: 0,
  overdueNow: 0,
  cancelledOverdue: 0,
  provisional: 0,
  onTimeRate: null,
  lateWorkingDays: 0,
  oldest: null,
  ...own,
});
const of = (departmentId: string, own: Partial<Figures>): Figures =>
  row({ department: { departmentId, name: departmentId }, ...own });

describe('figures of lateness', () => {
  it('add up, and the oldest is the one whose last day is first', () => {
    const sum = addUp([
      row({ ended: 2, overdueNow: 1, lateWorkingDays: 4, oldest: { lastDay: '2026-01-27', lateWorkingDays: 4 } }),
      row({ ended: 3, overdueNow: 2, lateWorkingDays: 15, oldest: { lastDay: '2026-01-13', lateWorkingDays: 14 } }),
      row({ ended: 1 }),
    ]);
    expect(sum).toMatchObject({ ended: 6, overdueNow: 3, lateWorkingDays: 19, oldest: { lastDay: '2026-01-13' } });
    expect(addUp([]).oldest).toBeNull();
  });

  it('stand by department, the latest first, with the two limits for replies apart', () => {
    const departments = byDepartment([
      of('M2', { limit: 'T5', ended: 4 }),
      of('P5', { limit: 'T4', overdueNow: 1, lateWorkingDays: 14 }),
      of('P5', { limit: 'T5', overdueNow: 1, lateWorkingDays: 2 }),
      of('M3', { limit: 'T8', overdueNow: 1, lateWorkingDays: 5 }),
    ]);
    expect(departments.map(({ departmentId, sum }) => [departmentId, sum.overdueNow])).toEqual([
      ['P5', 2],
      ['M3', 1],
      ['M2', 0],
    ]);
    expect(
      [...(departments[0]?.byLimit ?? [])].map(([limit, { lateWorkingDays }]) => [limit, lateWorkingDays]),
    ).toEqual([
      ['T4', 14],
      ['T5', 2],
    ]);
  });

  it('have every month of the period, also one without any clock', () => {
    const months = monthsBetween([row({ month: '2026-02', ended: 1 }), row({ month: '2025-11', ended: 2 })]);
    expect(months.map(({ month, figures }) => [month, figures?.ended])).toEqual([
      ['2025-11', 2],
      ['2025-12', undefined],
      ['2026-01', undefined],
      ['2026-02', 1],
    ]);
    expect(monthsBetween([])).toEqual([]);
  });
});

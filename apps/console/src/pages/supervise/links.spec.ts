import { describe, expect, it } from '@jest/globals';
import { endedLink, lastDayOf, overdueLink, ownScope } from './links';

describe('a figure of lateness', () => {
  it('opens the overdue clocks that it counts', () => {
    expect(overdueLink({}, {})).toBe('/supervise/late');
    expect(overdueLink({ division: '990000' }, { limit: 'T4' })).toBe('/supervise/late?division=990000&lawLimit=T4');
    expect(overdueLink({ department: 'P5' }, { month: '2026-02' })).toBe(
      '/supervise/late?department=P5&from=2026-02-01&to=2026-02-28',
    );
  });

  it('of a past day opens the list of the indicator, and none where there is no such list', () => {
    const asked = { department: 'P5', cutOff: '2026-01-31' };
    expect(overdueLink(asked, { limit: 'T4' })).toBe('/indicators/K16?measure=open.T4&department=P5&cutOff=2026-01-31');
    expect(overdueLink(asked)).toBeUndefined();
    expect(overdueLink(asked, { limit: 'T4', month: '2026-01' })).toBeUndefined();
  });

  it('of clocks that have ended opens the indicator of their limit', () => {
    expect(endedLink('T5', {}, 'NUMERATOR')).toBe('/indicators/K08?measure=inTime&part=NUMERATOR');
  });

  it('knows the last day of a month', () => {
    expect(['2026-02', '2024-02', '2026-12'].map(lastDayOf)).toEqual(['2026-02-28', '2024-02-29', '2026-12-31']);
  });
});

describe('the own scope', () => {
  const me = (...offices: object[]) => ({ offices }) as unknown as Parameters<typeof ownScope>[0];
  it('is the division of an authority, all for an auditor, else the department', () => {
    const office = { departmentId: 'M1', divisionCode: '990100' };
    expect(ownScope(me({ ...office, role: 'WB_LEAD' }, { ...office, role: 'SA_HEAD' }))).toEqual({
      division: '990100',
    });
    expect(ownScope(me({ ...office, role: 'AUDITOR' }))).toEqual({});
    expect(ownScope(me({ ...office, role: 'DEPT_HEAD' }))).toEqual({ department: 'M1' });
    expect(ownScope(undefined)).toEqual({});
  });
});

import { describe, expect, it } from '@jest/globals';
import { isBusinessRole } from '#libs/domain';
import { accounts } from './accounts.js';
import { departments } from './organisation.js';

describe('the accounts', () => {
  const byRole = (role: string): number => accounts.filter(({ offices }) => offices[0]?.role === role).length;

  it.each([
    ['WB_HANDLER', 36],
    ['WB_LEAD', 18],
    ['DEPT_HEAD', 18],
    ['ASSESSOR', 18],
    ['SA_REVIEWER', 5],
    ['SA_SUPERVISOR', 5],
    ['SA_HEAD', 5],
    ['GOV_DECIDER', 5],
    ['AUDITOR', 2],
    ['SYSADMIN', 2],
    ['PLATFORM_OPERATOR', 1],
  ])('%s: %i', (role, count) => {
    expect(byRole(role)).toBe(count);
  });

  it('are 115 by name, each with one office in a department that exists', () => {
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(115);
    expect(accounts).toHaveLength(115);
    for (const { offices } of accounts) {
      expect(offices).toHaveLength(1);
      expect(new Set(offices.map(({ role }) => isBusinessRole(role))).size).toBe(1);
      for (const { departmentId } of offices) expect(departments.map(({ id }) => id)).toContain(departmentId);
    }
    const names = accounts.map(({ accountId }) => accountId);
    expect(names).toEqual(
      expect.arrayContaining(['m4.handler', 'c3.deputy', 'm5.sa-head', 'gov.n', 'gov.p', 'gov.m', 'gov.m5', 'gov.c']),
    );
  });

  it('belong to one natural person each, except two that share one', () => {
    expect(new Set(accounts.map(({ personId }) => personId)).size).toBe(114);
    const person = (accountId: string) => accounts.find((account) => account.accountId === accountId)?.personId;
    expect(person('m3.deputy')).toBeDefined();
    expect(person('m3.deputy')).toBe(person('c3.deputy'));
  });

  it('have an audit scope if they are auditors, and only then', () => {
    const auditing = accounts.filter(({ auditedDivisions }) => auditedDivisions.length > 0);
    expect(auditing.map(({ accountId, auditedDivisions }) => [accountId, auditedDivisions])).toEqual([
      ['auditor.1', ['*']],
      ['auditor.2', ['990100']],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import type { OfficeRule } from './office-rule.js';
import { actorOf } from './actor.fixture.js';
import { mayBegin, mayGive, mayOversee } from './command-rights.js';
import type { Actor } from './roles.js';

const organisation = createOrganisation(divisions, departments);

const parties = { requester: 'city.housing', provider: 'province.land', extensionAuthority: 'province.data' };
const draft: readonly OfficeRule[] = [{ side: 'requester', roles: ['WB_HANDLER', 'WB_LEAD'] }];
const decide: readonly OfficeRule[] = [
  { side: 'extensionAuthority', roles: ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER'] },
];

describe('the office in which an actor may give a command', () => {
  it.each<[string, Actor, readonly OfficeRule[], boolean]>([
    ['the side’s handler', actorOf('WB_HANDLER', 'city.housing'), draft, true],
    ['a role the rule does not name', actorOf('ASSESSOR', 'city.housing'), draft, false],
    ['the same role on the other side', actorOf('WB_HANDLER', 'province.land'), draft, false],
    ['the same role elsewhere', actorOf('WB_HANDLER', 'city.data'), draft, false],
    ['the provider’s authority', actorOf('SA_REVIEWER', 'province.data'), decide, true],
    ['another authority', actorOf('SA_REVIEWER', 'city.data'), decide, false],
    ['a superior authority', actorOf('SA_HEAD', 'nation.data'), decide, false],
    ['an account without an office', { ...actorOf('WB_LEAD', 'city.housing'), offices: [] }, draft, false],
  ])('%s', (_, actor, rules, expected) => {
    expect(mayGive(actor, rules, parties, organisation)).toEqual(expected ? actor.offices[0] : null);
  });

  it('is none that the department does not have (§5.1)', () => {
    const inAuthority = actorOf('GOV_DECIDER', 'province.data');
    const inDepartment = actorOf('SA_REVIEWER', 'province.land');
    expect(mayGive(inAuthority, decide, parties, organisation)).toBeNull();
    expect(mayOversee(actorOf('SA_HEAD', 'province.gov'), ['SA_HEAD'], parties, organisation)).toBeNull();
    expect(mayBegin(inDepartment, [{ side: 'authority', roles: ['SA_REVIEWER'] }], organisation)).toBeNull();
  });

  const lead = { role: 'WB_LEAD', departmentId: 'city.housing' } as const;
  const several = actorOf('ASSESSOR', 'city.housing', {
    offices: [
      { role: 'ASSESSOR', departmentId: 'city.housing' },
      { role: 'WB_HANDLER', departmentId: 'city.housing' },
      lead,
    ],
  });

  it('is the highest of several offices', () => {
    expect(mayGive(several, draft, parties, organisation)).toEqual(lead);
    expect(mayBegin(several, draft, organisation)).toEqual(lead);
  });

  it('is in the actor’s own department when a matter begins', () => {
    expect(mayBegin(actorOf('WB_HANDLER', 'province.land'), draft, organisation)?.departmentId).toBe('province.land');
    expect(mayBegin(actorOf('DEPT_HEAD', 'province.land'), draft, organisation)).toBeNull();
  });

  it('may be inherited from a department that has ended, but begins nothing for it', () => {
    const inherited = { role: 'WB_LEAD', departmentId: 'city.housing', inherited: true } as const;
    const own = { role: 'WB_LEAD', departmentId: 'city.data' } as const;
    const successor = actorOf('WB_LEAD', 'city.data', { offices: [own, inherited] });
    expect(mayGive(successor, draft, parties, organisation)).toEqual(inherited);
    expect(mayBegin(successor, draft, organisation)).toEqual(own);
    expect(mayBegin({ ...successor, offices: [inherited] }, draft, organisation)).toBeNull();
  });

  it.each(['AUDITOR', 'PLATFORM_OPERATOR', 'SYSADMIN'] as const)(
    'does not exist for an account that is also %s (SoD-9)',
    (role) => {
      const mixed = { ...several, offices: [lead, { role, departmentId: 'city.housing' }] };
      expect(mayGive(mixed, draft, parties, organisation)).toBeNull();
      expect(mayBegin(mixed, draft, organisation)).toBeNull();
    },
  );
});

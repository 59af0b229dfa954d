import { describe, expect, it } from '@jest/globals';
import type { OfficeRule } from '../process/definition.js';
import { actorOf } from './actor.fixture.js';
import { holds, mayGive } from './command-rights.js';
import type { Actor } from './roles.js';

const parties = { requester: 'city.housing', provider: 'province.land', extensionAuthority: 'province.data' };
const supply: readonly OfficeRule[] = [
  { side: 'requester', roles: ['WB_HANDLER', 'WB_LEAD'], from: ['DRAFT'] },
  { side: 'requester', roles: ['WB_LEAD'], from: ['SUPPLEMENT_REQUIRED'] },
];
const decide: readonly OfficeRule[] = [
  { side: 'extensionAuthority', roles: ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER'] },
];

describe('who may give a command', () => {
  it.each<[string, Actor, readonly OfficeRule[], string, boolean]>([
    ['the side’s handler', actorOf('WB_HANDLER', 'city.housing'), supply, 'DRAFT', true],
    ['a role the rule does not name', actorOf('ASSESSOR', 'city.housing'), supply, 'DRAFT', false],
    ['a state the rule does not name', actorOf('WB_HANDLER', 'city.housing'), supply, 'SUPPLEMENT_REQUIRED', false],
    ['a later rule for that state', actorOf('WB_LEAD', 'city.housing'), supply, 'SUPPLEMENT_REQUIRED', true],
    ['a state of no rule', actorOf('WB_LEAD', 'city.housing'), supply, 'AGREED', false],
    ['the same role on the other side', actorOf('WB_HANDLER', 'province.land'), supply, 'DRAFT', false],
    ['the same role elsewhere', actorOf('WB_HANDLER', 'city.data'), supply, 'DRAFT', false],
    ['the provider’s authority', actorOf('SA_REVIEWER', 'province.data'), decide, 'ANY', true],
    ['another authority', actorOf('SA_REVIEWER', 'city.data'), decide, 'ANY', false],
    ['a superior authority', actorOf('SA_HEAD', 'nation.data'), decide, 'ANY', false],
    ['somebody without office', { ...actorOf('WB_LEAD', 'city.housing'), offices: [] }, supply, 'DRAFT', false],
  ])('%s', (_, actor, rules, state, expected) => {
    const office = mayGive(actor, rules, { parties, state });
    expect(office).toEqual(expected ? actor.offices[0] : null);
  });

  it('names the office among several in which the command is given', () => {
    const both = actorOf('ASSESSOR', 'city.housing', {
      offices: [
        { role: 'ASSESSOR', departmentId: 'city.housing' },
        { role: 'WB_LEAD', departmentId: 'city.housing' },
      ],
    });
    expect(mayGive(both, supply, { parties, state: 'DRAFT' })).toEqual({
      role: 'WB_LEAD',
      departmentId: 'city.housing',
    });
  });

  it.each(['AUDITOR', 'PLATFORM_OPERATOR', 'SYSADMIN'] as const)('SoD-9: none that also is %s', (role) => {
    const lead = actorOf('WB_LEAD', 'city.housing');
    const mixed = { ...lead, offices: [...lead.offices, { role, departmentId: 'nation.data' }] };
    expect(mayGive(mixed, supply, { parties, state: 'DRAFT' })).toBeNull();
  });

  it('holds a role in a department', () => {
    const lead = actorOf('WB_LEAD', 'city.housing');
    expect(holds(lead, { roles: ['WB_HANDLER', 'WB_LEAD'] }, 'city.housing')).toBe(true);
    expect(holds(lead, { roles: ['WB_LEAD'] }, 'province.land')).toBe(false);
    expect(holds(lead, { roles: ['WB_HANDLER'] }, 'city.housing')).toBe(false);
  });
});

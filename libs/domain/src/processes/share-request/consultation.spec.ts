import { expect, it } from '@jest/globals';
import { actorOf } from '../../access/actor.fixture.js';
import type { Role } from '../../access/roles.js';
import { createOrganisation } from '../../organisation/create-organisation.js';
import { departments, divisions } from '../../organisation/organisation.fixture.js';
import { consultationOf } from './consultation.js';

const organisation = createOrganisation(divisions, departments);
const parties = { requester: 'city.housing', provider: 'province.land', extensionAuthority: 'province.data' };

it.each<[Role, string, 'OWN' | 'LOOK' | null]>([
  ['WB_HANDLER', 'city.housing', 'OWN'],
  ['WB_LEAD', 'city.housing', 'OWN'],
  ['DEPT_HEAD', 'city.housing', 'OWN'],
  ['ASSESSOR', 'city.housing', null],
  ['SYSADMIN', 'city.housing', null],
  ['WB_HANDLER', 'province.land', 'LOOK'],
  ['WB_LEAD', 'province.land', 'LOOK'],
  ['DEPT_HEAD', 'province.land', null],
  ['SA_SUPERVISOR', 'city.data', 'LOOK'],
  ['SA_HEAD', 'city.data', 'LOOK'],
  ['SA_SUPERVISOR', 'province.data', 'LOOK'],
  ['SA_HEAD', 'province.data', 'LOOK'],
  ['SA_REVIEWER', 'province.data', null],
  ['WB_LEAD', 'province.data', null],
  ['SA_SUPERVISOR', 'nation.data', null],
  ['SA_HEAD', 'otherCity.data', null],
  ['GOV_DECIDER', 'province.gov', null],
  ['WB_LEAD', 'otherCity.transport', null],
  ['AUDITOR', 'nation.data', 'LOOK'],
  ['PLATFORM_OPERATOR', 'nation.data', null],
])('%s of %s consults as: %s', (role, departmentId, as) => {
  const consultation = consultationOf(actorOf(role, departmentId), parties, organisation);
  expect(consultation?.as ?? null).toBe(as);
  if (consultation?.as === 'LOOK') expect(consultation.office).toEqual({ role, departmentId });
});

it('in a division without an authority of its own the next one above consults', () => {
  const township = { requester: 'township.office', provider: 'province.land' };
  const above = actorOf('SA_SUPERVISOR', 'county.data');
  expect(consultationOf(above, township, organisation)).toMatchObject({ as: 'LOOK' });
  expect(consultationOf(actorOf('SA_SUPERVISOR', 'city.data'), township, organisation)).toBeNull();
});

it('an account of the requester reads as such, whatever its other offices', () => {
  const offices = [
    { role: 'SA_HEAD', departmentId: 'city.data' },
    { role: 'WB_LEAD', departmentId: 'city.housing' },
  ] as const;
  const both = actorOf('WB_LEAD', 'city.housing', { offices });
  expect(consultationOf(both, parties, organisation)).toEqual({ as: 'OWN' });
});

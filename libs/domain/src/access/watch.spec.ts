import { expect, it } from '@jest/globals';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import { actorOf } from './actor.fixture.js';
import { watchOf } from './watch.js';

const organisation = createOrganisation(divisions, departments);

it.each([
  ['the head of a department: it', actorOf('DEPT_HEAD', 'city.housing'), ['city.housing'], []],
  ['its lead: nothing', actorOf('WB_LEAD', 'city.housing'), [], []],
  ['a reviewer of an authority: nothing', actorOf('SA_REVIEWER', 'city.data'), [], []],
  [
    'a supervisor: the division, not those with an authority of their own',
    actorOf('SA_SUPERVISOR', 'city.data'),
    [],
    ['990100'],
  ],
  [
    'the head of an authority: also divisions below without one',
    actorOf('SA_HEAD', 'county.data'),
    [],
    ['990121', '990121100'],
  ],
  ['a city that has one district without', actorOf('SA_HEAD', 'otherCity.data'), [], ['990200', '990201']],
])('%s', (_, actor, watched, codes) => {
  expect(watchOf(actor, organisation)).toEqual({ departments: watched, divisions: codes });
});

it('watches exactly the departments of which the authority is the one of the same level', () => {
  for (const { id: authority, kind } of departments) {
    if (kind !== 'AUTHORITY') continue;
    const { divisions: codes } = watchOf(actorOf('SA_HEAD', authority), organisation);
    for (const { id, divisionCode } of departments)
      expect([authority, id, codes.includes(divisionCode)]).toEqual([
        authority,
        id,
        organisation.sameLevelAuthority(id).id === authority,
      ]);
  }
});

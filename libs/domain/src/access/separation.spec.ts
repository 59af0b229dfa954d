import { describe, expect, it } from '@jest/globals';
import { actorOf } from './actor.fixture.js';
import { actsForAnother, sameNaturalPerson } from './separation.js';

describe('separation of duties', () => {
  const schools = actorOf('WB_HANDLER', 'county.schools', { personId: 'one' });
  const health = actorOf('WB_HANDLER', 'city.health', { personId: 'one' });
  const other = actorOf('WB_HANDLER', 'city.health', { personId: 'two' });

  it('SoD-1, SoD-2: recognises one person behind two accounts', () => {
    expect(sameNaturalPerson(schools, health)).toBe(true);
    expect(sameNaturalPerson(schools, other)).toBe(false);
  });

  it.each([
    ['no person has acted yet', [], health, false],
    ['they acted for this department', [{ personId: 'one', departmentId: 'city.health' }], health, false],
    [
      'their other account acted for the other party',
      [{ personId: 'one', departmentId: 'county.schools' }],
      health,
      true,
    ],
    ['another person acted for the other party', [{ personId: 'one', departmentId: 'county.schools' }], other, false],
  ])('SoD-12: %s', (_, acted, actor, expected) => {
    expect(actsForAnother(acted, actor, 'city.health')).toBe(expected);
  });
});

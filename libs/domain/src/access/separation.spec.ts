import { describe, expect, it } from '@jest/globals';
import { actorOf } from './actor.fixture.js';
import { actsForAnother, barriers, DUTIES, sameNaturalPerson, SEPARATIONS } from './separation.js';

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

  it('SoD-12: who asked for a matter in another one has not acted for a side of it', () => {
    expect(actsForAnother([{ personId: 'one', departmentId: null }], health, 'city.health')).toBe(false);
  });
});

describe('the table of separations', () => {
  const done = (duty: (typeof DUTIES)[number]) => [{ personId: 'one', departmentId: 'city.health', duties: [duty] }];
  const pairs = SEPARATIONS.flatMap((separation) =>
    separation.one.flatMap((first) => separation.other.map((then) => ({ ...separation, first, then }))),
  );

  it.each(pairs)('SoD-$sod: $first keeps from $then, and the other way round', ({ first, then, bars, barsBack }) => {
    const codes = (acted: typeof first, wanted: typeof first) =>
      barriers(done(acted), { personId: 'one' }, wanted, true).map(({ code }) => code);
    expect(codes(first, then)).toContain(bars.code);
    if (barsBack) expect(codes(then, first)).toContain(barsBack.code);
  });

  it('keeps nobody from what another person did the counterpart of', () => {
    for (const { first, then } of pairs) expect(barriers(done(first), { personId: 'two' }, then, true)).toEqual([]);
  });

  it('lets an authority oversee the cases of others after it has acted in them', () => {
    for (const { first, then, inOwnCase } of pairs.filter((pair) => pair.inOwnCase)) {
      expect(inOwnCase).toBe(true);
      const others = barriers(done(first), { personId: 'one' }, then, false).map(({ code }) => code);
      expect(others).not.toContain('HAS_HANDLED');
    }
  });

  it('lets everybody repeat a duty', () => {
    for (const duty of DUTIES) expect(barriers(done(duty), { personId: 'one' }, duty, true)).toEqual([]);
  });
});

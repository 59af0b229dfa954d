import { describe, expect, it } from '@jest/globals';
import { createOrganisation } from './create-organisation.js';
import { departments, divisions } from './organisation.fixture.js';
import type { Department, Division } from './types.js';

const organisation = createOrganisation(divisions, departments);

describe('authority, superior, government and decider of a department', () => {
  it.each([
    // department, same-level authority, superior authority, own-level government, decides its extension
    ['county.farming', 'county.data', 'city.data', 'county.gov', 'county.data'],
    ['county.data', 'county.data', 'city.data', 'county.gov', 'city.data'],
    ['city.housing', 'city.data', 'province.data', 'city.gov', 'city.data'],
    ['city.data', 'city.data', 'province.data', 'city.gov', 'province.data'],
    ['province.land', 'province.data', 'nation.data', 'province.gov', 'province.data'],
    ['province.data', 'province.data', 'nation.data', 'province.gov', 'nation.data'],
    ['nation.police', 'nation.data', null, 'nation.gov', 'nation.data'],
    ['nation.data', 'nation.data', null, 'nation.gov', 'nation.gov'],
    // no authority or government of its own: the nearest above
    ['township.office', 'county.data', 'city.data', 'county.gov', 'county.data'],
    ['district.schools', 'otherCity.data', 'province.data', 'province.gov', 'otherCity.data'],
    // the registry's parent counts, not the one that the digits suggest
    ['directCounty.data', 'directCounty.data', 'province.data', 'province.gov', 'province.data'],
  ])('%s', (id, sameLevel, superior, government, extension) => {
    expect(organisation.sameLevelAuthority(id).id).toBe(sameLevel);
    expect(organisation.superiorAuthority(id)?.id ?? null).toBe(superior);
    expect(organisation.ownLevelGovernment(id)?.id).toBe(government);
    expect(organisation.extensionAuthority(id).id).toBe(extension);
  });

  it('never lets a provider decide its own extension', () => {
    for (const { id } of departments.filter(({ kind }) => kind !== 'GOVERNMENT')) {
      expect(organisation.extensionAuthority(id).id).not.toBe(id);
    }
  });
});

describe('common superior authority (Art 28(2), Q-25)', () => {
  it.each([
    ['county.farming', 'county.schools', 'county.data'],
    ['township.office', 'county.farming', 'county.data'],
    ['county.farming', 'nextCounty.farming', 'city.data'],
    ['county.farming', 'directCounty.schools', 'province.data'],
    ['county.farming', 'district.schools', 'province.data'],
    ['city.housing', 'county.farming', 'city.data'],
    ['city.housing', 'otherCity.transport', 'province.data'],
    ['district.schools', 'otherCity.transport', 'otherCity.data'],
    ['province.land', 'county.farming', 'province.data'],
    ['province.land', 'otherProvince.land', 'nation.data'],
    ['nation.police', 'county.farming', 'nation.data'],
    ['nation.police', 'nation.data', 'nation.data'],
  ])('%s and %s: %s', (a, b, coordinator) => {
    expect(organisation.commonSuperiorAuthority(a, b).id).toBe(coordinator);
    expect(organisation.commonSuperiorAuthority(b, a).id).toBe(coordinator);
  });
});

describe('the registry', () => {
  it('knows a division and all below it by parent', () => {
    expect(organisation.subtree('990100')).toEqual(['990100', '990121', '990122', '990121100']);
    expect(organisation.subtree('990121100')).toEqual(['990121100']);
    expect(organisation.subtree('100000')).toHaveLength(divisions.length);
  });

  it('knows a division and all above it by parent, and nothing of an unknown code', () => {
    expect(organisation.chain('990121100')).toEqual(['990121100', '990121', '990100', '990000', '100000']);
    expect(organisation.chain('990181')).toEqual(['990181', '990000', '100000']);
    expect(organisation.chain('123456')).toEqual([]);
  });

  it('returns its rows, and throws for unknown ids', () => {
    expect(organisation.department('city.data').divisionCode).toBe('990100');
    expect(organisation.find('nobody')).toBeUndefined();
    expect(organisation.division('990100').level).toBe('MUNICIPAL');
    expect(() => organisation.department('nobody')).toThrow('nobody');
    expect(() => organisation.sameLevelAuthority('nobody')).toThrow('nobody');
    expect(() => organisation.commonSuperiorAuthority('city.data', 'nobody')).toThrow('nobody');
    expect(() => organisation.division('123456')).toThrow('123456');
    expect(() => organisation.subtree('123456')).toThrow('123456');
  });

  const nation: Division = { code: '1', name: '1', level: 'NATIONAL', parentCode: null };
  const authority: Department = {
    id: 'a',
    name: 'a',
    divisionCode: '1',
    uscc: null,
    frontCode: null,
    kind: 'AUTHORITY',
    hasWorkingBody: true,
  };
  it.each<[string, Division[], Department[]]>([
    ['two divisions of one code', [nation, nation], []],
    ['two departments of one id', [nation], [authority, { ...authority, kind: 'DEPT' }]],
    ['two authorities of one division', [nation], [authority, { ...authority, id: 'b' }]],
    ['a department in no division', [nation], [{ ...authority, divisionCode: '2' }]],
    ['a division under none that exists', [{ ...nation, parentCode: '2' }], []],
    [
      'a division above itself',
      [
        { ...nation, parentCode: '2' },
        { ...nation, code: '2', parentCode: '1' },
      ],
      [],
    ],
  ])('refuses %s', (_, someDivisions, someDepartments) => {
    expect(() => createOrganisation(someDivisions, someDepartments)).toThrow();
  });

  it('lets a department that has ended act through the working body of its last successor', () => {
    const ended = (id: string, successor: string | null): Department => ({
      ...authority,
      id,
      kind: 'DEPT',
      hasWorkingBody: true,
      endedAt: '2026-03-02T01:00:00.000Z',
      successor,
    });
    const last: Department = { ...authority, id: 'c', kind: 'DEPT', isBodyOfOne: true };
    const made = createOrganisation([nation], [authority, ended('a1', 'b'), ended('b', 'c'), last, ended('z', null)]);
    expect(made.department('a1')).toMatchObject({ id: 'a1', hasWorkingBody: true, isBodyOfOne: true, successor: 'b' });
    expect(['a', 'a1', 'b', 'c', 'z'].map((id) => made.actsThrough(id))).toEqual(['a', 'c', 'c', 'c', 'z']);
    const without = createOrganisation([nation], [ended('b', 'c'), { ...last, hasWorkingBody: false }]);
    expect(without.department('b').hasWorkingBody).toBe(false);
  });

  it('has an authority in the place of one that has ended', () => {
    const before = { ...authority, endedAt: '2026-03-02T01:00:00.000Z', successor: 'b' };
    const made = createOrganisation([nation], [before, { ...authority, id: 'b' }]);
    expect(made.sameLevelAuthority('a').id).toBe('b');
  });

  it('throws if no authority stands above the departments', () => {
    const alone = createOrganisation([nation], [authority, { ...authority, id: 'd', kind: 'DEPT' }]);
    expect(() => alone.extensionAuthority('a')).toThrow('nobody stands above a');
    const lawless = createOrganisation([nation], [{ ...authority, kind: 'DEPT' }]);
    expect(() => lawless.sameLevelAuthority('a')).toThrow('no authority');
  });
});

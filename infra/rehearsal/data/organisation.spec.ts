import { describe, expect, it } from '@jest/globals';
import { createOrganisation, usccIsValid } from '#libs/domain';
import { departments, divisions } from './organisation.js';

const organisation = createOrganisation(divisions, departments);

describe('the sample country', () => {
  it('has six divisions, eighteen departments and five governments', () => {
    expect(divisions).toHaveLength(6);
    expect(departments.filter(({ hasWorkingBody }) => hasWorkingBody)).toHaveLength(18);
    expect(departments.filter(({ kind }) => kind === 'GOVERNMENT')).toHaveLength(5);
    expect(departments.filter(({ kind }) => kind === 'AUTHORITY').map(({ id }) => id)).toEqual([
      'N1',
      'P1',
      'M1',
      'M5',
      'C1',
    ]);
  });

  it('has a valid and unique credit code for each department', () => {
    const codes = departments.flatMap(({ uscc }) => uscc ?? []);
    expect(codes).toHaveLength(18);
    expect(new Set(codes).size).toBe(18);
    expect(codes.filter((code) => !usccIsValid(code))).toEqual([]);
  });

  it.each([
    // department, same-level authority, superior, government, decides its extension
    ['N1', 'N1', null, 'GOV-N', 'GOV-N'],
    ['N3', 'N1', null, 'GOV-N', 'N1'],
    ['P1', 'P1', 'N1', 'GOV-P', 'N1'],
    ['P6', 'P1', 'N1', 'GOV-P', 'P1'],
    ['M1', 'M1', 'P1', 'GOV-M', 'P1'],
    ['M4', 'M1', 'P1', 'GOV-M', 'M1'],
    ['M5', 'M5', 'P1', 'GOV-M5', 'P1'],
    ['M6', 'M5', 'P1', 'GOV-M5', 'M5'],
    ['C1', 'C1', 'M1', 'GOV-C', 'M1'],
    ['C3', 'C1', 'M1', 'GOV-C', 'C1'],
  ])(
    '%s has its authority, superior, government and extension authority',
    (id, sameLevel, superior, government, extension) => {
      expect(organisation.sameLevelAuthority(id).id).toBe(sameLevel);
      expect(organisation.superiorAuthority(id)?.id ?? null).toBe(superior);
      expect(organisation.ownLevelGovernment(id)?.id).toBe(government);
      expect(organisation.extensionAuthority(id).id).toBe(extension);
    },
  );

  it.each([
    ['C2', 'C3', 'C1'],
    ['M3', 'M2', 'M1'],
    ['M4', 'C2', 'M1'],
    ['M6', 'M4', 'P1'],
    ['C2', 'P5', 'P1'],
    ['N2', 'C3', 'N1'],
  ])('%s and %s have the common superior authority %s', (a, b, coordinator) => {
    expect(organisation.commonSuperiorAuthority(a, b).id).toBe(coordinator);
  });
});

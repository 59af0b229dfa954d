import type { Department, DepartmentKind, Division, DivisionLevel } from './types.js';

const division = (code: string, level: DivisionLevel, parentCode: string | null): Division => ({
  code,
  name: code,
  level,
  parentCode,
});

/**
 * A small country for tests: two provinces; in the first, two cities and two counties; a township and a new district
 * without an authority of their own; a county directly under the province whose digits suggest another parent.
 */
export const divisions: readonly Division[] = [
  division('100000', 'NATIONAL', null),
  division('990000', 'PROVINCIAL', '100000'),
  division('980000', 'PROVINCIAL', '100000'),
  division('990100', 'MUNICIPAL', '990000'),
  division('990121', 'COUNTY', '990100'),
  division('990122', 'COUNTY', '990100'),
  division('990121100', 'TOWNSHIP', '990121'),
  division('990200', 'MUNICIPAL', '990000'),
  division('990201', 'COUNTY', '990200'),
  division('990181', 'COUNTY', '990000'),
];

/** A valid code from the range that GB 11714 reserves for private use; all departments of the fixture share it. */
const USCC = '11990000PDY000052J';

const department = (
  id: string,
  divisionCode: string,
  kind: DepartmentKind = 'DEPT',
  frontCode: string | null = null,
): Department => ({
  id,
  name: id,
  divisionCode,
  frontCode,
  uscc: kind === 'GOVERNMENT' ? null : USCC,
  kind,
  hasWorkingBody: kind !== 'GOVERNMENT',
});

export const departments: readonly Department[] = [
  department('nation.data', '100000', 'AUTHORITY'),
  department('nation.gov', '100000', 'GOVERNMENT'),
  department('nation.police', '100000'),
  department('province.data', '990000', 'AUTHORITY', '3070990000001'),
  department('province.gov', '990000', 'GOVERNMENT'),
  department('province.land', '990000', 'DEPT', '3070990000002'),
  department('province.police', '990000'),
  department('otherProvince.data', '980000', 'AUTHORITY'),
  department('otherProvince.land', '980000'),
  department('city.data', '990100', 'AUTHORITY'),
  department('city.gov', '990100', 'GOVERNMENT'),
  department('city.housing', '990100'),
  department('city.health', '990100'),
  department('county.data', '990121', 'AUTHORITY'),
  department('county.gov', '990121', 'GOVERNMENT'),
  department('county.farming', '990121'),
  department('county.schools', '990121'),
  department('nextCounty.data', '990122', 'AUTHORITY'),
  department('nextCounty.farming', '990122'),
  department('township.office', '990121100', 'AUTHORISED_ORG'),
  department('otherCity.data', '990200', 'AUTHORITY'),
  department('otherCity.transport', '990200'),
  department('district.schools', '990201'),
  department('directCounty.data', '990181', 'AUTHORITY'),
  department('directCounty.schools', '990181'),
];

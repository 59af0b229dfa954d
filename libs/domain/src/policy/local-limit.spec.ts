import { expect, it } from '@jest/globals';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import { localLimitAt } from './local-limit.js';

const organisation = createOrganisation(divisions, departments);
const limit = (divisionPrefix: string, workingDays: number) =>
  ({ divisionPrefix, clause: '26(2)', workingDays, basis: '办法（示例）' }) as const;
const LIMITS = [limit('99', 8), limit('9901', 6), limit('990121', 4)];

it.each([
  ['the division itself', '990121', 4],
  ['a township of it', '990121100', 4],
  ['a division beside it', '990122', 6],
  ['a county directly under the province, whatever its digits suggest', '990181', 8],
  ['another province', '980000', undefined],
])('the limit of the nearest division holds for %s (Art 23)', (_, code, days) => {
  const found = localLimitAt(organisation.chain(code), '26(2)', undefined, { localLimits: LIMITS });
  expect(found?.workingDays).toBe(days);
});

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, atLocal, type Instant } from '../../calendar/time.js';
import { heldOffice } from './period.js';
import type { OfficeGrant } from './office-grant.state.js';

const DAY_MS = 24 * 3_600_000;
const instant = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => addMs(atLocal('2026-01-01'), hours * 3_600_000));
const day = fc.integer({ min: 1, max: 59 }).map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));

const grants: fc.Arbitrary<OfficeGrant> = fc
  .record({
    from: fc.option(day),
    until: fc.option(day),
    confirmedAt: fc.option(instant, { freq: 5 }),
    later: fc.option(fc.integer({ min: 0, max: 60 * DAY_MS })),
  })
  .map(({ later, ...grant }) => ({
    accountId: 'land.clerk',
    personId: 'p',
    role: 'WB_LEAD',
    departmentId: 'province.land',
    auditedDivisions: [],
    proposedBy: 'admin.1',
    endedAt: grant.confirmedAt === null || later === null ? null : addMs(grant.confirmedAt, later),
    ...grant,
  }));

/** True if the office is held at an instant, said without intervals. */
function isHeld({ from, until, confirmedAt, endedAt }: OfficeGrant, at: Instant): boolean {
  if (confirmedAt === null || at < confirmedAt) return false;
  if (endedAt !== null && at >= endedAt) return false;
  return (from === null || at >= atLocal(from)) && (until === null || at < atLocal(until));
}

it('an office is held from its confirmation and its first day until its last day and its end', () => {
  fc.assert(
    fc.property(grants, instant, (grant, at) => {
      const office = heldOffice(grant);
      const isWithin = office !== null && office.heldFrom <= at && (office.heldTo === null || at < office.heldTo);
      expect(isWithin).toBe(isHeld(grant, at));
    }),
  );
});

it('an office that is never held publishes nothing, and one that is lasts some time', () => {
  fc.assert(
    fc.property(grants, (grant) => {
      const office = heldOffice(grant);
      if (grant.confirmedAt === null) expect(office).toBeNull();
      if (office?.heldTo) expect(office.heldTo > office.heldFrom).toBe(true);
    }),
  );
});

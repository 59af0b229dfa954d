import { atLocal, type Instant } from '../../calendar/time.js';
import type { PublishedOffice } from '../../matter/side-tables.js';
import type { OfficeGrant } from './office-grant.state.js';

/** Returns the office with the instants between which it is held; null if it never was. */
export function heldOffice(grant: OfficeGrant): PublishedOffice | null {
  const { accountId, role, departmentId, from, until, auditedDivisions, confirmedAt, endedAt } = grant;
  if (confirmedAt === null) return null;
  const heldFrom = latest(confirmedAt, from && atLocal(from));
  const heldTo = earliest(until && atLocal(until), endedAt);
  if (heldTo !== null && heldTo <= heldFrom) return null;
  return { accountId, role, departmentId, auditedDivisions, heldFrom, heldTo };
}

const latest = (one: Instant, other: Instant | null): Instant => (other !== null && other > one ? other : one);
const earliest = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other;

import type { PublishedOffice } from '../../matter/side-tables.js';
import { heldBetween } from '../administering/term.js';
import type { OfficeGrant } from './office-grant.state.js';

/** Returns the office with the instants between which it is held; null if it never was. */
export function heldOffice(grant: OfficeGrant): PublishedOffice | null {
  const { accountId, role, departmentId, auditedDivisions } = grant;
  const held = heldBetween(grant);
  return held && { accountId, role, departmentId, auditedDivisions, ...held };
}

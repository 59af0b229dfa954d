import type { Organisation } from '../organisation/organisation.js';
import { AUTHORITY_ROLES, type Office, type Role } from './roles.js';

/**
 * True if the office exists: the roles of a sharing authority are held in an authority, that of the decider in a
 * government (§5.1). An appointment to one of them in another department gives no right, neither to act nor to read.
 */
export function isPlaced({ role, departmentId }: Office, organisation: Organisation): boolean {
  const ofAuthority: readonly Role[] = AUTHORITY_ROLES;
  if (ofAuthority.includes(role)) return organisation.department(departmentId).kind === 'AUTHORITY';
  return role !== 'GOV_DECIDER' || organisation.department(departmentId).kind === 'GOVERNMENT';
}

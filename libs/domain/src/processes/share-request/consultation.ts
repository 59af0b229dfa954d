import type { Actor, Office, Role } from '../../access/roles.js';
import type { Organisation } from '../../organisation/organisation.js';
import type { Parties } from '../../access/parties.js';

/**
 * Capacity in which an account reads use records: as one of the requester's own people (OWN), or in an office that may
 * consult them (LOOK).
 */
export type Consultation =
  | { readonly as: 'OWN' }
  /** Each such reading is logged with its purpose. */
  | { readonly as: 'LOOK'; readonly office: Office };

const WORKING_BODY: readonly Role[] = ['WB_HANDLER', 'WB_LEAD'];
const AUTHORITY: readonly Role[] = ['SA_SUPERVISOR', 'SA_HEAD'];

/**
 * Returns the capacity in which a reader of the request may consult its use records (Art 29(2), §5.2): the requester's
 * people, the provider's working body, the same-level authorities of both parties, and auditors; null for all others.
 */
export function consultationOf(
  { offices }: Actor,
  { requester, provider }: Parties<'requester' | 'provider'>,
  organisation: Organisation,
): Consultation | null {
  const own: readonly Role[] = [...WORKING_BODY, 'DEPT_HEAD'];
  if (offices.some(({ role, departmentId }) => departmentId === requester && own.includes(role))) return { as: 'OWN' };
  const authorities = [requester, provider].map((id) => organisation.sameLevelAuthority(id).id);
  const office = offices.find(({ role, departmentId }) => {
    if (role === 'AUDITOR') return true;
    if (departmentId === provider && WORKING_BODY.includes(role)) return true;
    return AUTHORITY.includes(role) && authorities.includes(departmentId);
  });
  return office ? { as: 'LOOK', office } : null;
}

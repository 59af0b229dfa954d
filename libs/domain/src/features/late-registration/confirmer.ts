import type { Organisation } from '../../organisation/organisation.js';
import type { Department } from '../../organisation/types.js';
import type { Parties } from '../../access/parties.js';

/**
 * Returns the authority that confirms an earlier receipt: the same-level authority of the responsible department, or
 * the next one above, a government at the top. The responsible and the registering department and the parties of the
 * matter are passed over. null if there is none.
 */
export function confirmerOf(
  responsible: string,
  registering: string,
  { requester, provider, source }: Parties,
  organisation: Organisation,
): Department | null {
  const barred = [responsible, registering, requester, provider, source];
  let one: Department | null = organisation.sameLevelAuthority(responsible);
  while (one !== null && barred.includes(one.id)) one = above(one, organisation);
  return one;
}

function above({ id, kind }: Department, organisation: Organisation): Department | null {
  if (kind !== 'AUTHORITY') return null;
  return organisation.superiorAuthority(id) ?? organisation.ownLevelGovernment(id);
}

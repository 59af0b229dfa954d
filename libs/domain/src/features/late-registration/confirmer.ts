import type { Organisation } from '../../organisation/organisation.js';
import type { Department } from '../../organisation/types.js';
import type { Parties } from '../../access/parties.js';

/**
 * Who confirms that a paper came earlier: the same-level authority of the department that answers for the clock; where
 * that is this department itself, asks or provides in the matter, or registers, whoever stands above it. null where
 * nobody does.
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

import type { Organisation } from '../../organisation/organisation.js';
import type { Department } from '../../organisation/types.js';
import type { Clock } from '../../clock/clock.js';
import type { Parties } from '../../access/parties.js';

/**
 * Returns the authority that confirms an earlier receipt: the same-level authority of the responsible department, or
 * the next one above, a government at the top. The registering department, the parties of the matter, and whoever owes a
 * limit of the Regulation that the receipt moves are passed over, because nobody decides in their own cause. null if there
 * is none.
 */
export function confirmerOf(
  { responsible, moved }: { readonly responsible: string; readonly moved: readonly Clock[] },
  registering: string,
  { requester, provider, source }: Parties,
  organisation: Organisation,
): Department | null {
  const owing = moved.filter(({ kind }) => kind === 'STATUTORY').map((clock) => clock.responsible);
  const barred = [responsible, ...owing, registering, requester, provider, source];
  let one: Department | null = organisation.sameLevelAuthority(responsible);
  while (one !== null && barred.includes(one.id)) one = above(one, organisation);
  return one;
}

function above({ id, kind }: Department, organisation: Organisation): Department | null {
  if (kind !== 'AUTHORITY') return null;
  return organisation.superiorAuthority(id) ?? organisation.ownLevelGovernment(id);
}

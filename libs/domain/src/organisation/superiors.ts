import type { Organisation } from './organisation.js';

/**
 * Ids of the bodies that may undo what an authority or a government has decided: the authority above and the government of the
 * level; for a government the one above it. Empty at the top.
 */
export function superiorsOf(id: string, organisation: Organisation): readonly string[] {
  const above = organisation.superiorAuthority(id);
  if (organisation.department(id).kind !== 'GOVERNMENT') return idsOf(above, organisation.ownLevelGovernment(id));
  return idsOf(above && organisation.ownLevelGovernment(above.id));
}

const idsOf = (...bodies: readonly ({ readonly id: string } | null)[]): readonly string[] =>
  bodies.flatMap((body) => (body ? [body.id] : []));

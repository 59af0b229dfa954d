import type { Audience, Eyes } from '../access/audience.js';
import { audienceOf } from '../access/sides.js';
import type { Matter } from './matter.js';
import type { SealedDefinition } from './definition.js';

/** Returns the matter in the state that these eyes see. */
export function asSeenBy<M extends Matter>(matter: M, eyes: Eyes): M {
  const { outer } = matter;
  return outer && !eyes.has(outer.side) ? { ...matter, state: outer.state, since: outer.since, outer: null } : matter;
}

/** Returns the matter in the state that a department sees, by its side. */
export const asSeenFrom = <M extends Matter>(matter: M, departmentId: string): M =>
  asSeenBy(matter, new Set<Audience>([audienceOf(departmentId, matter.parties)]));

/** Returns the states in which a matter may be that somebody sees in this one: others too may look so from outside. */
export const statesSeenAs = ({ inner = {} }: Pick<SealedDefinition, 'inner'>, state: string): readonly string[] => [
  state,
  ...Object.keys(inner).filter((one) => inner[one]?.includes(state)),
];

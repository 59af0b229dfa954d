import type { Deed } from './matter.js';

/**
 * Adds the person of this deed to a list of natural persons, each once: duties are separated by person, not by account
 * (§5.3).
 */
export function persons(before: readonly string[], { actor }: Deed): readonly string[] {
  return actor && !before.includes(actor.personId) ? [...before, actor.personId] : before;
}

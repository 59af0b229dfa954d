import type { Deed } from './matter.js';

/** Natural persons with the one of this deed, each once: separation of duties (§5.3) is between persons, not accounts. */
export function persons(before: readonly string[], { actor }: Deed): readonly string[] {
  return actor && !before.includes(actor.personId) ? [...before, actor.personId] : before;
}

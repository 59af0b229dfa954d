import { forbidden, rule, type Refusal } from '../../../language/refusal.js';
import { seenLength } from '../../../language/text.js';
import type { ActContext } from '../../../matter/context.js';
import { held, rowsFor } from '../../../matter/table.js';
import type { BreachClause } from '../clauses.js';
import type { BreachEvent } from '../breach-candidate.events.js';
import type { BreachCandidate, CandidateSide } from '../breach-candidate.state.js';
import { OUR_NUMBERS } from '../../../law/our-numbers.js';

export { done, refuse, refuseRule } from '../../../matter/table.js';

export const row = rowsFor<BreachCandidate, BreachEvent, CandidateSide>();

/**
 * Roles that judge: the authority of the responsible department's level (Arts 39, 40); for an authority the next one
 * above, or the government (Art 41).
 */
export const JUDGE = held('authority', 'SA_SUPERVISOR', 'SA_HEAD', 'GOV_DECIDER');
export const ANSWERABLE = held('responsible', 'WB_LEAD', 'DEPT_HEAD');

export const isSelf = (personId: string | null | undefined, { actor }: ActContext): boolean =>
  actor !== null && personId === actor.personId;

/** Refuses a person who acted in the matter from which the candidate came (SoD-6). */
export function handledIt({ late, clause }: BreachCandidate, context: ActContext<'matter'>): Refusal | null {
  const acted = (late && context.facts.get('matter', late.matterId)?.acted) ?? [];
  if (!acted.some((personId) => isSelf(personId, context))) return null;
  return forbidden('HANDLED_THE_MATTER', '您办理过所涉事项，不得认定由此产生的违规线索。', clause);
}

/** Refuses a text without reasons: it must stand before a court (§2.15). */
export function tooShort(given: string, field: string, clause: BreachClause): Refusal | null {
  if (seenLength(given) >= OUR_NUMBERS.minReasonLength.value) return null;
  const message = `理由不得少于 ${OUR_NUMBERS.minReasonLength.value} 个字`;
  return rule('REASON_TOO_SHORT', clause, `${message}。`, [{ field, message }]);
}

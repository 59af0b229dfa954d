import { actsInLateMatter, barriers, isParty, type Act, type Duty } from '../../../access/separation.js';
import { forbidden, type Refusal } from '../../../language/refusal.js';
import type { ActContext } from '../../../matter/context.js';
import { rowsFor } from '../../../matter/table.js';
import type { Organisation } from '../../../organisation/organisation.js';
import { superiorsOf } from '../../../organisation/superiors.js';
import type { BreachEvent } from '../breach-candidate.events.js';
import type { BreachCandidate, CandidateMatter, CandidateSide } from '../breach-candidate.state.js';

export { done, refuse, refuseRule } from '../../../matter/table.js';

export const row = rowsFor<BreachCandidate, BreachEvent, CandidateSide>();

/** Refuses a person whom these acts keep from the duty (§5.3). */
export function kept(acts: readonly Act[], duty: Duty, { actor }: ActContext, clause: string): Refusal | null {
  const [barrier] = actor ? barriers(acts, actor, duty, false) : [];
  return barrier ? forbidden(barrier.code, barrier.message, clause) : null;
}

/** Refuses a person who acted in the matter from which the candidate came (SoD-6). */
export function handledIt({ late, clause }: BreachCandidate, context: ActContext<'matter'>): Refusal | null {
  const acted = (late && context.facts.get('matter', late.matterId)?.acted) ?? [];
  return kept(actsInLateMatter(acted), 'JUDGE', context, clause);
}

/** True of a department that is itself a party of the late matter, as an authority that applied for the data. */
export function isOfLateMatter(
  { late }: BreachCandidate,
  departmentId: string,
  { facts }: ActContext<'matter'>,
): boolean {
  const parties = late && facts.get('matter', late.matterId)?.parties;
  return Boolean(parties && isParty(departmentId, parties));
}

/** Refuses the people of a department that is itself a party of the late matter. */
export const ofAParty = (data: BreachCandidate, context: ActContext<'matter'>): Refusal | null =>
  isOfLateMatter(data, context.office.departmentId, context)
    ? forbidden('NOT_YOUR_OFFICE', A_PARTY, data.clause)
    : null;

const A_PARTY = '主管部门是所涉事项的一方的，不认定对方违规，也不撤销该认定，由其上级主管部门办理。';

/** True for a superior of a judging body that is no party to the lateness. */
export function isAbove(
  { data: { lateness }, parties }: CandidateMatter,
  judging: string,
  departmentId: string,
  organisation: Organisation,
): boolean {
  const isOther = [parties.responsible, lateness?.otherParty].includes(departmentId);
  return !isOther && superiorsOf(judging, organisation).includes(departmentId);
}

import { mayGive } from '../../../access/command-rights.js';
import { rightTo } from '../../../access/rights.js';
import type { Actor } from '../../../access/roles.js';
import { actsForAnother, actsInLateMatter, barriers, type Act, type Duty } from '../../../access/separation.js';
import { BREACH_CANDIDATE } from '../../../features/breach.js';
import type { ActContext } from '../../../matter/context.js';
import { ask, type FactRequest } from '../../../matter/facts.js';
import type { Notice } from '../../../matter/happening.js';
import { superiorsOf } from '../../../organisation/superiors.js';
import { judges } from '../breach-candidate.notices.js';
import { judgingBody, type BreachCandidate, type CandidateMatter, type Judgement } from '../breach-candidate.state.js';
import { isAbove, isOfLateMatter } from './breach-candidate.row.js';

/** Requests what tells if §5.3 leaves the authority a person who may judge. */
export const judgesNeeded = (matter: CandidateMatter | null): readonly FactRequest<'holders' | 'matter'>[] =>
  matter === null
    ? []
    : [
        ask('holders', matter.parties.authority),
        ...(matter.data.late ? [ask('matter', matter.data.late.matterId)] : []),
      ];

/** True if §5.3 leaves the authority a person who may judge (SoD-6, SoD-8). */
export function hasJudge(matter: CandidateMatter, context: ActContext<'holders' | 'matter'>): boolean {
  const { authority } = matter.parties;
  if (isOfLateMatter(matter.data, authority, context)) return false;
  const { offices } = rightTo(BREACH_CANDIDATE, 'judge');
  return context.facts.get('holders', authority).some((actor) => {
    const office = mayGive(actor, offices, matter.parties, context.organisation);
    return office && !actsForAnother(matter.acted, actor, authority) && !isKept(matter, actor, context);
  });
}

/**
 * Notice to the bodies above that may judge in the authority's place, if nobody of it is left once the matter is in this
 * state; none otherwise. The authority and the body that judged are told by other notices.
 */
export function toBodiesAbove(
  matter: CandidateMatter,
  state: 'OPEN' | 'CONTESTED',
  words: string,
  context: ActContext<'holders' | 'matter'>,
): readonly Notice[] {
  if (hasJudge({ ...matter, state }, context)) return [];
  const { organisation } = context;
  const { authority } = matter.parties;
  const bodies = superiorsOf(authority, organisation).filter(
    (id) => id !== judgingBody(matter) && isAbove(matter, authority, id, organisation),
  );
  const text = `${organisation.department(authority).name}的人员依职责分离均不得认定，可由本机关认定。${words}`;
  return bodies.map((id) => ({ to: judges(id, organisation), text }));
}

/** True if a person's own acts, here or in the matter that was late, keep them from the judgement. */
function isKept({ state, data, acted }: CandidateMatter, person: Actor, { facts }: ActContext<'matter'>): boolean {
  const late = (data.late && facts.get('matter', data.late.matterId)?.acted) ?? [];
  const kept = (acts: readonly Act[], duty: Duty): boolean => barriers(acts, person, duty, false).length > 0;
  return kept(acted, 'JUDGE') || kept(rejected(state, data), 'JUDGE_ANEW') || kept(actsInLateMatter(late), 'JUDGE');
}

/** Judgements before the last objection or undoing, as acts: another person judges after those (SoD-8). */
export function rejected(state: string, { judgements }: BreachCandidate): readonly Act[] {
  return rejectedOf(state, judgements).map(({ personId }) => ({ personId, departmentId: null, duties: ['JUDGE'] }));
}

function rejectedOf(state: string, judgements: readonly Judgement[]): readonly Judgement[] {
  if (state === 'CONTESTED') return judgements;
  const throughUndone = judgements.findLastIndex(({ undone }) => undone !== undefined) + 1;
  const beforeAnswer = judgements.findLastIndex(({ answersObjection }) => answersObjection === true);
  return judgements.slice(0, Math.max(throughUndone, beforeAnswer));
}

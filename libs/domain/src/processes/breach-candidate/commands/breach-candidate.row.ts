import { held, rowsFor } from '../../../matter/table.js';
import type { BreachEvent } from '../breach-candidate.events.js';
import type { BreachCandidate, CandidateSide } from '../breach-candidate.state.js';

export { done, refuse, refuseRule } from '../../../matter/table.js';

export const row = rowsFor<BreachCandidate, BreachEvent, CandidateSide>();

/**
 * Roles that judge: the authority of the responsible department's level (Arts 39, 40); for an authority the next one
 * above, or the government (Art 41).
 */
export const JUDGE = held('authority', 'SA_SUPERVISOR', 'SA_HEAD', 'GOV_DECIDER');
export const ANSWERABLE = held('responsible', 'WB_LEAD', 'DEPT_HEAD');

import type { Role } from '../../access/roles.js';
import type { Task } from '../../matter/definition.js';
import { dutyClockId } from './correction-request.clocks.js';
import {
  findingOf,
  isCorrectedByHolder,
  places,
  type CorrectionMatter,
  type CorrectionState,
} from './correction-request.state.js';

/** Task that other sides see while a department verifies: the step at which it stands would tell what it has found so far. */
const ANSWER: NonNullable<Task['outside']> = { command: 'feed-back', roles: ['WB_LEAD'] };

/** Tasks of the current state (待办), each with its clock. */
export function tasks(matter: CorrectionMatter): readonly Task[] {
  const { data, parties } = matter;
  const clockId = dutyClockId(matter);
  const one = (command: string, departmentId: string | undefined, role: Role, clock: string | null): readonly Task[] =>
    departmentId === undefined ? [] : [{ command, departmentId, roles: [role], clockId: clock }];
  switch (matter.state as CorrectionState) {
    case 'DRAFT':
      return one('submit-correction', parties.requester, 'WB_HANDLER', null);
    case 'SUBMITTED':
      return one('start-verification', data.responsible, 'WB_HANDLER', clockId);
    case 'REROUTED':
      return one('accept-reroute', parties.source, 'WB_HANDLER', clockId);
    case 'VERIFYING': {
      const { command, role } = next(matter);
      return one(command, data.responsible, role, clockId).map((task) => ({ ...task, outside: ANSWER }));
    }
    case 'FED_BACK':
      return one('accept-feedback', parties.requester, 'WB_HANDLER', 'acceptance');
    case 'DISAGREED':
      return one('answer-disagreement', data.responsible, 'WB_LEAD', 'answer');
    case 'CLOSED':
    case 'WITHDRAWN':
    case 'ADOPTED':
      return [];
  }
}

/** Next step: verify every error, then correct the confirmed ones, then feed back. */
function next({ data }: CorrectionMatter): { readonly command: string; readonly role: Role } {
  const found = places(data).map((place) => ({ place, finding: findingOf(data, place) }));
  if (found.some(({ finding }) => !finding)) return { command: 'record-finding', role: 'WB_HANDLER' };
  if (found.some(({ place, finding }) => finding?.confirmed && !isCorrectedByHolder(data, place)))
    return { command: 'record-correction', role: 'WB_HANDLER' };
  return { command: 'feed-back', role: 'WB_LEAD' };
}

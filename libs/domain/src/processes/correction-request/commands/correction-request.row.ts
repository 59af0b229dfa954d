import type { ActContext } from '../../../matter/context.js';
import { forbidden, type Refusal } from '../../../language/refusal.js';
import { held, rowsFor } from '../../../matter/table.js';
import type { CorrectionEvent } from '../correction-request.events.js';
import type { Correction, CorrectionMatter, CorrectionSide } from '../correction-request.state.js';

export { done, held, refuse, refuseRule, staleRevision, supervisors, workingBody } from '../../../matter/table.js';

export const row = rowsFor<Correction, CorrectionEvent, CorrectionSide>();

export const REQUESTER_BODY = held('requester', 'WB_HANDLER', 'WB_LEAD');
export const PROVIDER_HANDLER = held('provider', 'WB_HANDLER');
export const SOURCE_HANDLER = held('source', 'WB_HANDLER');
/** Handlers of provider and source; `notResponsible` refuses the one that is not responsible now. */
export const EITHER_HANDLER = [PROVIDER_HANDLER, SOURCE_HANDLER];
export const EITHER_LEAD = [held('provider', 'WB_LEAD'), held('source', 'WB_LEAD')];

/** the provider is responsible until the source department has accepted; then the source alone is. */
export function notResponsible({ data }: CorrectionMatter, { office, organisation }: ActContext): Refusal | null {
  if (office.departmentId === data.responsible) return null;
  const { name } = organisation.department(data.responsible);
  return forbidden('NOT_RESPONSIBLE', `本事项现由${name}负责核实、更正、反馈。`, '26(2)');
}

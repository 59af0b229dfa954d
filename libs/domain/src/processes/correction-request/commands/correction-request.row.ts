import type { ActContext } from '../../../matter/context.js';
import { forbidden, type Refusal } from '../../../language/refusal.js';
import { rowsFor } from '../../../matter/table.js';
import type { CorrectionEvent } from '../correction-request.events.js';
import type { Correction, CorrectionMatter, CorrectionSide } from '../correction-request.state.js';

export { done, refuse, refuseRule, staleRevision, supervisors, workingBody } from '../../../matter/table.js';

export const row = rowsFor<Correction, CorrectionEvent, CorrectionSide>();

/** Refuses the one of provider and source that is not responsible now. Q-18: the provider is responsible until the source department has accepted; then the source alone is. */
export function notResponsible({ data }: CorrectionMatter, { office, organisation }: ActContext): Refusal | null {
  if (office.departmentId === data.responsible) return null;
  const { name } = organisation.department(data.responsible);
  return forbidden('NOT_RESPONSIBLE', `本事项现由${name}负责核实、更正、反馈。`, '26(2)');
}

import type { Audience } from '../../access/audience.js';
import type { Recipient } from '../../access/recipient.js';
import { isParty } from '../../access/separation.js';
import { audienceOf } from '../../access/sides.js';
import type { ActContext } from '../../matter/context.js';
import type { SealedDefinition } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';
import { supervisors, workingBody } from '../../matter/table.js';

/**
 * Returns the offices of the other sides that read lines for this audience, by department; empty while the matter is
 * open to nobody else.
 */
export function othersToTell(
  process: SealedDefinition,
  matter: Matter,
  audience: Audience,
  { office, organisation }: ActContext,
): readonly (readonly Recipient[])[] {
  if (!process.isOpenToParties(matter)) return [];
  const { parties } = matter;
  const others = new Set(Object.values(parties).filter((id) => id !== office.departmentId));
  const isReader = (id: string): boolean =>
    audience === 'everybody' || audience === 'everyDepartment' || audienceOf(id, parties) === audience;
  return [...others].filter(isReader).map((departmentId) => {
    if (isParty(departmentId, parties)) return workingBody(departmentId);
    const isGovernment = organisation.department(departmentId).kind === 'GOVERNMENT';
    return isGovernment ? [{ departmentId, role: 'GOV_DECIDER' }] : supervisors(departmentId);
  });
}

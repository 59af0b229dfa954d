import { isBusinessRole, ROLES, type Actor, type Role } from '../../../access/roles.js';
import { mayRead, readerScope, type ReadableMatter } from '../../../access/reading.js';
import type { ActContext } from '../../../matter/context.js';
import type { OfficeRule } from '../../../access/office-rule.js';
import type { CommandRow, SealedDefinition } from '../../../matter/definition.js';
import type { Recipient } from '../../../access/recipient.js';
import type { DomainEvent } from '../../../matter/happening.js';
import { SIDES } from '../../../access/parties.js';
import type { Matter } from '../../../matter/matter.js';
import { rule, type Refusal } from '../../../language/refusal.js';
import { held, rowsFor, workingBody } from '../../../matter/table.js';
import type { EverydayEvent } from '../everyday.events.js';

export { done, refuse, refuseRule, supervisors, workingBody } from '../../../matter/table.js';

/** Clause of everyday acts: the working body of a department handles its sharing (Art 11). */
export const HANDLING_CLAUSE = '11';

export type EverydayRow = CommandRow<unknown, DomainEvent>;
export const row = rowsFor<unknown, EverydayEvent, never>();

const onAnySide = (...roles: readonly Role[]): readonly OfficeRule[] => SIDES.map((side) => held(side, ...roles));
/** Offices that receive a document for a party: its working body, or the reviewer of an authority. */
export const RECEIVERS = onAnySide('WB_HANDLER', 'WB_LEAD', 'SA_REVIEWER');
/** Offices that handle the matter, for any party. */
export const HANDLERS = onAnySide('WB_HANDLER', 'WB_LEAD', 'SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD');
export const LEADS = onAnySide('WB_LEAD', 'SA_HEAD', 'GOV_DECIDER');
/** All business offices of the parties. */
export const ANYBODY = onAnySide(...ROLES.filter(isBusinessRole));

/**
 * Finds the business offices of another account in the acting department; null if it holds none there, or if the matter
 * does not concern the account, so that it could not act.
 */
export function colleague(
  accountId: string,
  matter: ReadableMatter,
  { actor, facts, organisation, office: { departmentId } }: ActContext<'account'>,
): Colleague | null {
  const found: Actor | null = accountId === actor?.accountId ? null : facts.get('account', accountId);
  if (!found || !found.offices.every(({ role }) => isBusinessRole(role))) return null;
  if (!mayRead(matter, readerScope(found, organisation), organisation)) return null;
  const roles = found.offices.flatMap((office) => (office.departmentId === departmentId ? [office.role] : []));
  return roles.length > 0 ? { accountId, roles } : null;
}
export interface Colleague {
  readonly accountId: string;
  readonly roles: readonly Role[];
}

export const noColleague = (field: string): Refusal =>
  rule('NO_SUCH_COLLEAGUE', HANDLING_CLAUSE, '只能交由本部门任职、并且有权查看本事项的其他人员办理。', [
    { field, message: '不是本部门有权查看本事项的其他任职人员的账号' },
  ]);

/** Returns the recipients of a notice to a department: handler, lead, and other roles that have a task there now. */
export function desk(process: SealedDefinition, matter: Matter, departmentId: string): readonly Recipient[] {
  const tasked = process.tasks(matter).filter((task) => task.departmentId === departmentId);
  const body = workingBody(departmentId);
  const known = body.map(({ role }) => role);
  const others = new Set(tasked.flatMap(({ roles }) => roles).filter((role) => !known.includes(role)));
  return [...body, ...[...others].map((role) => ({ departmentId, role }))];
}

import { isBusinessRole, type Actor, type Role } from '../../../access/roles.js';
import { mayRead, readerScope } from '../../../access/reading.js';
import { sameNaturalPerson } from '../../../access/separation.js';
import type { ActContext } from '../../../matter/context.js';
import type { CommandRow, SealedDefinition } from '../../../matter/definition.js';
import type { Recipient } from '../../../access/recipient.js';
import type { DomainEvent } from '../../../matter/happening.js';
import type { Matter } from '../../../matter/matter.js';
import type { Process } from '../../../matter/process.js';
import { readable } from '../../../matter/readable.js';
import { rule, type Refusal } from '../../../language/refusal.js';
import { rowsFor, workingBody } from '../../../matter/table.js';
import { barFrom } from '../barred.js';
import type { EverydayEvent } from '../everyday.events.js';

export { done, refuse, refuseRule, supervisors, workingBody } from '../../../matter/table.js';

/** Clause of everyday acts: the working body of a department handles its sharing (Art 11). */
export const HANDLING_CLAUSE = '11';

export type EverydayRow = CommandRow<unknown, DomainEvent>;
export const row = rowsFor<unknown, EverydayEvent, never>();

/**
 * Finds the business offices of another person in the acting department, or refuses. The person must be able to open the
 * matter, and must not be kept from this side or from a task that their office has there now (§5.3).
 */
export function colleague(
  field: string,
  accountId: string,
  process: Process,
  matter: Matter,
  context: ActContext<'account' | 'matter'>,
): Colleague | Refusal {
  const { actor, facts, organisation, office } = context;
  const found: Actor | null = accountId === actor?.accountId ? null : facts.get('account', accountId);
  if (!found || !actor || sameNaturalPerson(found, actor)) return noColleague(field);
  if (!found.offices.every(({ role }) => isBusinessRole(role))) return noColleague(field);
  if (!mayRead(readable(process, matter), readerScope(found, organisation), organisation)) return noColleague(field);
  const offices = found.offices.filter(({ departmentId }) => departmentId === office.departmentId);
  if (offices.length === 0) return noColleague(field);
  const bar = barFrom(process, matter, found, context);
  if (bar !== null) return barredColleague(field, bar);
  return { accountId, personId: found.personId, roles: offices.map(({ role }) => role) };
}
export interface Colleague {
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
}

export const isColleague = (found: Colleague | Refusal): found is Colleague => 'accountId' in found;

export const noColleague = (field: string): Refusal =>
  rule('NO_SUCH_COLLEAGUE', HANDLING_CLAUSE, '只能交由本部门任职、并且有权查看本事项的其他人员办理。', [
    { field, message: '不是本部门有权查看本事项的其他任职人员的账号' },
  ]);
const barredColleague = (field: string, bar: string): Refusal =>
  rule('COLLEAGUE_BARRED', HANDLING_CLAUSE, '该人员此前的办理行为使其不得办理现在的待办，请选择其他人员。', [
    { field, message: bar },
  ]);

/** Returns the recipients of a notice to a department: handler, lead, and other roles that have a task there now. */
export function desk(process: SealedDefinition, matter: Matter, departmentId: string): readonly Recipient[] {
  const tasked = process.tasks(matter).filter((task) => task.departmentId === departmentId);
  const body = workingBody(departmentId);
  const known = body.map(({ role }) => role);
  const others = new Set(tasked.flatMap(({ roles }) => roles).filter((role) => !known.includes(role)));
  return [...body, ...[...others].map((role) => ({ departmentId, role }))];
}

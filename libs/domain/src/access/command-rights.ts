import type { Organisation } from '../organisation/organisation.js';
import type { OfficeRule } from './office-rule.js';
import type { Parties } from './parties.js';
import { isBusinessRole, type Actor, type Office, type Role } from './roles.js';

/**
 * The office in which the actor gives a command, or null where none of theirs may: nobody acts for a department that
 * is not theirs. Whoever holds several of a rule's offices acts in the highest, which it names last. Whoever audits or
 * runs the platform gives no business command, whatever else their account says (SoD-9).
 */
export function mayGive(actor: Actor, rules: readonly OfficeRule[], parties: Parties): Office | null {
  for (const { side, roles } of rules) {
    const departmentId = parties[side];
    const office = departmentId === undefined ? null : highestOffice(actor, roles, departmentId);
    if (office) return office;
  }
  return null;
}

/** The office in which the actor's authority acts on a matter of a department that it oversees; the highest role last. */
export function mayOversee(
  actor: Actor,
  roles: readonly Role[],
  parties: Parties,
  organisation: Organisation,
): Office | null {
  const [first] = actor.offices.filter(
    ({ role, departmentId }) =>
      roles.includes(role) && Object.values(parties).some((party) => oversees(departmentId, party, organisation)),
  );
  return first ? highestOffice(actor, roles, first.departmentId) : null;
}

/** Whether an authority or a government is of the department's level, or above that. None oversees itself. */
export function oversees(authorityId: string, departmentId: string, organisation: Organisation): boolean {
  const { kind, divisionCode } = organisation.department(authorityId);
  const isBelow = organisation.subtree(divisionCode).includes(organisation.department(departmentId).divisionCode);
  return (kind === 'AUTHORITY' || kind === 'GOVERNMENT') && isBelow && authorityId !== departmentId;
}

/** The office in which the actor begins a matter: in whichever department of theirs. */
export function mayBegin(actor: Actor, rules: readonly OfficeRule[]): Office | null {
  const roles = rules.flatMap((rule) => rule.roles);
  const [first] = actor.offices.filter(({ role }) => roles.includes(role));
  return first ? highestOffice(actor, roles, first.departmentId) : null;
}

function highestOffice(actor: Actor, roles: readonly Role[], departmentId: string): Office | null {
  if (!actor.offices.every(({ role }) => isBusinessRole(role))) return null;
  const held = actor.offices.filter((office) => office.departmentId === departmentId && roles.includes(office.role));
  return held.sort((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role))[0] ?? null;
}

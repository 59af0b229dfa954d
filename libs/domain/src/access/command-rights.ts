import type { Organisation } from '../organisation/organisation.js';
import type { OfficeRule } from './office-rule.js';
import type { Parties } from './parties.js';
import { isPlaced } from './placed.js';
import { isBusinessRole, type Actor, type Office, type Role } from './roles.js';

/**
 * Returns the office in which the actor gives a command, or null if none of their offices may give it: an actor acts
 * only for a department of their own. With several offices of one rule, their own come before those in which they act for
 * another, then the highest counts; each rule names its highest role last. An account that audits or runs the platform
 * gives no business command, whatever its other roles (SoD-9): of its offices only those count, and none if they are of
 * several kinds.
 */
export function mayGive(
  actor: Actor,
  rules: readonly OfficeRule[],
  parties: Parties,
  organisation: Organisation,
): Office | null {
  for (const { side, roles } of rules) {
    const departmentId = parties[side];
    const office = departmentId === undefined ? null : highestOffice(actor, roles, departmentId, organisation);
    if (office) return office;
  }
  return null;
}

/**
 * Returns the office in which the actor's authority acts on a matter of a department that it oversees, or null; each
 * list of roles names the highest last.
 */
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
  return first ? highestOffice(actor, roles, first.departmentId, organisation) : null;
}

/** True if an authority or a government stands at the department's level or above it. No department oversees itself. */
export function oversees(authorityId: string, departmentId: string, organisation: Organisation): boolean {
  const { kind, divisionCode } = organisation.department(authorityId);
  const isBelow = organisation.subtree(divisionCode).includes(organisation.department(departmentId).divisionCode);
  return (kind === 'AUTHORITY' || kind === 'GOVERNMENT') && isBelow && authorityId !== departmentId;
}

/**
 * Returns the office in which the actor begins a matter, in any of their departments; null if none of their roles may
 * begin one. Nobody begins a matter for a department that has ended.
 */
export function mayBegin(actor: Actor, rules: readonly OfficeRule[], organisation: Organisation): Office | null {
  const roles = rules.flatMap((rule) => rule.roles);
  const [first] = actor.offices.filter(
    (office) => roles.includes(office.role) && !office.inherited && isPlaced(office, organisation),
  );
  return first ? highestOffice(actor, roles, first.departmentId, organisation) : null;
}

function highestOffice(
  actor: Actor,
  roles: readonly Role[],
  departmentId: string,
  organisation: Organisation,
): Office | null {
  const ofPlatform = new Set(actor.offices.map(({ role }) => role).filter((role) => !isBusinessRole(role)));
  if (ofPlatform.size > 1) return null;
  const isOfPlatform = ofPlatform.size === 1;
  const held = actor.offices.filter(
    (office) =>
      office.departmentId === departmentId &&
      roles.includes(office.role) &&
      isBusinessRole(office.role) !== isOfPlatform &&
      isPlaced(office, organisation),
  );
  return held.sort((a, b) => isLent(a) - isLent(b) || roles.indexOf(b.role) - roles.indexOf(a.role))[0] ?? null;
}

/** 1 for an office in which the actor acts for another, 0 for one of their own. */
const isLent = ({ delegatedBy }: Office): number => (delegatedBy === undefined ? 0 : 1);

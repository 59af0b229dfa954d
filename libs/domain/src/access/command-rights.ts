import type { OfficeRule } from '../process/definition.js';
import type { Parties } from '../process/matter.js';
import { isBusinessRole, type Actor, type Office } from './roles.js';

/** The actor holds one of the rule's roles in this very department. */
export const holds = (actor: Actor, rule: Pick<OfficeRule, 'roles'>, departmentId: string): boolean =>
  officeIn(actor, rule, departmentId) !== null;

/**
 * The office in which the actor gives a command, or null where none of theirs may: nobody acts for a department that
 * is not theirs. A rule with `from` counts in these states only. Whoever audits or runs the platform gives no
 * business command, whatever else their account says (SoD-9).
 */
export function mayGive(
  actor: Actor,
  rules: readonly OfficeRule[],
  matter: { readonly parties: Parties; readonly state: string },
): Office | null {
  if (!actor.offices.every((office) => isBusinessRole(office.role))) return null;
  for (const rule of rules) {
    if (rule.from && !rule.from.includes(matter.state)) continue;
    const office = officeIn(actor, rule, matter.parties[rule.side]);
    if (office) return office;
  }
  return null;
}

const officeIn = (actor: Actor, { roles }: Pick<OfficeRule, 'roles'>, departmentId: string): Office | null =>
  actor.offices.find((office) => office.departmentId === departmentId && roles.includes(office.role)) ?? null;

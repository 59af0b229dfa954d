import type { Actor, Role } from './roles.js';

/** An account with one office, of a natural person of its own. */
export const actorOf = (role: Role, departmentId: string, more: Partial<Actor> = {}): Actor => ({
  accountId: `${departmentId}.${role}`,
  personId: `person of ${departmentId}.${role}`,
  offices: [{ role, departmentId }],
  auditedDivisions: [],
  ...more,
});

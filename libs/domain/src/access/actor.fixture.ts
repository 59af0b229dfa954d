import type { Actor, Role } from './roles.js';

/** Builds an account with one office, held by a natural person of its own; `more` overrides single fields. */
export const actorOf = (role: Role, departmentId: string, more: Partial<Actor> = {}): Actor => ({
  accountId: `${departmentId}.${role}`,
  personId: `person of ${departmentId}.${role}`,
  offices: [{ role, departmentId }],
  auditedDivisions: [],
  ...more,
});

import type { Role } from '../../access/roles.js';

/**
 * Roles of the same or a higher rank in a department, by the role in which one may act for its holder (§5.3). The head of a
 * department and the head of its authority have one rank; an assessor is independent of the working body, so its people
 * never act for one. Roles that do no business are absent: nobody acts in them for another.
 */
const NOT_BELOW: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  WB_HANDLER: ['WB_HANDLER', 'WB_LEAD', 'DEPT_HEAD', 'SA_HEAD'],
  WB_LEAD: ['WB_LEAD', 'DEPT_HEAD', 'SA_HEAD'],
  DEPT_HEAD: ['DEPT_HEAD', 'SA_HEAD'],
  ASSESSOR: ['ASSESSOR', 'DEPT_HEAD', 'SA_HEAD'],
  SA_REVIEWER: ['SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD', 'DEPT_HEAD'],
  SA_SUPERVISOR: ['SA_REVIEWER', 'SA_SUPERVISOR', 'SA_HEAD', 'DEPT_HEAD'],
  SA_HEAD: ['SA_HEAD', 'DEPT_HEAD'],
  GOV_DECIDER: ['GOV_DECIDER'],
};

/** Returns the roles whose holders may act in a role for another; none for a role that does no business. */
export const notBelow = (role: Role): readonly Role[] => NOT_BELOW[role] ?? [];

import type { Organisation } from '../organisation/organisation.js';
import type { Actor } from './roles.js';

/** Departments whose tasks somebody watches although they do not do them. */
export interface Watch {
  /** Departments of which they are the head. */
  readonly departments: readonly string[];
  /** Divisions whose departments have the same-level authority of which they are a supervisor or the head. */
  readonly divisions: readonly string[];
}

/** Returns what the actor watches, so that a task whose offices nobody holds is not lost. */
export function watchOf({ offices }: Actor, organisation: Organisation): Watch {
  const isHead = offices.filter(({ role }) => role === 'DEPT_HEAD');
  const supervising = offices.filter(({ role }) => role === 'SA_SUPERVISOR' || role === 'SA_HEAD');
  return {
    departments: isHead.map(({ departmentId }) => departmentId),
    divisions: supervising.flatMap(({ departmentId }) => {
      const { divisionCode: own } = organisation.department(departmentId);
      const isOwn = (code: string): boolean =>
        organisation.chain(code).find((above) => organisation.hasAuthority(above)) === own;
      return organisation.subtree(own).filter(isOwn);
    }),
  };
}

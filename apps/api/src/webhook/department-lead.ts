import { forbidden, type Actor, type Role } from '#libs/domain';
import type { ProblemException } from '../problem/problem.exception.js';
import { refused } from '../problem/refused.js';
import { demandAdministrator } from '../reader/administrator.js';

const departmentsOf = ({ offices }: Actor, role: Role): readonly string[] =>
  offices.filter((office) => office.role === role).map(({ departmentId }) => departmentId);

/** The departments whose lead the actor is. Throws a problem where there is none. */
export function departmentsLedBy(actor: Actor): readonly [string, ...string[]] {
  const [first, ...others] = [...departmentsOf(actor, 'WB_LEAD')].sort();
  if (first === undefined) throw notYours('预警推送由本部门工作机构负责人设置。');
  return [first, ...others];
}

/** Throws a problem where the actor is no system administrator. */
export const demandHostKeeper = (actor: Actor): void => demandAdministrator(actor, '允许的主机由系统管理员列出。');

const notYours = (message: string): ProblemException => refused(forbidden('NOT_YOUR_OFFICE', message));

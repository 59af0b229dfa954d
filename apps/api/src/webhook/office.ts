import { forbidden, type Actor, type Role } from '#libs/domain';
import { problemOf } from '../problem/problem-of.js';
import { ProblemException } from '../problem/problem.exception.js';

const departmentsOf = ({ offices }: Actor, role: Role): readonly string[] =>
  offices.filter((office) => office.role === role).map(({ departmentId }) => departmentId);

/** The departments whose lead the actor is. Throws a problem where there is none. */
export function ledBy(actor: Actor): readonly [string, ...string[]] {
  const [first, ...others] = [...departmentsOf(actor, 'WB_LEAD')].sort();
  if (first === undefined) throw notYours('预警推送由本部门工作机构负责人设置。');
  return [first, ...others];
}

/** Throws a problem where the actor is no system administrator. */
export function demandAdministrator(actor: Actor): void {
  if (departmentsOf(actor, 'SYSADMIN').length === 0) throw notYours('允许的主机由系统管理员列出。');
}

const notYours = (message: string): ProblemException =>
  new ProblemException(problemOf(forbidden('NOT_YOUR_OFFICE', message)));

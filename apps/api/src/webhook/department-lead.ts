import { forbidden, type Actor } from '#libs/domain';
import { refused } from '../problem/problem.exception.js';

/** Departments whose working body (工作机构) the actor leads: their own by id, then those that it succeeds. Throws 403 where there is none. */
export function departmentsLedBy({ offices }: Actor): readonly [string, ...string[]] {
  const led = offices.filter(({ role }) => role === 'WB_LEAD');
  const ids = (isOwn: boolean): readonly string[] =>
    led
      .filter(({ inherited }) => !inherited === isOwn)
      .map(({ departmentId }) => departmentId)
      .sort();
  const [first, ...others] = [...ids(true), ...ids(false)];
  if (first === undefined) throw refused(forbidden('NOT_YOUR_OFFICE', '预警推送由本部门工作机构负责人设置。'));
  return [first, ...others];
}

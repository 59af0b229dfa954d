import type { Audience } from './audience.js';
import type { Parties } from './parties.js';

/** Returns the audience that reads a department's internal lines; a source department reads with the provider. */
export function audienceOf(departmentId: string, { requester, provider, source, responsible }: Parties): Audience {
  if (departmentId === requester) return 'requester';
  if (departmentId === provider || departmentId === source) return 'provider';
  return departmentId === responsible ? 'responsible' : 'authority';
}

/** Returns the Chinese title of a department, from its side in the matter. */
export function sideTitle(departmentId: string, { requester, provider, source, responsible }: Parties): string {
  if (departmentId === requester) return '需求部门';
  if (departmentId === provider) return '提供部门';
  if (departmentId === source) return '数源部门';
  return departmentId === responsible ? '责任部门' : '主管部门';
}

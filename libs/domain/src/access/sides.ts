import type { Audience } from './audience.js';
import type { Parties } from './parties.js';

/** Whose eyes read what stays inside a department. A source department stands beside the provider. */
export function audienceOf(departmentId: string, { requester, provider, source, responsible }: Parties): Audience {
  if (departmentId === requester) return 'requester';
  if (departmentId === provider || departmentId === source) return 'provider';
  return departmentId === responsible ? 'responsible' : 'authority';
}

/** What people call a department by its place in the matter. */
export function sideTitle(departmentId: string, { requester, provider, source, responsible }: Parties): string {
  if (departmentId === requester) return '需求部门';
  if (departmentId === provider) return '提供部门';
  if (departmentId === source) return '数源部门';
  return departmentId === responsible ? '责任部门' : '主管部门';
}

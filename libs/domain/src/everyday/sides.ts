import type { Audience } from '../process/audience.js';
import type { Parties } from '../process/matter.js';

/** Whose eyes read what stays inside a department. A source department stands beside the provider. */
export function audienceOf(departmentId: string, { requester, provider, source }: Parties): Audience {
  if (departmentId === requester) return 'requester';
  return departmentId === provider || departmentId === source ? 'provider' : 'authority';
}

/** What people call a department by its place in the matter. */
export function sideTitle(departmentId: string, { requester, provider, source }: Parties): string {
  if (departmentId === requester) return '需求部门';
  if (departmentId === provider) return '提供部门';
  return departmentId === source ? '数源部门' : '主管部门';
}

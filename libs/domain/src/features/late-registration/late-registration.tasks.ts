import type { Task } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';

/** Returns one task for each authority with waiting registrations; the Regulation gives it no limit. */
export function lateRegistrationTasks({ earlierReceipts }: Matter): readonly Task[] {
  const waited = earlierReceipts.flatMap(({ outcome, authorityId }) =>
    outcome === 'PENDING' && authorityId !== null ? [authorityId] : [],
  );
  return [...new Set(waited)].map((departmentId) => ({
    command: 'confirm-earlier-receipt',
    departmentId,
    clockId: null,
    roles: ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER'],
  }));
}

import type { Role } from '../../access/roles.js';
import type { Task } from '../../matter/definition.js';
import { reviewClock } from './catalog-entry.clocks.js';
import type { CatalogEntryMatter, CatalogEntryState } from './catalog-entry.state.js';

/** Tasks of the current state (待办). A published entry has none: its updates are matters of their own. */
export function tasks(matter: CatalogEntryMatter): readonly Task[] {
  const { state, parties } = matter;
  const one = (command: string, role: Role): readonly Task[] => [
    { command, departmentId: parties.provider, roles: [role], clockId: null },
  ];
  switch (state as CatalogEntryState) {
    case 'DRAFT':
      return one('start-assessment', 'WB_HANDLER');
    case 'ASSESSING':
      return one('record-assessment', 'ASSESSOR');
    case 'ASSESSED':
      return one('submit-to-head', 'WB_LEAD');
    case 'DEPT_HEAD_REVIEW':
      return one('head-approve', 'DEPT_HEAD');
    case 'AUTHORITY_REVIEW':
      return [
        {
          command: 'authority-pass',
          departmentId: parties.authority,
          roles: ['SA_REVIEWER'],
          clockId: reviewClock(matter)?.id ?? null,
        },
      ];
    case 'RETURNED':
      return one('rework', 'WB_HANDLER');
    case 'PUBLISHED':
    case 'UPDATE_DUE':
    case 'RETIREMENT_REVIEW':
    case 'RETIRED':
    case 'ABANDONED':
      return [];
  }
}

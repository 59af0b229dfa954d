import type { Role } from '../../access/roles.js';
import type { Task } from '../../matter/definition.js';
import { decisionClockId } from '../../matter/extension.js';
import { contestClock, dismissalClock, ownClock, reviewClock } from './catalog-update.clocks.js';
import {
  findingsOn,
  pendingDismissal,
  pendingExtension,
  type CatalogUpdate,
  type CatalogUpdateMatter,
  type CatalogUpdateState,
} from './catalog-update.state.js';

/** Tasks of the current state (待办), each with its clock. */
export function tasks(matter: CatalogUpdateMatter): readonly Task[] {
  return [...own(matter), ...dismissal(matter), ...extension(matter), ...contest(matter)];
}

function own(matter: CatalogUpdateMatter): readonly Task[] {
  const { provider, authority } = matter.parties;
  const clockId = ownClock(matter)?.id ?? null;
  const one = (command: string, role: Role): readonly Task[] => [
    { command, departmentId: provider, roles: [role], clockId },
  ];
  switch (matter.state as CatalogUpdateState) {
    case 'OPEN':
      return one('start-update', 'WB_HANDLER');
    case 'PREPARING':
      return one(...preparing(matter.data));
    case 'DEPT_HEAD_REVIEW':
      return one('head-approve', 'DEPT_HEAD');
    case 'SUBMITTED': {
      const { id } = reviewClock(matter);
      return [{ command: 'authority-pass', departmentId: authority, roles: ['SA_REVIEWER'], clockId: id }];
    }
    case 'RETURNED':
      return one('rework', 'WB_HANDLER');
    case 'PUBLISHED':
    case 'NOT_NEEDED':
      return [];
  }
}

/** Next step of the preparation: draft, assess, submit; a retirement is submitted at once. */
function preparing({ kind, draft, assessments }: CatalogUpdate): [command: string, role: Role] {
  if (kind === 'RETIRE') return ['submit-to-head', 'WB_LEAD'];
  if (!draft) return ['revise-change', 'WB_HANDLER'];
  const found = findingsOn(assessments, draft.contentHash);
  const isAssessed = draft.needed.every((needed) => found.some(({ type }) => type === needed));
  return isAssessed ? ['submit-to-head', 'WB_LEAD'] : ['record-assessment', 'ASSESSOR'];
}

function dismissal(matter: CatalogUpdateMatter): readonly Task[] {
  if (!pendingDismissal(matter.data)) return [];
  const { authority: departmentId } = matter.parties;
  const clockId = (dismissalClock(matter) ?? ownClock(matter))?.id ?? null;
  return [{ command: 'confirm-dismissal', departmentId, roles: ['SA_REVIEWER'], clockId }];
}

function contest(matter: CatalogUpdateMatter): readonly Task[] {
  const clock = contestClock(matter);
  if (!clock) return [];
  const { id: clockId, responsible: departmentId } = clock;
  return [{ command: 'decide-contest', departmentId, roles: ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER'], clockId }];
}

function extension(matter: CatalogUpdateMatter): readonly Task[] {
  const { parties } = matter;
  const pending = pendingExtension(matter);
  if (!pending) return [];
  if (pending.paper)
    return [
      { command: 'confirm-extension-decision', departmentId: parties.provider, roles: ['WB_LEAD'], clockId: 'update' },
    ];
  const roles: readonly Role[] = ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER'];
  return [
    {
      command: 'decide-extension',
      departmentId: parties.extensionAuthority,
      roles,
      clockId: decisionClockId(matter, 'update'),
    },
  ];
}

import type { Task } from '../process/definition.js';
import type { Role } from '../access/roles.js';
import { pendingExtension, type ShareRequestMatter, type ShareRequestState } from './state.js';

/** Who has to act now (待办), and under which clock. */
export function tasks(matter: ShareRequestMatter): readonly Task[] {
  return [...own(matter), ...extension(matter)];
}

function own(matter: ShareRequestMatter): readonly Task[] {
  const { requester, provider } = matter.parties;
  const one = (command: string, departmentId: string, role: Role, clockId: string | null = null): readonly Task[] => [
    { command, departmentId, roles: [role], clockId },
  ];
  switch (matter.state as ShareRequestState) {
    case 'DRAFT':
      return one('submit-internally', requester, 'WB_HANDLER');
    case 'REQUESTER_LEAD_REVIEW':
      return one('lead-consent', requester, 'WB_LEAD');
    case 'SUBMITTED':
      return one('accept', provider, 'WB_HANDLER', 'reply');
    case 'SUPPLEMENT_REQUIRED':
      return [
        ...one('supply-supplement', requester, 'WB_HANDLER', 'supplement'),
        ...(targetPassed(matter) ? one('close-unsupplemented', provider, 'WB_LEAD', 'supplement') : []),
      ];
    case 'UNDER_REVIEW':
      return one('propose-reply', provider, 'WB_HANDLER', 'reply');
    case 'PROVIDER_LEAD_REVIEW':
      return one('lead-approve-reply', provider, 'WB_LEAD', 'reply');
    case 'AGREED':
    case 'DELIVERY_REJECTED':
      return one('start-delivery', provider, 'WB_HANDLER', 'delivery');
    case 'DELIVERING':
      return one('record-delivery', provider, 'WB_HANDLER', 'delivery');
    case 'DELIVERED':
      return one('accept-delivery', requester, 'WB_HANDLER', `acceptance-${matter.data.deliveries.length}`);
    case 'REFUSED':
    case 'IN_USE':
    case 'CLOSED':
    case 'WITHDRAWN':
    case 'LAPSED':
      return [];
  }
}

function extension({ data, parties }: ShareRequestMatter): readonly Task[] {
  if (!pendingExtension(data)) return [];
  const roles: readonly Role[] = ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER'];
  return [{ command: 'decide-extension', departmentId: parties.extensionAuthority, roles, clockId: 'reply' }];
}

/** The target for supplementing was seen to pass: from then on the provider's lead is offered to close. */
const targetPassed = ({ clocks }: ShareRequestMatter): boolean =>
  clocks.some(({ id, sent }) => id === 'supplement' && sent.some(({ rung }) => rung === 'L4'));

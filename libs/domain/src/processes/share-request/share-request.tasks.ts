import type { Task } from '../../matter/definition.js';
import type { Role } from '../../access/roles.js';
import type { Rung } from '../../clock/clock.js';
import { decisionClockId } from '../../matter/extension.js';
import { hasDataReached } from './access.js';
import { deliveryClock, runsOn } from './share-request.clocks.js';
import {
  disposalOf,
  pendingExtension,
  type ShareRequestMatter,
  type ShareRequestState,
} from './share-request.state.js';

/** Tasks of the current state (待办), each with its clock. */
export function tasks(matter: ShareRequestMatter): readonly Task[] {
  return [...own(matter), ...term(matter), ...extension(matter)];
}

const one = (command: string, departmentId: string, role: Role, clockId: string | null = null): readonly Task[] => [
  { command, departmentId, roles: [role], clockId },
];

function own(matter: ShareRequestMatter): readonly Task[] {
  const { requester, provider } = matter.parties;
  switch (matter.state as ShareRequestState) {
    case 'DRAFT':
      return one('submit-internally', requester, 'WB_HANDLER');
    case 'REQUESTER_LEAD_REVIEW':
      return one('lead-consent', requester, 'WB_LEAD');
    case 'SUBMITTED':
      return one('accept', provider, 'WB_HANDLER', 'reply');
    case 'SUPPLEMENT_REQUIRED':
      return [
        ...supplement(matter),
        ...(runsOn(matter) ? one('propose-reply', provider, 'WB_HANDLER', 'reply') : []),
        ...(wasSent(matter, 'supplement', 'L4') ? one('close-unsupplemented', provider, 'WB_LEAD', 'supplement') : []),
      ];
    case 'UNDER_REVIEW':
      return one('propose-reply', provider, 'WB_HANDLER', 'reply');
    case 'PROVIDER_LEAD_REVIEW':
      return one('lead-approve-reply', provider, 'WB_LEAD', 'reply');
    case 'AGREED':
    case 'DELIVERY_REJECTED':
      return delivering(matter, 'start-delivery');
    case 'DELIVERING':
      return [...delivering(matter, 'record-delivery'), ...endpoint(matter)];
    case 'DELIVERED':
      return one('accept-delivery', requester, 'WB_HANDLER', `acceptance-${matter.data.deliveries.length}`);
    case 'DISPOSING':
      return disposal(matter);
    case 'REFUSED':
    case 'IN_USE':
    case 'CLOSED':
    case 'WITHDRAWN':
    case 'LAPSED':
      return [];
  }
}

/**
 * A supplement that changes the request waits for the lead (Art 20(2)). The provider goes on seeing that one is due, and
 * not that a draft waits.
 */
function supplement(matter: ShareRequestMatter): readonly Task[] {
  const { requester } = matter.parties;
  const clockId = supplementTarget(matter);
  if (!matter.data.supplement?.draft) return one('supply-supplement', requester, 'WB_HANDLER', clockId);
  return one('consent-supplement', requester, 'WB_LEAD', clockId).map((task) => ({
    ...task,
    outside: { command: 'supply-supplement', roles: ['WB_HANDLER'] },
  }));
}

/** The provider delivers while its limit runs; once that has ended with the term, it closes what nobody has received. */
function delivering(matter: ShareRequestMatter, command: string): readonly Task[] {
  const { provider } = matter.parties;
  const owed = deliveryClock(matter);
  if (owed) return hasTermEnded(matter) ? [] : one(command, provider, 'WB_HANDLER', owed.id);
  return hasDataReached(matter.data) ? [] : one('close-after-term', provider, 'WB_LEAD');
}

/** The requester names the endpoint that the delivery lacks. */
function endpoint({ data, parties: { requester } }: ShareRequestMatter): readonly Task[] {
  const isMissing = data.delivering?.mode === 'API' && !data.request.receivingEndpoint;
  return isMissing ? one('name-endpoint', requester, 'WB_HANDLER') : [];
}

function extension(matter: ShareRequestMatter): readonly Task[] {
  const { parties } = matter;
  const pending = pendingExtension(matter);
  if (!pending) return [];
  if (pending.paper) return one('confirm-extension-decision', parties.provider, 'WB_LEAD', 'reply');
  const roles: readonly Role[] = ['SA_REVIEWER', 'SA_HEAD', 'GOV_DECIDER'];
  const clockId = decisionClockId(matter, 'reply');
  return [{ command: 'decide-extension', departmentId: parties.extensionAuthority, roles, clockId }];
}

/**
 * At the end of the term the requester is asked for the end of the purpose; if it does not answer, the provider's lead
 * gets the task as well.
 */
function term(matter: ShareRequestMatter): readonly Task[] {
  const isOpen = matter.clocks.some(({ id, state }) => id === 'term' && state === 'RUNNING');
  if (!isOpen || !hasTermEnded(matter)) return [];
  const { requester, provider } = matter.parties;
  return [
    ...one('purpose-ended', requester, 'WB_HANDLER', 'term'),
    ...(wasSent(matter, 'term', 'L4') ? one('purpose-ended', provider, 'WB_LEAD', 'term') : []),
  ];
}

function disposal(matter: ShareRequestMatter): readonly Task[] {
  const { requester, provider } = matter.parties;
  switch (disposalOf(matter).status) {
    case 'DUE':
      return one('instruct-disposal', provider, 'WB_HANDLER', 'disposal');
    case 'INSTRUCTED':
    case 'EXECUTING':
      return one('certify-disposal', requester, 'WB_HANDLER', 'disposal');
    case 'CERTIFIED':
      return one('confirm-disposal', provider, 'WB_LEAD');
    case 'CONFIRMED':
      return [];
  }
}

/** Id of the supplement's target; null if the policy sets none. */
const supplementTarget = ({ clocks }: ShareRequestMatter): string | null =>
  clocks.some(({ id }) => id === 'supplement') ? 'supplement' : null;

/** True if the rung was sent: L0 shows that a target has begun, L4 that it has passed. Later tasks appear only then. */
const wasSent = ({ clocks }: ShareRequestMatter, clockId: string, rung: Rung): boolean =>
  clocks.some(({ id, sent }) => id === clockId && sent.some((one) => one.rung === rung));

const hasTermEnded = (matter: ShareRequestMatter): boolean => wasSent(matter, 'term', 'L0');

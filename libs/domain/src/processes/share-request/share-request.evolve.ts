import type { Change } from '../../matter/definition.js';
import type { ExtensionRequest } from '../../matter/extension-request.js';
import { decisionOf, pendingRequest, withoutPaper } from '../../matter/extension.js';
import type { Deed } from '../../matter/matter.js';
import type { ShareRequestEvent } from './share-request.events.js';
import {
  isSupplementAwaited,
  type ShareRequest,
  type ShareRequestMatter,
  type ShareRequestSide,
  type ShareRequestState,
  type Supplement,
} from './share-request.state.js';
import { hasDataReached } from './access.js';
import { disposing, purposeEnded, recorded } from './evolve-use.js';

type Changed = Change<ShareRequest, ShareRequestSide>;

/** Begins a share request with its draft; throws for any other event. */
export function begin(event: ShareRequestEvent): Required<Changed> {
  if (event.type !== 'requestDrafted') throw new Error(`a share request does not begin with ${event.type}`);
  const { entry, request, revision, parties } = event;
  const data: ShareRequest = {
    entry,
    request,
    requestRevision: revision,
    receivedAt: null,
    supplement: null,
    extensions: [],
    proposal: null,
    reply: null,
    delivering: null,
    deliveries: [],
    requesterDelay: false,
    useRecords: [],
    purposeEnd: null,
    disposal: null,
    retainUntil: null,
  };
  return { state: 'DRAFT', parties, data };
}

export function evolve(matter: ShareRequestMatter, event: ShareRequestEvent, deed: Deed): Changed {
  const { data } = matter;
  const to = (state: ShareRequestState, change: Partial<ShareRequest> = {}): Changed => ({
    state,
    data: { ...data, ...change },
  });
  const stay = (change: Partial<ShareRequest>): Changed => ({ data: { ...data, ...change } });
  switch (event.type) {
    case 'requestDrafted':
      throw new Error('a share request is drafted once');
    case 'requestRevised': {
      const { entry, request, revision: requestRevision, parties } = event;
      return { ...stay({ entry, request, requestRevision }), parties };
    }
    case 'requestSubmittedInternally':
      return to('REQUESTER_LEAD_REVIEW');
    case 'requestRecalled':
    case 'requestRejectedByLead':
      return to('DRAFT');
    case 'requestSubmitted':
      return { ...to('SUBMITTED', { entry: event.entry, receivedAt: deed.at }), parties: event.parties };
    case 'requestWithdrawn':
      return to('WITHDRAWN', voidPending(data, deed));
    case 'requestAccepted':
      return to('UNDER_REVIEW');
    case 'supplementAsked':
      return to('SUPPLEMENT_REQUIRED', {
        supplement: { list: event.list, draft: null, askedAt: deed.at, answers: [], suppliedAt: null },
      });
    case 'supplementDrafted': {
      const { answers, request, revision } = event;
      return stay({ supplement: { ...asked(data), draft: { answers, request, revision } } });
    }
    case 'supplementReturned':
      return stay({ supplement: { ...asked(data), draft: null } });
    case 'supplementConsented':
      return {};
    case 'supplementSupplied':
      return to('UNDER_REVIEW', supplied(data, event, deed));
    case 'requestLapsed':
      return to('LAPSED', voidPending(data, deed));
    case 'extensionRequested':
      return stay({ extensions: [...data.extensions, pendingRequest(event, deed.at)] });
    case 'extensionDecisionRegistered': {
      const { type: _, ...paper } = event;
      return stay({ extensions: data.extensions.map((one) => (one.status === 'PENDING' ? { ...one, paper } : one)) });
    }
    case 'extensionGranted':
    case 'extensionRefused':
      return stay(decided(data, deed, decisionOf(event, deed.at)));
    case 'replyProposed':
    case 'replyRevised':
      return to('PROVIDER_LEAD_REVIEW', { proposal: { ...event.proposal, revision: event.revision } });
    case 'replyReturned':
      return to(isSupplementAwaited(data) ? 'SUPPLEMENT_REQUIRED' : 'UNDER_REVIEW');
    case 'replied': {
      const { revision, result, partial, endsExtension } = event;
      const reply = { revision, result, partial, repliedAt: deed.at };
      return to(result, { reply, ...(endsExtension && voidPending(data, deed)) });
    }
    case 'deliveryStarted': {
      const { mode, assessment, requesterDelay } = event;
      return to('DELIVERING', {
        delivering: { mode, assessment },
        requesterDelay: data.requesterDelay || requesterDelay,
      });
    }
    case 'relinquished':
      return to('CLOSED');
    case 'deliveryEnded':
      return hasDataReached(data) ? to('DELIVERY_REJECTED', { delivering: null }) : to('CLOSED');
    case 'endpointNamed':
      return stay({ request: { ...data.request, receivingEndpoint: event.receivingEndpoint } });
    case 'delivered': {
      if (!data.delivering) throw new Error('nothing is delivered before delivery starts');
      const result = { withheld: event.withheld ?? [], deliveredAt: deed.at, outcome: null, reasons: [] };
      const delivery = { revision: event.revision, ...event.delivery, ...data.delivering, ...result };
      return to('DELIVERED', { deliveries: [...data.deliveries, delivery] });
    }
    case 'deliveryAccepted':
      return to('IN_USE', { deliveries: judged(data, event.revision, { outcome: 'ACCEPTED' }) });
    case 'deliveryRejected':
      return to('DELIVERY_REJECTED', {
        delivering: null,
        deliveries: judged(data, event.revision, { outcome: 'REJECTED', reasons: event.reasons }),
      });
    case 'useRecorded':
      return stay({ useRecords: [...data.useRecords, recorded(event, deed)] });
    case 'purposeEnded':
      return to('DISPOSING', { delivering: null, ...purposeEnded(data, event, deed) });
    case 'disposalInstructed':
    case 'disposalCertified':
    case 'disposalContested':
      return stay({ disposal: disposing(matter, event, deed) });
    case 'disposalConfirmed':
      return to('CLOSED', { disposal: disposing(matter, event, deed), retainUntil: event.retainUntil });
  }
}

function asked({ supplement }: ShareRequest): Supplement {
  if (!supplement) throw new Error('nothing was asked for');
  return supplement;
}

function supplied(
  data: ShareRequest,
  event: Extract<ShareRequestEvent, { type: 'supplementSupplied' }>,
  deed: Deed,
): Partial<ShareRequest> {
  const supplement = { ...asked(data), draft: null, answers: event.answers, suppliedAt: deed.at };
  return { supplement, request: event.request, requestRevision: event.revision };
}

function decided(data: ShareRequest, deed: Deed, decision: Partial<ExtensionRequest>): Partial<ShareRequest> {
  const extensions = data.extensions.map((one) =>
    one.status === 'PENDING' ? { ...withoutPaper(one), decidedAt: deed.at, ...decision } : one,
  );
  return { extensions };
}

/** A withdrawal, a lapse or a reply in time ends a pending extension without a decision. */
const voidPending = (data: ShareRequest, deed: Deed): Partial<ShareRequest> => decided(data, deed, { status: 'VOID' });

function judged(
  { deliveries }: ShareRequest,
  revision: number,
  judgement: Partial<ShareRequest['deliveries'][number]>,
): ShareRequest['deliveries'] {
  return deliveries.map((delivery) => (delivery.revision === revision ? { ...delivery, ...judgement } : delivery));
}

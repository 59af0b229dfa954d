import type { Clock } from '../../clock/clock.js';
import { decisionVoid, dutyOfDecision } from '../../matter/extension.js';
import { defineProcess } from '../../features/index.js';
import { DELIVERY } from './commands/delivery.js';
import { DISPOSAL } from './commands/disposal.js';
import { DRAFTING } from './commands/drafting.js';
import { ENDING } from './commands/ending.js';
import { EXTENSION } from './commands/extension.js';
import { REPLY } from './commands/reply.js';
import { REVIEW } from './commands/review.js';
import { USE } from './commands/use.js';
import { SHARE_REQUEST_EVENTS, type ShareRequestEvent } from './share-request.events.js';
import { begin, evolve } from './share-request.evolve.js';
import {
  askedExtension,
  isAnsweredInTime,
  STATE_TITLES,
  type ShareRequest,
  type ShareRequestMatter,
  type ShareRequestSide,
} from './share-request.state.js';
import { sideTables } from './side-tables.js';
import { tasks } from './share-request.tasks.js';
import { CLOCK_TITLES, ends, restarted, stepsTo } from './share-request.clocks.js';
import { tell } from './share-request.tell.js';
import { view } from './share-request.view.js';
import { shareRequestDocuments } from './share-request.documents.js';

/** 共享申请: rows 1–15, 17, 20 and 21 of regulation.md §2.3, from draft to disposal (Arts 20–22, 26(2), 27(1), 29(2)). */
export const shareRequest = defineProcess<ShareRequest, ShareRequestEvent, ShareRequestSide>()({
  process: 'share-request',
  collection: 'share-requests',
  title: '共享申请',
  clause: '20(2)',
  version: 3,
  commands: [...DRAFTING, ...REVIEW, ...EXTENSION, ...REPLY, ...DELIVERY, ...ENDING, ...USE, ...DISPOSAL],
  reactions: [],
  events: SHARE_REQUEST_EVENTS,
  duties: {
    requestDrafted: 'DRAFT',
    requestRevised: 'DRAFT',
    requestSubmittedInternally: 'DRAFT',
    requestSubmitted: 'CONSENT',
    supplementDrafted: 'DRAFT',
    supplementConsented: 'CONSENT',
    extensionRequested: 'ASK_EXTENSION',
    extensionDecisionRegistered: 'DECIDE_EXTENSION',
    extensionGranted: dutyOfDecision,
    extensionRefused: dutyOfDecision,
    replyProposed: 'PROPOSE_REPLY',
    replyRevised: 'PROPOSE_REPLY',
    replied: 'CONSENT_TO_REPLY',
  },
  begins: ['requestDrafted'],
  endStates: ['REFUSED', 'CLOSED', 'WITHDRAWN', 'LAPSED'],
  inner: { PROVIDER_LEAD_REVIEW: ['UNDER_REVIEW', 'SUPPLEMENT_REQUIRED'] },
  begin,
  evolve,
  tasks,
  extension: askedExtension,
  ends,
  sideTables,
  documents: shareRequestDocuments,
  view,
  links: ({ data }) => [{ relation: 'entry', matterId: data.entry.entryId }],
  tell,
  clockTitles: CLOCK_TITLES,
  stepsTo,
  restarted,
  redated: (matter, _, after) => [after, ...undecided(matter, after)],
  stateTitles: STATE_TITLES,
  isOpenToParties: ({ data }) => data.receivedAt !== null,
  revision: currentRevision,
  subject: ({ data: { entry } }) => ({ code: entry.catalogCode, name: entry.name }),
});

/** Ends the target of the decider of an extension where the reply turns out to have come in time. */
const undecided = (matter: ShareRequestMatter, reply: Clock): readonly Clock[] =>
  isAnsweredInTime({ ...matter, clocks: [reply] }) ? decisionVoid(matter) : [];

/**
 * Revision of the current document. Request, proposal, deliveries and certifications count their revisions separately.
 */
function currentRevision({ state, data }: ShareRequestMatter): number {
  const certifications = data.disposal?.certifications ?? [];
  if (certifications.length > 0) return certifications.length;
  if (data.deliveries.length > 0) return data.deliveries.length;
  if (data.reply) return data.reply.revision;
  if (state === 'PROVIDER_LEAD_REVIEW' && data.proposal) return data.proposal.revision;
  return data.requestRevision;
}

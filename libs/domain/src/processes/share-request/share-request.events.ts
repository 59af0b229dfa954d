import { z } from 'zod';
import { entryVersion, SHARE_MODES } from '../../catalog/entry.js';
import { askedOnPaper, decidedOnPaper, registeredDecision } from '../../matter/extension.js';
import {
  keptAssessment,
  keptDelivery,
  proposalContent,
  rejectionReason,
  keptDraft,
  keptRequest,
  keptAnswer,
  text,
  withheldItem,
} from './share-request.content.js';
import { disposalCertificate, disposalInstruction, PURPOSE_ENDS, recordedUse } from './use-content.js';

const revision = z.int().positive();
const reason = text(2000);
const parties = z.strictObject({ requester: z.string(), provider: z.string(), extensionAuthority: z.string() });
const request = { revision, request: keptDraft, entry: entryVersion };

/** Events of a share request (共享申请), by the rows of regulation.md §2.3. Stored ones are never rewritten. */
export const SHARE_REQUEST_EVENTS = {
  requestDrafted: z.strictObject({ ...request, parties }),
  requestRevised: z.strictObject({ ...request, parties }),
  requestSubmittedInternally: z.strictObject({ revision }),
  requestRecalled: z.strictObject({}),
  requestRejectedByLead: z.strictObject({ reason }),
  /** 提出申请: `entry` is the version in effect at receipt, by which the request is judged. */
  requestSubmitted: z.strictObject({ revision, entry: entryVersion, parties }),
  requestWithdrawn: z.strictObject({ reason: reason.nullable() }),
  requestAccepted: z.strictObject({}),
  supplementAsked: z.strictObject({ list: z.array(text(1000)) }),
  /** A supplement that changes the request, as its lead is to consent to it. */
  supplementDrafted: z.strictObject({ answers: z.array(keptAnswer), revision, request: keptRequest }),
  supplementReturned: z.strictObject({ reason }),
  supplementConsented: z.strictObject({ revision }),
  supplementSupplied: z.strictObject({ answers: z.array(keptAnswer), revision, request: keptRequest }),
  requestLapsed: z.strictObject({ reason }),
  extensionRequested: z.strictObject({ days: z.int().positive(), reason, ...askedOnPaper }),
  extensionDecisionRegistered: registeredDecision,
  extensionGranted: z.strictObject({ days: z.int().positive(), reason, ...decidedOnPaper }),
  extensionRefused: z.strictObject({ reason, ...decidedOnPaper }),
  replyProposed: z.strictObject({ revision, proposal: proposalContent }),
  replyRevised: z.strictObject({ revision, proposal: proposalContent }),
  replyReturned: z.strictObject({ reason }),
  /** 答复: made by the lead's consent. */
  replied: z.strictObject({
    revision,
    result: z.enum(['AGREED', 'REFUSED']),
    partial: z.boolean(),
    /** Present if the reply came in time and so ended a request for a longer limit that nobody had decided. */
    endsExtension: z.literal(true).exactOptional(),
  }),
  deliveryStarted: z.strictObject({
    mode: z.enum(SHARE_MODES),
    assessment: keptAssessment.nullable(),
    requesterDelay: z.boolean(),
  }),
  relinquished: z.strictObject({ reason }),
  /** The provider ended a delivery that may no longer be made: the term is over, or a law has closed every agreed item. */
  deliveryEnded: z.strictObject({ cause: z.enum(['TERM_OVER', 'CLOSED_BY_LAW']), reason }),
  endpointNamed: z.strictObject({ receivingEndpoint: text(500) }),
  delivered: z.strictObject({
    revision,
    delivery: keptDelivery,
    /** Agreed items that a law had closed since the reply, with its name to a person; absent if there were none. */
    withheld: z.exactOptional(z.array(withheldItem)),
  }),
  deliveryAccepted: z.strictObject({ revision }),
  deliveryRejected: z.strictObject({ revision, reasons: z.array(rejectionReason) }),
  useRecorded: recordedUse,
  purposeEnded: z.strictObject({ kind: z.enum(PURPOSE_ENDS), text: reason, by: z.enum(['requester', 'provider']) }),
  disposalInstructed: z.strictObject({ instruction: disposalInstruction }),
  disposalCertified: z.strictObject({
    revision,
    certificate: disposalCertificate.extend({ executedAt: z.string() }),
    /** Documents that prove the disposal, by their hashes. */
    certificates: z.array(z.strictObject({ documentId: z.uuid(), sha256: z.string() })).min(1),
  }),
  disposalContested: z.strictObject({ revision, reason }),
  /** `retainUntil` is the last day on which the use records must be kept (T9, Q-20). */
  disposalConfirmed: z.strictObject({ revision, retainUntil: z.iso.date() }),
} as const;

type Schemas = typeof SHARE_REQUEST_EVENTS;
/** Without this, the type of an empty object's schema would forbid `type`. */
type Fields<T> = T extends Record<string, never> ? unknown : T;
export type ShareRequestEvent = {
  [K in keyof Schemas]: { readonly type: K } & Fields<z.infer<Schemas[K]>>;
}[keyof Schemas];

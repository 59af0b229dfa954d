import { z } from 'zod';
import { ASSESSMENT_TYPES, entryAssessment } from '../cataloguing/assessment.js';
import { askedOnPaper, decidedOnPaper, registeredDecision } from '../../matter/extension.js';
import { text } from '../../language/text.js';
import { keptChange, RETURN_FINDINGS, UPDATE_KINDS, UPDATE_TRIGGERS } from './catalog-update.content.js';

const revision = z.int().positive();
const reason = text(2000);
const hash = z.string();
const parties = z.strictObject({ provider: z.string(), authority: z.string(), extensionAuthority: z.string() });

const meetsLimit = z.literal(true).exactOptional();

/** Events of a catalog update (目录更新), by the rows of regulation.md §2.2. Stored ones are never rewritten. */
export const CATALOG_UPDATE_EVENTS = {
  /** Opened by a person, or by the system for a bulk trigger or for a retirement that the provider proposed. */
  catalogUpdateOpened: z.strictObject({
    entry: z.strictObject({ entryId: z.string(), catalogCode: z.string(), name: z.string() }),
    kind: z.enum(UPDATE_KINDS),
    trigger: z.enum(UPDATE_TRIGGERS),
    eventDate: z.iso.date().nullable(),
    /** Promulgation date of a law, if it was given. */
    promulgatedOn: z.iso.date().exactOptional(),
    docRef: z.string().nullable(),
    /** Reason as given here, or as composed by the matter that asked for the update. */
    reason: z.string(),
    /** The bulk trigger that opened it; null if there is none. */
    triggerId: z.string().nullable(),
    /** Natural person who asked for it in that other matter; absent if they opened it here. */
    askedBy: z.string().exactOptional(),
    parties,
  }),
  updateStarted: z.strictObject({}),
  /** `contentHash` names the whole content with the changes; `needed` lists the assessments that it needs. */
  changeRevised: z.strictObject({
    revision,
    ...keptChange.shape,
    contentHash: hash,
    needed: z.array(z.enum(ASSESSMENT_TYPES)),
  }),
  changeAssessed: z.strictObject({ assessment: entryAssessment }),
  /**
   * `contentHash` is null for a retirement, which changes no content. Where the policy lets the submission meet the limit
   * all sides see it, and also that the head's return makes the limit go on.
   */
  updateSubmittedToHead: z.strictObject({ revision, contentHash: hash.nullable(), meetsLimit }),
  updateRejectedByHead: z.strictObject({ reason, limitGoesOn: meetsLimit }),
  /** 报送: the update was submitted with the consent of the department's head. */
  updateSubmitted: z.strictObject({ revision, contentHash: hash.nullable() }),
  updateReturned: z.strictObject({
    reasons: z.array(text(2000)),
    /** Absent if something of what the trigger asks was updated, and in events of earlier releases. */
    finding: z.enum(RETURN_FINDINGS).exactOptional(),
  }),
  /** 异议: the provider contests the finding of the last return that has one, once. */
  findingContested: z.strictObject({ reason }),
  findingUpheld: z.strictObject({ reason }),
  findingSetAside: z.strictObject({ reason }),
  updateReworked: z.strictObject({}),
  updatePassed: z.strictObject({
    revision,
    /** Present if the update was submitted in time, and so ended a request for a longer limit that nobody had decided. */
    endsExtension: z.literal(true).exactOptional(),
  }),
  extensionRequested: z.strictObject({ days: z.int().positive(), reason, ...askedOnPaper }),
  extensionDecisionRegistered: registeredDecision,
  extensionGranted: z.strictObject({ days: z.int().positive(), reason, ...decidedOnPaper }),
  extensionRefused: z.strictObject({ reason, ...decidedOnPaper }),
  dismissalProposed: z.strictObject({ reason }),
  dismissalConfirmed: z.strictObject({ opinion: reason.nullable() }),
  dismissalRejected: z.strictObject({ reason }),
} as const;

type Schemas = typeof CATALOG_UPDATE_EVENTS;
/** Without this, the type of an empty object's schema would forbid `type`. */
type Fields<T> = T extends Record<string, never> ? unknown : T;
export type CatalogUpdateEvent = {
  [K in keyof Schemas]: { readonly type: K } & Fields<z.infer<Schemas[K]>>;
}[keyof Schemas];
export type Opened = Extract<CatalogUpdateEvent, { type: 'catalogUpdateOpened' }>;

import { z } from 'zod';
import { entryVersion } from '../../catalog/entry.js';
import { text } from '../../language/text.js';
import {
  correctionDraft,
  division,
  keptCorrectionMade,
  errorFinding,
  keptReport,
  FEEDBACK_OUTCOMES,
  sourceOfErrors,
} from './correction-request.content.js';
import { keptPart } from './part.js';

const revision = z.int().positive();
const reason = text(2000);
const parties = z.strictObject({ requester: z.string(), provider: z.string() });
const claim = { revision, claim: correctionDraft, entry: entryVersion, parties };

/** Events of a correction request (校核申请), by regulation.md §2.8. Stored ones are never rewritten. */
export const CORRECTION_EVENTS = {
  correctionDrafted: z.strictObject(claim),
  correctionRevised: z.strictObject(claim),
  correctionDropped: z.strictObject({}),
  /** 提出校核申请: `entry` is the version in effect at receipt; `evidence` holds the ids of the cited documents. */
  correctionSubmitted: z.strictObject({ revision, entry: entryVersion, parties, evidence: z.array(z.uuid()) }),
  citizenReportRegistered: z.strictObject({
    report: keptReport,
    entry: entryVersion,
    parties: parties.pick({ provider: true }),
  }),
  /** A department that uses the data has adopted the report with a correction request of its own. */
  citizenReportAdopted: z.strictObject({ correctionId: z.uuid(), requester: z.string() }),
  /** 分办: these errors go on in the request `partId`. */
  correctionDivided: z.strictObject({ partId: z.uuid(), errors: division.shape.errors, reason }),
  /** Begins the request of the errors that were divided from another one. */
  correctionPartBegun: z.strictObject(keptPart),
  verificationStarted: z.strictObject({}),
  errorVerified: z.strictObject({ finding: errorFinding }),
  errorCorrected: z.strictObject({ correction: keptCorrectionMade }),
  correctionRerouted: z.strictObject({
    sourceCatalogCode: z.string(),
    source: z.string(),
    reason,
    /** Item of the source's entry for each claimed error; absent in events of earlier releases. */
    items: sourceOfErrors.shape.items.exactOptional(),
  }),
  rerouteAccepted: z.strictObject({}),
  rerouteDeclined: z.strictObject({ reason }),
  /** The source, which had accepted, finds the data not its own; the provider is responsible again. */
  correctionHandedBack: z.strictObject({ reason }),
  fedBack: z.strictObject({ outcome: z.enum(FEEDBACK_OUTCOMES), text: text(4000) }),
  feedbackAccepted: z.strictObject({}),
  /** The requester disagrees with the result. */
  feedbackDisagreed: z.strictObject({ reason }),
  /** The answer to that; `stands` if the result is maintained. */
  disagreementAnswered: z.strictObject({ stands: z.boolean(), text: text(4000) }),
} as const;

type Schemas = typeof CORRECTION_EVENTS;
/** Without this, the type of an empty object's schema would forbid `type`. */
type Fields<T> = T extends Record<string, never> ? unknown : T;
export type CorrectionEvent = {
  [K in keyof Schemas]: { readonly type: K } & Fields<z.infer<Schemas[K]>>;
}[keyof Schemas];

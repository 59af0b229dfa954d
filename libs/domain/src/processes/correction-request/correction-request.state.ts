import type { EntryVersion } from '../../catalog/entry.js';
import type { Instant } from '../../calendar/time.js';
import type { Matter } from '../../matter/matter.js';
import type { ClaimedError, CorrectionMade, ErrorFinding, FeedbackOutcome } from './correction-request.content.js';

export const STATES = [
  'DRAFT',
  'SUBMITTED',
  'REROUTED',
  'VERIFYING',
  'FED_BACK',
  'DISAGREED',
  'CLOSED',
  'WITHDRAWN',
  'ADOPTED',
] as const;
export type CorrectionState = (typeof STATES)[number];

/** Chinese titles of the states. */
export const STATE_TITLES: Readonly<Record<CorrectionState, string>> = {
  DRAFT: '草稿',
  SUBMITTED: '已收到，待核实',
  REROUTED: '已转送，待数源部门接收',
  VERIFYING: '核实、更正中',
  FED_BACK: '已反馈',
  DISAGREED: '需求部门有异议，待答复',
  CLOSED: '已办结',
  WITHDRAWN: '已撤回',
  ADOPTED: '已由需求部门采纳',
};

/** States after receipt and before the feedback. */
const UNDER_WAY: readonly string[] = ['SUBMITTED', 'REROUTED', 'VERIFYING'] satisfies CorrectionState[];
export const isUnderWay = ({ state }: { readonly state: string }): boolean => UNDER_WAY.includes(state);

/** States in which the requester has the result and no longer considers it. */
const FED_BACK: readonly string[] = ['DISAGREED', 'CLOSED'] satisfies CorrectionState[];
export const isFedBack = ({ state }: { readonly state: string }): boolean => FED_BACK.includes(state);

/** One sending on to a source department, with its answer. */
export interface Reroute {
  readonly sourceCatalogCode: string;
  readonly source: string;
  readonly reason: string;
  /** Positions of the claimed errors that come from the source; absent where all do, as in events of earlier releases. */
  readonly errors?: readonly number[];
  readonly reroutedAt: Instant;
  /**
   * TAKEN_BACK: the provider started to verify itself before the source answered. HANDED_BACK: the source accepted, and
   * found later that the data are not its own.
   */
  readonly answer: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'TAKEN_BACK' | 'HANDED_BACK';
  readonly answeredAt: Instant | null;
  /** Reason for which the source declined; null if it did not. */
  readonly declined: string | null;
  /** Hand-back by the source; null if there was none. */
  readonly handedBack: { readonly reason: string; readonly at: Instant } | null;
}

/** One division: the errors that went on in a request of their own, by their positions in this one. */
export interface Division {
  readonly partId: string;
  readonly errors: readonly number[];
  readonly reason: string;
  readonly dividedAt: Instant;
}

/** The request from which this one was divided; `errors` holds the position there of each error here. */
export interface Origin {
  readonly matterId: string;
  readonly number: string;
  readonly errors: readonly number[];
  readonly reason: string;
  readonly dividedAt: Instant;
}

/** Disagreement of the requester with the result, and the answer to it. */
export interface Disagreement {
  readonly reason: string;
  readonly disagreedAt: Instant;
  readonly answer: { readonly stands: boolean; readonly text: string; readonly answeredAt: Instant } | null;
}

/** One correction, with the department that made it. */
export interface Correcting extends CorrectionMade {
  readonly by: string;
  readonly recordedAt: Instant;
}

export interface Feedback {
  readonly outcome: FeedbackOutcome;
  readonly text: string;
  readonly fedBackAt: Instant;
}

/** Data of a correction request. */
export interface Correction {
  /** Version of the entry at drafting; from receipt on the version in effect then. */
  readonly entry: EntryVersion;
  readonly errors: readonly ClaimedError[];
  readonly revision: number;
  /** The citizens' report that the request adopts; null if there is none. */
  readonly adopts: string | null;
  /** The earlier request whose result the requester disagreed with; null if there is none. */
  readonly follows: string | null;
  /** Channel and number of a citizen's report; null for a department's request. */
  readonly report: { readonly channel: string; readonly receiptNumber: string } | null;
  /** Ids of the documents submitted with the claim. */
  readonly evidence: readonly string[];
  readonly receivedAt: Instant | null;
  /** null if the request was not divided from another. */
  readonly dividedFrom: Origin | null;
  readonly divisions: readonly Division[];
  /** Department that verifies, corrects and feeds back: the provider, until a source department has accepted. */
  readonly responsible: string;
  readonly reroutes: readonly Reroute[];
  /**
   * Instant of the acceptance by the source that has the request now. The source answers for the time from here on, not for an earlier lateness
   * (Q-18).
   */
  readonly sourceReceivedAt: Instant | null;
  /** Findings of the responsible department; the last one on an error counts. */
  readonly findings: readonly (ErrorFinding & { readonly verifiedAt: Instant })[];
  /** Corrections by every department that had the request, each in its own copy; they stay when the request is sent on. */
  readonly corrections: readonly Correcting[];
  readonly feedback: Feedback | null;
  readonly disagreement: Disagreement | null;
  /** The correction request that adopted this report; null if there is none. */
  readonly adoptedBy: string | null;
}

export type CorrectionSide = 'provider';
export type CorrectionMatter = Matter<Correction, CorrectionSide>;

/** Returns the department that drafted the request; throws for a citizen's report, which has no draft. */
export function requesterOf({ matterId, parties: { requester } }: CorrectionMatter): string {
  if (requester === undefined) throw new Error(`correction ${matterId} was drafted by nobody`);
  return requester;
}

export const pendingReroute = ({ reroutes }: Correction): Reroute | undefined =>
  reroutes.find(({ answer }) => answer === 'PENDING');

export const acceptedReroute = ({ reroutes }: Correction): Reroute | undefined =>
  reroutes.find(({ answer }) => answer === 'ACCEPTED');

/** True if the source has handed the request back, or declined it twice: it is not asked a third time (Art 19(2)). */
export function hasRefused({ reroutes }: Correction, source: string): boolean {
  const own = reroutes.filter((one) => one.source === source);
  const declined = own.filter(({ answer }) => answer === 'DECLINED');
  return declined.length > 1 || own.some(({ answer }) => answer === 'HANDED_BACK');
}

/** Returns the last finding on an error, by its position from 1. */
export const findingOf = ({ findings }: Correction, place: number): ErrorFinding | undefined =>
  findings.findLast(({ error }) => error === place);

/** True if any department has corrected the error in its copy. */
export const isCorrected = ({ corrections }: Correction, place: number): boolean =>
  corrections.some(({ error }) => error === place);

/**
 * True if the department that is responsible for the error has corrected it. A source corrects its own copy, whatever the
 * provider has done with its one before it sent the request on.
 */
export const isCorrectedByHolder = (data: Correction, place: number): boolean =>
  placesInHand(data).includes(place)
    ? data.corrections.some(({ error, by }) => error === place && by === data.responsible)
    : isCorrected(data, place);

/** Positions of the claimed errors, from 1, but for those that were divided: the others keep their positions. */
export const places = (data: Correction): readonly number[] =>
  data.errors.map((_, index) => index + 1).filter((place) => !isDivided(data, place));

/** True if the error goes on in another request. */
export const isDivided = ({ divisions }: Correction, place: number): boolean =>
  divisions.some(({ errors }) => errors.includes(place));

/** Positions of the errors that nobody has settled: neither found to be none nor corrected. */
export const unsettled = (data: Correction): readonly number[] =>
  places(data).filter((place) => findingOf(data, place)?.confirmed !== false && !isCorrected(data, place));

/** Positions of the errors on which the responsible department works: those sent on, while the source has the request. */
export const placesInHand = (data: Correction): readonly number[] => {
  const sent = acceptedReroute(data)?.errors;
  return sent ? places(data).filter((place) => sent.includes(place)) : places(data);
};

/** Positions of the errors that the responsible department has still to settle. */
export const openPlaces = (data: Correction): readonly number[] => {
  const open = unsettled(data);
  return placesInHand(data).filter((place) => open.includes(place));
};

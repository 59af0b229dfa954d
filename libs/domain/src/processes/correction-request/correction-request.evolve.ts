import type { Change } from '../../matter/definition.js';
import type { Parties } from '../../access/parties.js';
import type { Deed } from '../../matter/matter.js';
import type { CorrectionEvent } from './correction-request.events.js';
import {
  acceptedReroute,
  pendingReroute,
  type Correcting,
  type Correction,
  type CorrectionMatter,
  type CorrectionSide,
  type CorrectionState,
  type Reroute,
} from './correction-request.state.js';

type Changed = Change<Correction, CorrectionSide>;
type EventOf<Type extends CorrectionEvent['type']> = Extract<CorrectionEvent, { type: Type }>;

/**
 * Begins with a department's draft, with a citizen's report that the provider registered, or as a part of another request;
 * throws for any other event.
 */
export function begin(event: CorrectionEvent, deed: Deed): Required<Changed> {
  if (event.type === 'correctionDrafted') return drafted(event);
  if (event.type === 'citizenReportRegistered') return registered(event, deed);
  if (event.type === 'correctionPartBegun') return partBegun(event);
  throw new Error(`a correction request does not begin with ${event.type}`);
}

export function evolve({ data, parties }: CorrectionMatter, event: CorrectionEvent, deed: Deed): Changed {
  const to = (state: CorrectionState, change: Partial<Correction> = {}): Changed => ({
    state,
    data: { ...data, ...change },
  });
  switch (event.type) {
    case 'correctionDrafted':
    case 'citizenReportRegistered':
    case 'correctionPartBegun':
      throw new Error(`a correction request begins once, with ${event.type}`);
    case 'correctionRevised': {
      const { data: revised, parties: named } = drafted(event);
      return { data: revised, parties: named };
    }
    case 'correctionDropped':
      return to('WITHDRAWN');
    case 'correctionSubmitted': {
      const { entry, evidence, parties: named } = event;
      const received = { entry, evidence, receivedAt: deed.at, responsible: named.provider };
      return { ...to('SUBMITTED', received), parties: named };
    }
    case 'correctionDivided': {
      const { partId, errors, reason } = event;
      return { data: { ...data, divisions: [...data.divisions, { partId, errors, reason, dividedAt: deed.at }] } };
    }
    case 'citizenReportAdopted':
      return to('ADOPTED', { adoptedBy: event.correctionId });
    case 'verificationStarted':
      return {
        ...to('VERIFYING', { reroutes: answered(data, deed, { answer: 'TAKEN_BACK' }) }),
        parties: data.sourceReceivedAt ? parties : withoutSource(parties),
      };
    case 'errorVerified':
      return { data: { ...data, findings: [...data.findings, { ...event.finding, verifiedAt: deed.at }] } };
    case 'errorCorrected':
      return { data: { ...data, corrections: [...data.corrections, corrected(data, event, deed)] } };
    case 'correctionRerouted':
      return {
        ...to('REROUTED', { reroutes: [...data.reroutes, rerouted(event, deed)] }),
        parties: { ...parties, source: event.source },
      };
    case 'rerouteAccepted':
      return to('SUBMITTED', accepted(data, parties, deed));
    case 'rerouteDeclined':
      return {
        ...to('SUBMITTED', { reroutes: answered(data, deed, { answer: 'DECLINED', declined: event.reason }) }),
        parties: withoutSource(parties),
      };
    case 'correctionHandedBack':
      return { ...to('SUBMITTED', handedBack(data, parties, event, deed)), parties: withoutSource(parties) };
    case 'fedBack': {
      const { outcome, text } = event;
      return to(parties.requester ? 'FED_BACK' : 'CLOSED', { feedback: { outcome, text, fedBackAt: deed.at } });
    }
    case 'feedbackAccepted':
      return to('CLOSED');
    case 'feedbackDisagreed':
      return to('DISAGREED', { disagreement: { reason: event.reason, disagreedAt: deed.at, answer: null } });
    case 'disagreementAnswered': {
      const { stands, text } = event;
      const answer = { stands, text, answeredAt: deed.at };
      return to('CLOSED', { disagreement: data.disagreement && { ...data.disagreement, answer } });
    }
  }
}

/** A correction before anybody has worked on it. */
export const UNTOUCHED = {
  evidence: [],
  receivedAt: null,
  dividedFrom: null,
  divisions: [],
  reroutes: [],
  sourceReceivedAt: null,
  findings: [],
  corrections: [],
  feedback: null,
  disagreement: null,
  adoptedBy: null,
} as const;

function drafted(event: EventOf<'correctionDrafted' | 'correctionRevised'>): Required<Changed> {
  const { entry, revision, claim, parties } = event;
  const { errors = [], adopts = null, follows = null } = claim;
  const responsible = parties.provider;
  return {
    state: 'DRAFT',
    parties,
    data: { ...UNTOUCHED, entry, errors, revision, adopts, follows, report: null, responsible },
  };
}

function registered(event: EventOf<'citizenReportRegistered'>, { at }: Deed): Required<Changed> {
  const { entry, report, parties } = event;
  const { errors, channel, receiptNumber } = report;
  const data: Correction = {
    ...UNTOUCHED,
    entry,
    errors,
    revision: 1,
    adopts: null,
    follows: null,
    report: { channel, receiptNumber },
    receivedAt: at,
    responsible: parties.provider,
  };
  return { state: 'SUBMITTED', parties, data };
}

/** A part is as received as the request was from which it comes, and nobody has verified it. */
const partBegun = ({ from, part, parties }: EventOf<'correctionPartBegun'>): Required<Changed> => ({
  state: 'SUBMITTED',
  parties,
  data: { ...UNTOUCHED, ...part, dividedFrom: from },
});

function rerouted({ sourceCatalogCode, source, reason, items }: EventOf<'correctionRerouted'>, { at }: Deed): Reroute {
  const open = { answer: 'PENDING', answeredAt: null, declined: null, handedBack: null } as const;
  const errors = items?.map(({ error }) => error);
  return { sourceCatalogCode, source, reason, reroutedAt: at, ...(errors && { errors }), ...open };
}

function corrected({ responsible }: Correction, event: EventOf<'errorCorrected'>, { at }: Deed): Correcting {
  return { ...event.correction, by: responsible, recordedAt: at };
}

/** Findings on errors that were not sent on; those on the others stay in the history only. */
const keptFindings = ({ findings }: Correction, sent: Reroute | undefined): Correction['findings'] =>
  findings.filter(({ error }) => sent?.errors?.includes(error) === false);

/** The source verifies for itself what was sent on. */
function accepted(data: Correction, { source }: Parties, deed: Deed): Partial<Correction> {
  if (!source) throw new Error('nobody was asked to take the correction over');
  const reroutes = answered(data, deed, { answer: 'ACCEPTED' });
  return {
    reroutes,
    responsible: source,
    sourceReceivedAt: deed.at,
    findings: keptFindings(data, pendingReroute(data)),
  };
}

/** The provider verifies for itself again. */
function handedBack(
  data: Correction,
  { provider }: Parties<CorrectionSide>,
  { reason }: EventOf<'correctionHandedBack'>,
  { at }: Deed,
): Partial<Correction> {
  const reroutes = data.reroutes.map((one) =>
    one.answer === 'ACCEPTED' ? { ...one, answer: 'HANDED_BACK' as const, handedBack: { reason, at } } : one,
  );
  const findings = keptFindings(data, acceptedReroute(data));
  return { reroutes, responsible: provider, sourceReceivedAt: null, findings };
}

const answered = (
  { reroutes }: Correction,
  { at }: Deed,
  answer: Pick<Reroute, 'answer'> & Partial<Reroute>,
): readonly Reroute[] =>
  reroutes.map((one) => (one.answer === 'PENDING' ? { ...one, ...answer, answeredAt: at } : one));

/** Parties without the source, which has no further part in the matter and therefore does not see it. */
const withoutSource = ({ source: _, ...parties }: Parties<CorrectionSide>): Parties<CorrectionSide> => parties;

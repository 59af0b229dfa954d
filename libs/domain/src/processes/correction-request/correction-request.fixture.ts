import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import { atLocal, type Instant } from '../../calendar/time.js';
import type { EntryVersion } from '../../catalog/entry.js';
import type { Grant } from '../../matter/facts.js';
import type { Effect } from '../../matter/happening.js';
import type { KnownWorld } from '../../matter/facts.fixture.js';
import { MatterPlay, type World } from '../../matter/play.fixture.js';
import { ENTRY } from '../share-request/share-request.fixture.js';
import type { CorrectionContent, CorrectionMade, ErrorFinding } from './correction-request.content.js';
import { correctionRequest } from './correction-request.js';
import * as example from './correction-request.examples.js';
import type { Correction, CorrectionSide, CorrectionState } from './correction-request.state.js';

export { ENTRY };

/** Code of the entry from which an item of `ENTRY` comes; another department is its designated source. */
export const SOURCE_CODE = '303002/000002';
export const EVIDENCE = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e01';
export const REPORT = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e02';

/**
 * Accounts of a correction: the city's housing office found the error, the province's land office provides the data.
 */
export const WHO = {
  handler: actorOf('WB_HANDLER', 'city.housing'),
  lead: actorOf('WB_LEAD', 'city.housing'),
  providerHandler: actorOf('WB_HANDLER', 'province.land'),
  providerLead: actorOf('WB_LEAD', 'province.land'),
  sourceHandler: actorOf('WB_HANDLER', 'nation.police'),
  sourceLead: actorOf('WB_LEAD', 'nation.police'),
  otherHolder: actorOf('WB_HANDLER', 'county.farming'),
  stranger: actorOf('WB_HANDLER', 'otherCity.transport'),
  supervisor: actorOf('SA_SUPERVISOR', 'province.data'),
} as const satisfies Record<string, Actor>;

const grant = (requester: string, active = true): Grant => ({ matterId: `grant of ${requester}`, requester, active });

/**
 * Grants on both entries: three departments use the provider's data and its own authority has used them; three use the
 * source's, one of them the provider.
 */
export const GRANTS: KnownWorld['grants'] = {
  [ENTRY.catalogCode]: [
    grant('city.housing'),
    grant('county.farming'),
    grant('county.farming'),
    grant('county.schools'),
    grant('province.data', false),
  ],
  [SOURCE_CODE]: [grant('county.farming'), grant('otherCity.transport'), grant('province.land')],
};

const upload = (documentId: string, departmentId: string) => ({
  [documentId]: { documentId, sha256: 'a'.repeat(64), size: 1, mediaType: 'application/pdf', departmentId },
});

export interface Setting extends World {
  readonly entry?: Partial<EntryVersion>;
  /** Number of claimed errors; that of the examples unless given. */
  readonly claimed?: number;
}

/** Entry of the source, from whose items the wrong data come. */
export const SOURCE_ENTRY: EntryVersion = { ...ENTRY, catalogCode: SOURCE_CODE, provider: 'nation.police' };
const ITEMS = [
  { error: 1, sourceItemId: 'i1' },
  { error: 2, sourceItemId: 'i2' },
];
/** Sends on a claim of one error. */
export const REROUTE_ONE = {
  sourceCatalogCode: SOURCE_CODE,
  items: ITEMS.slice(0, 1),
  reason: '该数据项不由本部门登记。',
};
const LONG_REASON = '该数据项自今年起由提供部门自行登记，不来自本部门。';

/** One correction in memory. */
export class Play extends MatterPlay<Correction, CorrectionSide> {
  constructor({ entry, claimed: _, ...world }: Setting = {}) {
    const published = { ...ENTRY, ...entry };
    const facts = {
      entryVersions: { [published.catalogCode]: published, [SOURCE_CODE]: SOURCE_ENTRY },
      grants: GRANTS,
      sourceDepartments: { [SOURCE_CODE]: 'nation.police' },
      documents: upload(EVIDENCE, 'city.housing'),
    };
    super(correctionRequest, { ...world, facts: { ...facts, ...world.facts } }, 'JH-990100-2026-000001');
  }
}

/** A claim of two errors of `ENTRY`. */
export const CLAIM: CorrectionContent = {
  ...example.correctionContent,
  catalogCode: ENTRY.catalogCode,
};
export const CONFIRMED: ErrorFinding = example.finding;
export const CORRECT: ErrorFinding = { error: 2, confirmed: false, facts: '与原始登记一致。' };
export const MADE: CorrectionMade = { ...example.correction, correctedOn: '2026-03-03' };
export const REASON = { reason: '该数据项不由本部门登记。' };

/** A valid payload for each command. */
export const FIT: Readonly<Record<string, unknown>> = {
  'draft-correction': CLAIM,
  'revise-correction': CLAIM,
  'submit-correction': { revision: 1, documents: [EVIDENCE] },
  withdraw: {},
  'register-citizen-report': { ...example.citizenReport, catalogCode: ENTRY.catalogCode },
  'start-verification': {},
  'record-finding': CONFIRMED,
  'record-correction': MADE,
  reroute: { sourceCatalogCode: SOURCE_CODE, items: ITEMS, ...REASON },
  divide: { errors: [2], reason: '第 2 处的数据来自另一个数源部门，须分别转送。' },
  'accept-reroute': {},
  'decline-reroute': REASON,
  'hand-back': { reason: LONG_REASON },
  'feed-back-not-ours': { sourceCatalogCode: SOURCE_CODE, items: ITEMS, text: '数据由贵部门提供，请自行更正。' },
  disagree: { reason: '第 2 处经本部门现场核对确有错误，与反馈不一致。' },
  'answer-disagreement': { stands: true, text: '经再次核对原始登记，第 2 处与登记一致。' },
  'feed-back': { outcome: 'PARTLY_CORRECTED', text: '第 1 处已更正，第 2 处无误。' },
  'accept-feedback': {},
};

interface Step {
  readonly at: Instant;
  readonly who: Actor;
  readonly command: string;
  readonly payload: unknown;
}
const step = (at: Instant, who: Actor, command: string, payload: unknown = FIT[command]): Step => ({
  at,
  who,
  command,
  payload,
});

/* The way from draft to the end. Received on Monday 2 March 2026, ten working days end on the 16th. */
const DRAFT = [step(atLocal('2026-03-02', 9), WHO.handler, 'draft-correction')];
const SUBMITTED = [...DRAFT, step(atLocal('2026-03-02', 10), WHO.handler, 'submit-correction')];
const REROUTED = [...SUBMITTED, step(atLocal('2026-03-03', 9), WHO.providerHandler, 'reroute')];
const VERIFYING = [...SUBMITTED, step(atLocal('2026-03-03', 9), WHO.providerHandler, 'start-verification')];
const FOUND = [
  ...VERIFYING,
  step(atLocal('2026-03-03', 10), WHO.providerHandler, 'record-finding'),
  step(atLocal('2026-03-03', 11), WHO.providerHandler, 'record-finding', CORRECT),
];
const CORRECTED = [...FOUND, step(atLocal('2026-03-03', 15), WHO.providerHandler, 'record-correction')];
const FED_BACK = [...CORRECTED, step(atLocal('2026-03-04', 9), WHO.providerLead, 'feed-back')];
const REPORTED = [step(atLocal('2026-03-02', 9), WHO.providerHandler, 'register-citizen-report')];

const WAY = {
  DRAFT,
  SUBMITTED,
  REROUTED,
  VERIFYING,
  FOUND,
  CORRECTED,
  FED_BACK,
  CLOSED: [...FED_BACK, step(atLocal('2026-03-05', 9), WHO.handler, 'accept-feedback')],
  DISAGREED: [...FED_BACK, step(atLocal('2026-03-05', 9), WHO.handler, 'disagree')],
  WITHDRAWN: [...DRAFT, step(atLocal('2026-03-02', 10), WHO.handler, 'withdraw')],
  ADOPTED: REPORTED,
  REPORTED,
} as const satisfies Readonly<Record<CorrectionState | 'FOUND' | 'CORRECTED' | 'REPORTED', readonly Step[]>>;
export type Place = keyof typeof WAY;

/** Payload of the effect by which another request adopts the played report. */
export const ADOPTION = { correctionId: '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e03', requester: 'county.farming' };

/** Plays a correction up to a place, along the steps above. */
export function playTo(place: Place, setting: Setting = {}): Play {
  const play = new Play(setting);
  for (const { at, who, command, payload } of WAY[place])
    play.passTo(at).do(who, command, claiming(payload, setting.claimed));
  return place === 'ADOPTED' ? play.react('adopted', ADOPTION) : play;
}

const claiming = (payload: unknown, claimed: number | undefined): unknown =>
  claimed !== undefined && 'errors' in (payload as object)
    ? {
        ...(payload as object),
        errors: Array.from({ length: claimed }, (_, n) => CLAIM.errors[n % CLAIM.errors.length]),
      }
    : payload;

/** The request that the last division of this one has begun, played on from there in the same setting. */
export function partOf(play: Play, setting: Setting = {}): Play {
  const begun = play.effects.findLast(({ reaction }) => reaction === 'begin-part');
  if (!begun) throw new Error('nothing was divided');
  const part = new Play(setting);
  part.now = play.now;
  part.facts = play.facts;
  part.calendars = play.calendars;
  return part.react('begin-part', JSON.parse(JSON.stringify(begun.payload)) as Effect['payload']);
}

/** Departments that received notices of the last event of this type, sorted. */
export const told = (play: Play, type: string): readonly string[] => {
  const notices = play.happened(type).at(-1)?.payload.notices ?? [];
  return [...new Set(notices.flatMap(({ to }) => to.map(({ departmentId }) => departmentId)))].sort();
};

import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import { atLocal, type Instant } from '../../calendar/time.js';
import { CONTENT } from '../../catalog/content.fixture.js';
import type { EntryContent } from '../../catalog/content.js';
import type { EntryStanding } from '../../matter/facts.js';
import type { KnownWorld } from '../../matter/facts.fixture.js';
import { MatterPlay, type World } from '../../matter/play.fixture.js';
import { catalogEntry } from './catalog-entry.js';
import * as example from './catalog-entry.examples.js';
import type { CatalogEntry, CatalogEntrySide, CatalogEntryState } from './catalog-entry.state.js';

export { CONTENT };

/** Accounts of a department and of the authority that reviews its entries. */
export const peopleOf = (provider: string, authority: string) => ({
  handler: actorOf('WB_HANDLER', provider),
  lead: actorOf('WB_LEAD', provider),
  assessor: actorOf('ASSESSOR', provider),
  head: actorOf('DEPT_HEAD', provider),
  reviewer: actorOf('SA_REVIEWER', authority),
});
export type People = ReturnType<typeof peopleOf>;

/** Accounts for an entry of the province's land office. */
export const WHO = peopleOf('province.land', 'province.data');
/** Accounts for an entry of the province's authority itself. */
export const OWN = peopleOf('province.data', 'province.data');
export const STRANGER = actorOf('WB_LEAD', 'province.police');

export const REPORT = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e11';
/** Assessment report that the authority uploaded itself. */
const OWN_REPORT = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e12';
export const UPDATE = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e21';
export const OTHER_UPDATE = '6d0f6d9e-2f0f-4c0a-8a52-6a1a3b0c7e22';

const upload = (documentId: string, departmentId: string) => ({
  [documentId]: { documentId, sha256: 'a'.repeat(64), size: 1, mediaType: 'application/pdf', departmentId },
});
const DOCUMENTS: KnownWorld['documents'] = {
  ...upload(REPORT, 'province.land'),
  ...upload(OWN_REPORT, 'province.data'),
};

/** Another entry, in the form of a fact. */
export const standing = (entry: Partial<EntryStanding> & Pick<EntryStanding, 'catalogCode'>): EntryStanding => ({
  entryId: 'another',
  provider: 'nation.police',
  state: 'PUBLISHED',
  version: 1,
  content: CONTENT,
  ahead: [],
  openUpdates: [],
  firstPublishedOn: '2025-08-01',
  ...entry,
});

/** One entry in memory. */
export class Play extends MatterPlay<CatalogEntry, CatalogEntrySide> {
  constructor({ facts, ...world }: World = {}) {
    super(catalogEntry, { ...world, facts: { documents: DOCUMENTS, ...facts } }, 'TG-990000-2026-000001');
  }

  /** The versions in readable form: `1 2026-03-04T01:00:00.000Z – now`. */
  get versions(): readonly string[] {
    return this.matter.data.versions.map(
      ({ version, effectiveAt, supersededAt }) => `${version} ${effectiveAt} – ${supersededAt ?? 'now'}`,
    );
  }

  /** Gives a command at a later instant; the command must succeed. */
  at(instant: Instant, who: Actor, command: string, payload: unknown = FIT[command]): this {
    return this.passTo(instant).do(who, command, payload);
  }
}

/** An assessor's finding that cites the report. */
export const finding = (type: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...example.assessment,
  type,
  assessedOn: '2026-03-02',
  documents: [REPORT],
  ...more,
});

export const REASON = { reason: '使用条件的依据需要写明条款。' };
export const REASONS = { reasons: ['使用条件超出依据。', '更新频率与实际不符。'] };

/** A valid payload for each command. */
export const FIT: Readonly<Record<string, unknown>> = {
  'create-draft': { content: CONTENT },
  'revise-draft': { content: { ...CONTENT, abstract: '按驾驶证号返回准驾车型、证件状态，供审核使用。' } },
  'start-assessment': { revision: 1 },
  'record-assessment': finding('SECRECY_RISK'),
  'submit-to-head': { revision: 1 },
  'head-approve': { revision: 1 },
  'head-reject': REASON,
  'authority-pass': { revision: 1 },
  'authority-return': REASONS,
  rework: {},
  'abandon-draft': REASON,
  'propose-retirement': example.retirement,
};

export const opened = (more: Readonly<Record<string, unknown>> = {}) => ({
  updateId: UPDATE,
  kind: 'CHANGE',
  trigger: 'LEGAL_CHANGE',
  eventDate: '2026-03-02',
  ...more,
});
export const published = (more: Readonly<Record<string, unknown>> = {}) => ({
  updateId: UPDATE,
  kind: 'CHANGE',
  changes: { updateFrequency: 'DAILY' },
  assessments: [],
  reason: '依据调整。',
  ...more,
});
export const RETIRE = { kind: 'RETIRE', changes: {}, reason: '内容已并入另一目录。' };

type Way = (who: People, content: EntryContent, reportId: string) => (play: Play) => Play;
const then =
  (before: Way, ...steps: readonly (readonly [Instant, keyof People, string, unknown?])[]): Way =>
  (who, content, reportId) =>
  (play) =>
    steps.reduce(
      (at, [instant, role, command, payload]) => at.at(instant, who[role], command, payload),
      before(who, content, reportId)(play),
    );

/* The way from draft to retirement, in March 2026, which has no holiday. */
const DRAFT: Way = (who, content) => (play) =>
  play.at(atLocal('2026-03-02', 9), who.handler, 'create-draft', { content });
const ASSESSING = then(DRAFT, [atLocal('2026-03-02', 10), 'handler', 'start-assessment']);
const ASSESSED: Way = (who, content, reportId) => (play) => {
  const documents = [reportId];
  return ASSESSING(
    who,
    content,
    reportId,
  )(play)
    .at(atLocal('2026-03-02', 14), who.assessor, 'record-assessment', finding('SECRECY_RISK', { documents }))
    .at(atLocal('2026-03-02', 15), who.assessor, 'record-assessment', finding('PERSONAL_INFO_IMPACT', { documents }));
};
const DEPT_HEAD_REVIEW = then(ASSESSED, [atLocal('2026-03-03', 9), 'lead', 'submit-to-head']);
const AUTHORITY_REVIEW = then(DEPT_HEAD_REVIEW, [atLocal('2026-03-03', 10), 'head', 'head-approve']);
const PUBLISHED = then(AUTHORITY_REVIEW, [atLocal('2026-03-04', 9), 'reviewer', 'authority-pass']);
const RETIREMENT_REVIEW = then(PUBLISHED, [atLocal('2026-03-05', 9), 'lead', 'propose-retirement']);

const WAY: Readonly<Record<CatalogEntryState, Way>> = {
  DRAFT,
  ASSESSING,
  ASSESSED,
  DEPT_HEAD_REVIEW,
  AUTHORITY_REVIEW,
  RETURNED: then(AUTHORITY_REVIEW, [atLocal('2026-03-04', 9), 'reviewer', 'authority-return']),
  PUBLISHED,
  UPDATE_DUE:
    (...given) =>
    (play) =>
      PUBLISHED(...given)(play)
        .passTo(atLocal('2026-03-05', 9))
        .react('update-opened', opened()),
  RETIREMENT_REVIEW:
    (...given) =>
    (play) =>
      RETIREMENT_REVIEW(...given)(play).react('update-opened', opened({ kind: 'RETIRE' })),
  RETIRED:
    (...given) =>
    (play) =>
      RETIREMENT_REVIEW(...given)(play)
        .react('update-opened', opened({ kind: 'RETIRE' }))
        .passTo(atLocal('2026-03-09', 9))
        .react('update-published', published(RETIRE)),
  ABANDONED: then(DRAFT, [atLocal('2026-03-02', 10), 'lead', 'abandon-draft']),
};

/** Plays an entry up to a state, along the steps above. */
export const playTo = (state: CatalogEntryState, world: World = {}, content: EntryContent = CONTENT): Play =>
  WAY[state](WHO, content, REPORT)(new Play(world));

/** Plays an entry of the authority itself up to a state. */
export const playOwnTo = (state: CatalogEntryState): Play =>
  WAY[state](OWN, { ...CONTENT, catalogCode: '3070990000001/000005' }, OWN_REPORT)(new Play());

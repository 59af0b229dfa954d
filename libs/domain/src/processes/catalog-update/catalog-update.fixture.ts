import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import { atLocal, type Instant } from '../../calendar/time.js';
import { contentHash } from '../../catalog/content-hash.js';
import { CONTENT } from '../../catalog/content.fixture.js';
import type { EntryContent } from '../../catalog/content.js';
import type { CitedDocument, EntryStanding } from '../../matter/facts.js';
import { MatterPlay, type World } from '../../matter/play.fixture.js';
import { catalogUpdate } from './catalog-update.js';
import type { ChangeContent, Opening } from './catalog-update.content.js';
import type { CatalogUpdate, CatalogUpdateSide, CatalogUpdateState } from './catalog-update.state.js';

export const CODE = CONTENT.catalogCode;
export const ENTRY_ID = '0b5f4f3a-4d0e-4f0a-9a55-3f1f6d1f0a10';

/** A published entry of the city's housing office; `more` overrides fields. */
export const standing = (more: Partial<EntryStanding> = {}): EntryStanding => ({
  entryId: ENTRY_ID,
  catalogCode: CODE,
  provider: 'city.housing',
  state: 'PUBLISHED',
  version: 1,
  content: CONTENT,
  ahead: [],
  openUpdates: [],
  firstPublishedOn: '2025-08-01',
  ...more,
});

/** Accounts for an update of that entry. */
export const WHO = {
  handler: actorOf('WB_HANDLER', 'city.housing'),
  lead: actorOf('WB_LEAD', 'city.housing'),
  head: actorOf('DEPT_HEAD', 'city.housing'),
  assessor: actorOf('ASSESSOR', 'city.housing'),
  reviewer: actorOf('SA_REVIEWER', 'city.data'),
  supervisor: actorOf('SA_SUPERVISOR', 'city.data'),
  authorityHead: actorOf('SA_HEAD', 'city.data'),
  above: actorOf('SA_REVIEWER', 'province.data'),
  government: actorOf('GOV_DECIDER', 'city.gov'),
  stranger: actorOf('WB_LEAD', 'otherCity.transport'),
  auditor: actorOf('AUDITOR', 'nation.data', { auditedDivisions: ['*'] }),
} as const satisfies Record<string, Actor>;

/** Another account in the given office that belongs to the natural person behind `actor`. */
export const sameManAs = (actor: Actor, office: Actor): Actor => ({ ...office, personId: actor.personId });

const REPORT = '7a1f0a10-4d0e-4f0a-9a55-3f1f6d1f0a01';
/** Document of the authority that proves its decision. */
const RULING = '7a1f0a10-4d0e-4f0a-9a55-3f1f6d1f0a02';
const report = (departmentId: string): CitedDocument & { departmentId: string } => ({
  documentId: REPORT,
  sha256: 'a'.repeat(64),
  size: 1024,
  mediaType: 'application/pdf',
  departmentId,
});

/** One update in memory. */
export class Play extends MatterPlay<CatalogUpdate, CatalogUpdateSide> {
  constructor({ entry, facts, ...world }: Setting = {}) {
    const here = standing(entry);
    const known = {
      entries: { [here.catalogCode]: here },
      documents: { [REPORT]: report(here.provider), [RULING]: { ...report('city.data'), documentId: RULING } },
    };
    super(catalogUpdate, { begins: atLocal('2026-03-02', 8), ...world, facts: { ...known, ...facts } });
  }

  /** Replaces the entry, as if another update of it had been published meanwhile. */
  entryNow(more: Partial<EntryStanding>): this {
    this.facts = { ...this.facts, entries: { ...this.facts.entries, [CODE]: standing(more) } };
    return this;
  }
}
export interface Setting extends World {
  readonly entry?: Partial<EntryStanding>;
}

/* March 2026 has no holiday: from Monday 2 March ten working days end on the 16th. */
export const OPENING: Opening = {
  catalogCode: CODE,
  trigger: 'LEGAL_CHANGE',
  eventDate: '2026-03-02',
  docRef: '《机动车驾驶证管理办法（示例）》修订',
  reason: '修订后的办法改变了登记范围。',
};
export const VOLUNTARY: Opening = { ...OPENING, trigger: 'VOLUNTARY', eventDate: null, docRef: null };
export const REASON = { reason: '情况如所附说明。' };

/** A change that needs no assessment: items, attribute and conditions stay. */
export const ABSTRACT: ChangeContent = {
  changes: { abstract: '按驾驶证号返回准驾车型和证件状态（含电子驾驶证），供从业资格审核使用。' },
  changeReason: '修订后的办法将电子驾驶证纳入登记。',
};
/** A change that needs a secrecy risk assessment and, because of personal information, an impact assessment. */
export const CONDITIONS: ChangeContent = {
  changes: {
    conditions: [
      { conditionId: 'c1', kind: 'SCOPE', text: '交通运输部门', basisId: '' },
      { conditionId: 'c2', kind: 'PURPOSE', text: '从业资格审核', basisId: '' },
    ],
  },
  changeReason: '修订后的办法限定了使用部门。',
};
export const hashWith = ({ changes }: ChangeContent, content: EntryContent = CONTENT): string =>
  contentHash({ ...content, ...changes });

export const finding = (type: string, more: object = {}) => ({
  type,
  revision: 1,
  result: 'PASS',
  assessedOn: '2026-03-03',
  opinion: '符合要求。',
  documents: [REPORT],
  ...more,
});

/** A return that finds that nothing was updated. */
export const UNDONE = { reasons: ['报送的版本只改了标点，修订要求更新的内容均未更新。'], finding: 'NOT_UPDATED' };

/** A valid payload for each command. */
export const FIT: Readonly<Record<string, unknown>> = {
  'open-update': OPENING,
  'start-update': {},
  'revise-change': ABSTRACT,
  'record-assessment': finding('SECRECY_RISK'),
  'submit-to-head': { revision: 1 },
  'head-approve': { revision: 1 },
  'head-reject': REASON,
  'authority-pass': { revision: 1 },
  'authority-return': { reasons: ['使用条件超出所引依据的范围。'] },
  rework: {},
  'contest-finding': { reason: '报送的版本已按修订后的规定变更使用条件，见对照表。' },
  'decide-contest': { uphold: true, reason: '报送的版本只改了标点，没有更新任何内容。' },
  'request-extension': { days: 5, ...REASON },
  'register-extension-request': {
    ...{ days: 5, ...REASON, askedAt: atLocal('2026-03-02', 9, 30), channel: 'HAND_IN', documents: [REPORT] },
  },
  'decide-extension': { grant: true, ...REASON },
  'register-extension-decision': {
    grant: true,
    reason: REASON.reason,
    decidedAt: atLocal('2026-03-03', 10),
    channel: 'HAND_IN',
    documents: [RULING],
  },
  'confirm-extension-decision': {},
  dismiss: REASON,
  'confirm-dismissal': {},
  'reject-dismissal': REASON,
};

interface Step {
  readonly at: Instant;
  readonly who: Actor;
  readonly command: string;
}
const step = (at: Instant, who: Actor, command: string): Step => ({ at, who, command });

const OPEN = [step(atLocal('2026-03-02', 9), WHO.handler, 'open-update')];
const PREPARING = [...OPEN, step(atLocal('2026-03-02', 10), WHO.handler, 'start-update')];
const DRAFTED = [...PREPARING, step(atLocal('2026-03-03', 9), WHO.handler, 'revise-change')];
const HEAD = [...DRAFTED, step(atLocal('2026-03-04', 9), WHO.lead, 'submit-to-head')];
const SUBMITTED = [...HEAD, step(atLocal('2026-03-05', 9), WHO.head, 'head-approve')];

const WAY: Readonly<Record<CatalogUpdateState | 'DRAFTED', readonly Step[]>> = {
  OPEN,
  PREPARING,
  DRAFTED,
  DEPT_HEAD_REVIEW: HEAD,
  SUBMITTED,
  RETURNED: [...SUBMITTED, step(atLocal('2026-03-06', 9), WHO.reviewer, 'authority-return')],
  PUBLISHED: [...SUBMITTED, step(atLocal('2026-03-06', 9), WHO.reviewer, 'authority-pass')],
  NOT_NEEDED: [
    ...OPEN,
    step(atLocal('2026-03-03', 9), WHO.lead, 'dismiss'),
    step(atLocal('2026-03-04', 9), WHO.reviewer, 'confirm-dismissal'),
  ],
};

/** Plays an update up to a state, along the steps above; DRAFTED is PREPARING with a first draft. */
export const playTo = (state: CatalogUpdateState | 'DRAFTED', setting: Setting & { opening?: Opening } = {}): Play => {
  const { opening = OPENING, ...rest } = setting;
  return WAY[state].reduce(
    (play, { at, who, command }) =>
      play.passTo(at).do(who, command, command === 'open-update' ? opening : FIT[command]),
    new Play(rest),
  );
};

/** An update of which a return found that it updates nothing, and whose provider contests that. */
export const contested = (): Play =>
  playTo('SUBMITTED')
    .do(WHO.reviewer, 'authority-return', UNDONE)
    .do(WHO.lead, 'contest-finding', FIT['contest-finding']);

/** A retirement as requested by the entry's matter, opened at the present instant. */
export const RETIREMENT = {
  entryId: ENTRY_ID,
  catalogCode: CODE,
  name: CONTENT.name,
  provider: 'city.housing',
  reason: '职责划出。',
  trigger: 'DUTY_CHANGE',
  eventDate: '2026-03-02',
  docRef: '机构改革方案（示例）',
};
export const retiring = (more: object = {}): Play =>
  new Play({ entry: { state: 'RETIREMENT_REVIEW' } }).react('open-retirement', { ...RETIREMENT, ...more });

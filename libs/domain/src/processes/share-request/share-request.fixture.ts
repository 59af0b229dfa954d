import { actorOf } from '../../access/actor.fixture.js';
import type { Actor } from '../../access/roles.js';
import { atLocal, type Instant } from '../../calendar/time.js';
import type { EntryVersion } from '../../catalog/entry.js';
import type { LastVersion } from '../../matter/facts.js';
import { MatterPlay, type World } from '../../matter/play.fixture.js';
import { shareRequest } from './share-request.js';
import type { ShareRequest, ShareRequestSide } from './share-request.state.js';

/** A published entry of the province's land office; tests override fields where they need another one. */
export const ENTRY: EntryVersion = {
  entryId: '0b5f4f3a-4d0e-4f0a-9a55-3f1f6d1f0a01',
  catalogCode: '3070990000005/000001',
  version: 1,
  effectiveFrom: '2025-08-01',
  name: '不动产登记信息查询',
  provider: 'province.land',
  shareAttribute: 'CONDITIONAL',
  shareModes: ['API', 'FILE'],
  items: ['i1', 'i2', 'i3'].map((itemId) => ({ itemId, nameZh: `数据项 ${itemId}` })),
  conditions: [
    { conditionId: 'c1', kind: 'SCOPE', text: '公积金、税务、民政' },
    { conditionId: 'c2', kind: 'PURPOSE', text: '资格核验' },
  ],
  nonShareReason: null,
  dataLevel: 'G3',
  containsPersonalInfo: true,
  legalBases: [{ basisId: 'b1', type: 'LAW', title: '刑事诉讼法', article: '第二百八十六条' }],
  updateFrequency: 'DAILY',
  dataFormat: 'API',
  dataCategory: '自然资源',
};
/** Fields of an unconditional entry, as a difference to `ENTRY`. */
export const UNCONDITIONAL: Partial<EntryVersion> = {
  shareAttribute: 'UNCONDITIONAL',
  conditions: [],
  containsPersonalInfo: false,
  dataLevel: 'G1',
};
/** An unconditional entry of which i2 is conditional and i3 is not shared. */
export const MIXED: Partial<EntryVersion> = {
  ...UNCONDITIONAL,
  items: [
    { itemId: 'i1', nameZh: '数据项 i1' },
    { itemId: 'i2', nameZh: '数据项 i2', itemShareAttribute: 'CONDITIONAL' },
    { itemId: 'i3', nameZh: '数据项 i3', itemShareAttribute: 'NON_SHAREABLE' },
    { itemId: 'i4', nameZh: '数据项 i4' },
  ],
  conditions: ENTRY.conditions,
  nonShareReason: '依法封存',
};
export const NON_SHAREABLE: Partial<EntryVersion> = {
  shareAttribute: 'NON_SHAREABLE',
  shareModes: [],
  conditions: [],
  nonShareReason: '依法封存',
};
/** An entry of another department, which a refusal may name as the source (Art 19(2)). */
export const OTHER_ENTRY: EntryVersion = { ...ENTRY, catalogCode: '303002/000001', provider: 'nation.police' };

/** Accounts of a request of the city's housing office to the province's land office. */
export const WHO = {
  handler: actorOf('WB_HANDLER', 'city.housing'),
  lead: actorOf('WB_LEAD', 'city.housing'),
  head: actorOf('DEPT_HEAD', 'city.housing'),
  providerHandler: actorOf('WB_HANDLER', 'province.land'),
  providerLead: actorOf('WB_LEAD', 'province.land'),
  providerHead: actorOf('DEPT_HEAD', 'province.land'),
  reviewer: actorOf('SA_REVIEWER', 'province.data'),
  authorityHead: actorOf('SA_HEAD', 'province.data'),
  supervisor: actorOf('SA_SUPERVISOR', 'province.data'),
  government: actorOf('GOV_DECIDER', 'province.gov'),
  cityReviewer: actorOf('SA_REVIEWER', 'city.data'),
  stranger: actorOf('WB_LEAD', 'otherCity.transport'),
  auditor: actorOf('AUDITOR', 'nation.data', { auditedDivisions: ['*'] }),
} as const satisfies Record<string, Actor>;

/** Another account in the given office that belongs to the natural person behind `actor`. */
export const sameManAs = (actor: Actor, office: Actor): Actor => ({ ...office, personId: actor.personId });

export interface Setting extends World {
  readonly entry?: Partial<EntryVersion>;
}

/** One request in memory. */
export class Play extends MatterPlay<ShareRequest, ShareRequestSide> {
  constructor({ entry, ...world }: Setting = {}, begins: Instant = atLocal('2026-03-02', 8)) {
    const published = { ...ENTRY, ...entry };
    const entryVersions = { [OTHER_ENTRY.catalogCode]: OTHER_ENTRY, [published.catalogCode]: published };
    super(shareRequest, { begins, ...world, facts: { entryVersions, ...world.facts } }, 'REQ-990100-2026-000001');
  }

  /** Publishes another version of the entry, as an update of it would. */
  publishes(more: Partial<EntryVersion>): this {
    return this.lastIs({ entry: { ...ENTRY, version: 2, ...more }, retiredFor: null, since: this.now });
  }

  /** Retires the entry for a change of law, or for another cause. */
  retires(law: string | null, entry: Partial<EntryVersion> = {}): this {
    return this.lastIs({ entry: { ...ENTRY, ...entry }, retiredFor: law, since: this.now });
  }

  private lastIs(last: LastVersion): this {
    const isInForce = last.entry.version > 1;
    const { catalogCode } = ENTRY;
    this.facts = {
      ...this.facts,
      entryVersions: { ...this.facts.entryVersions, [catalogCode]: isInForce ? last.entry : null },
      lastVersions: { [catalogCode]: last },
    };
    return this;
  }
}

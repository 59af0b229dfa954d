import { actorOf } from '../access/actor.fixture.js';
import type { Actor } from '../access/roles.js';
import { CHINA_CALENDAR } from '../calendar/china.js';
import { atLocal, type Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import type { EntryVersion } from '../catalog/entry.js';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { PolicyOptions } from '../policy/policy.js';
import { NO_FACTS, type Context } from '../process/context.js';
import { handle, passTime, wakeOf, type Outcome, type Step } from '../process/engine.js';
import type { RecordedEvent } from '../process/fold.js';
import type { Refusal } from '../process/refusal.js';
import { shareRequest } from './share-request.js';
import type { ShareRequestMatter } from './state.js';

/** One published entry of the province's land office; every test that needs another one says what differs. */
export const ENTRY: EntryVersion = {
  ...{ entryId: '0b5f4f3a-4d0e-4f0a-9a55-3f1f6d1f0a01', catalogCode: '3070990000005/000001', version: 1 },
  ...{ effectiveFrom: '2025-08-01', name: '不动产登记信息查询', provider: 'province.land' },
  ...{ shareAttribute: 'CONDITIONAL', shareModes: ['API', 'FILE'] },
  items: ['i1', 'i2', 'i3'].map((itemId) => ({ itemId, nameZh: `数据项 ${itemId}` })),
  conditions: [
    { conditionId: 'c1', kind: 'SCOPE', text: '公积金、税务、民政' },
    { conditionId: 'c2', kind: 'PURPOSE', text: '资格核验' },
  ],
  ...{ nonShareReason: null, dataLevel: 'G3', containsPersonalInfo: true },
  legalBases: [{ basisId: 'b1', type: 'LAW', title: '刑事诉讼法', article: '第二百八十六条' }],
  ...{ updateFrequency: 'DAILY', dataFormat: 'API', dataCategory: '自然资源' },
};
/** What an entry of this attribute publishes, as a difference to `ENTRY`. */
export const UNCONDITIONAL: Partial<EntryVersion> = {
  ...{ shareAttribute: 'UNCONDITIONAL', conditions: [], containsPersonalInfo: false, dataLevel: 'G1' },
};
export const NON_SHAREABLE: Partial<EntryVersion> = {
  ...{ shareAttribute: 'NON_SHAREABLE', shareModes: [], conditions: [], nonShareReason: '依法封存' },
};
/** An entry of another department, which a refusal may name as the source (Art 19(2)). */
export const OTHER_ENTRY: EntryVersion = { ...ENTRY, catalogCode: '303002/000001', provider: 'nation.police' };

/** The people of a request of the city's housing office to the province's land office. */
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

/** Another account in this office, of the natural person behind `actor`. */
export const sameManAs = (actor: Actor, office: Actor): Actor => ({ ...office, personId: actor.personId });

export interface Setting {
  readonly entry?: Partial<EntryVersion>;
  readonly policy?: Partial<PolicyOptions>;
  /** Departments without an active sharing working body (Art 11). */
  readonly withoutBody?: readonly string[];
}

/** One request in memory: people act on it at the present instant, and time passes as the rehearsal clock lets it. */
export class Play {
  now: Instant;
  events: readonly RecordedEvent[] = [];
  private folded: ShareRequestMatter | null = null;
  private readonly facts: Context['facts'];
  private readonly policy: Context['policy'];
  private readonly organisation: Context['organisation'];

  constructor({ entry, policy, withoutBody = [] }: Setting = {}, begins: Instant = atLocal('2026-03-02', 8)) {
    const published = { ...ENTRY, ...entry };
    this.now = begins;
    this.facts = { ...NO_FACTS, entryVersions: { [OTHER_ENTRY.catalogCode]: OTHER_ENTRY, [published.catalogCode]: published } };
    this.policy = { ...DEFAULT_POLICY, options: { ...DEFAULT_POLICY.options, ...policy } };
    this.organisation = createOrganisation(
      divisions,
      departments.map((one) => ({ ...one, hasWorkingBody: one.hasWorkingBody && !withoutBody.includes(one.id) })),
    );
  }

  get matter(): ShareRequestMatter {
    if (!this.folded) throw new Error('no matter exists');
    return this.folded;
  }

  get exists(): boolean {
    return this.folded !== null;
  }

  context(actor: Actor | null, at: Instant = this.now): Context {
    const { now, policy, organisation, facts } = this;
    return { now, at, actor, calendar: CHINA_CALENDAR, policy, organisation, facts };
  }

  /** What would become of a command given now, received at `at`; nothing happens. */
  judge(actor: Actor, name: string, payload: unknown, at: Instant = this.now): Outcome {
    return handle(shareRequest, 'm1', this.folded, { name, payload }, this.context(actor, at));
  }

  /** Gives a command now, received at `at`; answers why it was refused, or null. */
  give(actor: Actor, name: string, payload: unknown, at: Instant = this.now): Refusal | null {
    const outcome = this.judge(actor, name, payload, at);
    if (!outcome.ok) return outcome.refusal;
    this.take(outcome.conclude(outcome.numbered && 'REQ-990100-2026-000001'));
    return null;
  }

  /** Gives a command that must succeed. */
  do(actor: Actor, name: string, payload: unknown): this {
    const refusal = this.give(actor, name, payload);
    if (refusal) throw new Error(`${name}: ${refusal.code} ${refusal.message}`);
    return this;
  }

  /** Lets time pass to an instant, waking at each instant that the matter asks for on the way, and no other. */
  passTo(instant: Instant): this {
    for (let wake = this.wake(); wake && wake <= instant; wake = this.wake()) {
      if (wake > this.now) this.now = wake;
      if (this.observe() === 0) throw new Error(`nothing happened at ${wake}, for which the matter had asked`);
    }
    if (instant > this.now) this.now = instant;
    return this;
  }

  /** Looks whether time has passed; answers how much happened. */
  observe(): number {
    const observed = passTime(shareRequest, this.matter, this.context(null));
    if (observed.defects.length > 0) throw new Error('a rung is broken', { cause: observed.defects[0] });
    this.take(observed);
    return observed.events.length;
  }

  clock(id: string): Clock {
    const clock = this.matter.clocks.find((one) => one.id === id);
    if (!clock) throw new Error(`there is no clock ${id}`);
    return clock;
  }

  /** The clocks as one reads them: `reply RUNNING 2026-03-16`. */
  get clocks(): string {
    return this.matter.clocks.map(({ id, state, lastDay }) => `${id} ${state} ${lastDay ?? '-'}`).join(', ');
  }

  /** What was sent of the ladder: `reply L4`. */
  get alerts(): readonly string[] {
    return this.happened('alertRaised').map(({ payload }) => `${String(payload.clockId)} ${String(payload.rung)}`);
  }

  happened(type: string): readonly RecordedEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  private take({ events, matter }: Step): void {
    this.events = [...this.events, ...events];
    this.folded = matter as ShareRequestMatter;
  }

  private wake(): Instant | null {
    return this.folded && (wakeOf(this.folded, this.context(null))?.at ?? null);
  }
}

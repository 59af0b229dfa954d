import type { Actor } from '../access/roles.js';
import { atLocal, type Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { calendarsOf, policiesOf } from '../clock/counting.fixture.js';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import type { PolicyOptions } from '../policy/policy.js';
import type { Command, Context } from './context.js';
import { NO_FACTS } from './facts.js';
import { askedOf, NOTHING_KNOWN, type KnownWorld } from './facts.fixture.js';
import { factsFor, handle, passTime, react, wakeOf, type ActOutcome, type Step } from './engine.js';
import { standingOf, type RecordedEvent } from './fold.js';
import type { Effect, Notice } from './happening.js';
import type { Side } from '../access/parties.js';
import type { Matter } from './matter.js';
import type { Process } from './process.js';
import type { Refusal } from '../language/refusal.js';

/** The world around a matter, where a test says something of it. */
export interface World {
  readonly begins?: Instant;
  readonly facts?: Partial<KnownWorld>;
  readonly policy?: Partial<PolicyOptions>;
  /** Departments without an active sharing working body (Art 11). */
  readonly withoutBody?: readonly string[];
  /** Departments whose working body is one person. */
  readonly bodiesOfOne?: readonly string[];
}

/**
 * One matter in memory: people act on it at the present instant, and time passes as the rehearsal clock lets it. A rule
 * sees only the facts that its process asked for. Processes extend it by what their tests say often.
 */
export class MatterPlay<Data, S extends Side = never> {
  static readonly MATTER_ID = 'm1';
  now: Instant;
  /** What there is to be known of other things; a test may change it as the world goes on. */
  facts: KnownWorld;
  events: readonly RecordedEvent[] = [];
  private folded: Matter<Data, S> | null = null;
  /** A test may let another calendar come into force. */
  calendars: Context['calendars'] = calendarsOf();
  private readonly policies: Context['policies'];
  private readonly organisation: Context['organisation'];

  constructor(
    readonly process: Process,
    { begins = atLocal('2026-03-02', 8), facts, policy, withoutBody = [], bodiesOfOne = [] }: World = {},
    /** What every number that is asked for is answered. */
    private readonly number = 'NR-990100-2026-000001',
  ) {
    this.now = begins;
    this.facts = { ...NOTHING_KNOWN, ...facts };
    this.policies = policiesOf(policy);
    this.organisation = createOrganisation(
      divisions,
      departments.map((one) => ({
        ...one,
        hasWorkingBody: one.hasWorkingBody && !withoutBody.includes(one.id),
        isBodyOfOne: bodiesOfOne.includes(one.id),
      })),
    );
  }

  get matter(): Matter<Data, S> {
    if (!this.folded) throw new Error('no matter exists');
    return this.folded;
  }

  get exists(): boolean {
    return this.folded !== null;
  }

  /** The world as it is when nobody gives a command. */
  context(actor: Actor | null, at: Instant = this.now): Context {
    const { now, calendars, policies, organisation } = this;
    return { now, at, actor, calendars, policies, organisation, facts: NO_FACTS };
  }

  /** What would become of a command given now, received at `at`; nothing happens. */
  judge(actor: Actor, name: string, payload: unknown, at: Instant = this.now): ActOutcome {
    const command: Command = { name, payload };
    const known = { ...this.facts, events: standings(this.events) };
    const facts = askedOf(known, factsFor(this.process, command, this.folded, actor));
    return handle(this.process, MatterPlay.MATTER_ID, this.folded, command, { ...this.context(actor, at), facts });
  }

  /** Gives a command now, received at `at`; answers why it was refused, or null. */
  give(actor: Actor, name: string, payload: unknown, at: Instant = this.now): Refusal | null {
    return this.conclude(this.judge(actor, name, payload, at));
  }

  /** Gives a command that must succeed. */
  do(actor: Actor, name: string, payload: unknown): this {
    const refusal = this.give(actor, name, payload);
    if (refusal) throw new Error(`${name}: ${refusal.code} ${refusal.message}`, { cause: refusal.fields });
    return this;
  }

  /** Something happened in another matter; throws where nobody foresaw it. */
  react(reaction: string, payload: Effect['payload']): this {
    const effect = { reaction, payload };
    const refusal = this.conclude(react(this.process, MatterPlay.MATTER_ID, this.folded, effect, this.context(null)));
    if (refusal) throw new Error(`${reaction}: ${refusal.code} ${refusal.message}`, { cause: refusal.fields });
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
    const observed = passTime(this.process, this.matter, this.context(null));
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

  /** What it did to other matters. */
  get effects(): readonly Effect[] {
    return this.events.flatMap(({ payload }) => payload.effects ?? []);
  }

  /** What people were told. */
  get notices(): readonly Notice[] {
    return this.events.flatMap(({ payload }) => payload.notices ?? []);
  }

  private conclude(outcome: ActOutcome): Refusal | null {
    if (!outcome.ok) return outcome.refusal;
    this.take(outcome.conclude(outcome.numbered && this.number));
    return null;
  }

  private take({ events, matter }: Step): void {
    this.events = [...this.events, ...events];
    this.folded = matter as Matter<Data, S>;
  }

  private wake(): Instant | null {
    return this.folded && (wakeOf(this.folded, this.context(null))?.at ?? null);
  }
}

const standings = (events: readonly RecordedEvent[]): KnownWorld['events'] =>
  Object.fromEntries(events.map((event, n) => [n + 1, standingOf(event)]));

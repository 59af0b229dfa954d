import type { Actor } from '../access/roles.js';
import { atLocal, type Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { calendarsOf, policiesOf } from '../clock/counting.fixture.js';
import { createOrganisation } from '../organisation/create-organisation.js';
import { departments, divisions } from '../organisation/organisation.fixture.js';
import type { LocalLimit, PolicyOptions } from '../policy/policy.js';
import type { Command, Context } from './context.js';
import { NO_FACTS, type FactName } from './facts.js';
import { askedOf, NOTHING_KNOWN, type KnownWorld } from './facts.fixture.js';
import { factsFor, handle, passTime, react, wakeOf, type ActOutcome, type Step } from './engine.js';
import { fold, standingOf, type RecordedEvent } from './fold.js';
import { foresee } from './foresight.js';
import type { Effect, Notice } from './happening.js';
import type { Side } from '../access/parties.js';
import type { Matter } from './matter.js';
import type { Process } from './process.js';
import type { Refusal } from '../language/refusal.js';

/** World around the matter of a test; parts that the test does not give have defaults. */
export interface World {
  readonly begins?: Instant;
  readonly facts?: Partial<KnownWorld>;
  readonly policy?: Partial<PolicyOptions>;
  /** Shorter limits of places (Art 23). */
  readonly localLimits?: readonly LocalLimit[];
  /** Departments without an active sharing working body (Art 11). */
  readonly withoutBody?: readonly string[];
  /** Departments whose working body is one person. */
  readonly bodiesOfOne?: readonly string[];
  /** Departments that ended in 2025, with the successor of each; null for one without. */
  readonly ended?: Readonly<Record<string, string | null>>;
}

const organisationWith = ({ withoutBody = [], bodiesOfOne = [], ended = {} }: World) =>
  createOrganisation(
    divisions,
    departments.map((one) => ({
      ...one,
      hasWorkingBody: one.hasWorkingBody && !withoutBody.includes(one.id),
      isBodyOfOne: bodiesOfOne.includes(one.id),
      ...(one.id in ended && { endedAt: atLocal('2025-12-01'), successor: ended[one.id] ?? null }),
    })),
  );
const ORGANISATION = organisationWith({});

/**
 * One matter in memory. People act on it at the present instant, and a test lets time pass. A rule reads only the facts
 * that its row requested. Each process extends the class with the steps that its tests repeat.
 */
export class MatterPlay<Data, S extends Side = never> {
  static readonly MATTER_ID = 'm1';
  now: Instant;
  /** Facts about other things; a test may change them between acts. */
  facts: KnownWorld;
  events: readonly RecordedEvent[] = [];
  private folded: Matter<Data, S> | null = null;
  /** The events as facts. */
  private standings: KnownWorld['events'] = {};
  /** Calendars in force; a test may replace them between acts. */
  calendars: Context['calendars'] = calendarsOf();
  private readonly policies: Context['policies'];
  private readonly organisation: Context['organisation'];

  constructor(
    readonly process: Process,
    world: World = {},
    /** Number that every request for one gets. */
    private readonly number = 'NR-990100-2026-000001',
  ) {
    const { begins = atLocal('2026-03-02', 8), facts, policy, localLimits } = world;
    this.now = begins;
    this.facts = { ...NOTHING_KNOWN, ...facts };
    this.policies = policiesOf(policy, localLimits);
    const isUsual = !world.withoutBody && !world.bodiesOfOne && !world.ended;
    this.organisation = isUsual ? ORGANISATION : organisationWith(world);
  }

  /** Returns a play of the same matter at the same instant; what happens in one leaves the other as it is. */
  copy(): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this) as object) as this, this);
  }

  get matter(): Matter<Data, S> {
    if (!this.folded) throw new Error('no matter exists');
    return this.folded;
  }

  get exists(): boolean {
    return this.folded !== null;
  }

  /** Returns the context of an actor, without facts; null is the system. */
  context(actor: Actor | null, at: Instant = this.now): Context {
    const { now, calendars, policies, organisation } = this;
    return { now, at, actor, calendars, policies, organisation, facts: NO_FACTS };
  }

  /** Returns the outcome that a command given now, received at `at`, would have; changes nothing. */
  judge(actor: Actor, name: string, payload: unknown, at: Instant = this.now): ActOutcome {
    const command: Command = { name, payload };
    return handle(this.process, MatterPlay.MATTER_ID, this.folded, command, this.worldOf(command, actor, at));
  }

  /** Returns what a trial of a command tells of all that stands against it; empty if nothing does. */
  problems(actor: Actor, name: string, payload: unknown): readonly Refusal[] {
    const command: Command = { name, payload };
    const world = this.worldOf(command, actor, this.now);
    const foreseen = foresee(this.process, MatterPlay.MATTER_ID, this.folded, command, world);
    return foreseen.ok ? [] : foreseen.problems;
  }

  /** Gives a command now, received at `at`. Returns its refusal, or null if it was carried out. */
  give(actor: Actor, name: string, payload: unknown, at: Instant = this.now): Refusal | null {
    return this.conclude(this.judge(actor, name, payload, at));
  }

  /** Gives a command that must succeed. Throws if it is refused. */
  do(actor: Actor, name: string, payload: unknown): this {
    const refusal = this.give(actor, name, payload);
    if (refusal) throw new Error(`${name}: ${refusal.code} ${refusal.message}`, { cause: refusal.fields });
    return this;
  }

  /** Applies an effect of another matter. Throws if the reaction or its payload is refused. */
  react(reaction: string, payload: Effect['payload']): this {
    const effect = { reaction, payload };
    const refusal = this.conclude(react(this.process, MatterPlay.MATTER_ID, this.folded, effect, this.context(null)));
    if (refusal) throw new Error(`${reaction}: ${refusal.code} ${refusal.message}`, { cause: refusal.fields });
    return this;
  }

  /** Lets time pass to an instant, and observes it only at the wakes of the matter. Throws if a wake has no events. */
  passTo(instant: Instant): this {
    for (let wake = this.wake(); wake && wake <= instant; wake = this.wake()) {
      if (wake > this.now) this.now = wake;
      if (this.observe() === 0) throw new Error(`nothing happened at ${wake}, for which the matter had asked`);
    }
    if (instant > this.now) this.now = instant;
    return this;
  }

  /** Observes the present instant. Returns the number of new events. Throws if a clock or rung is defective. */
  observe(): number {
    const observed = passTime(this.process, this.matter, this.context(null));
    if (observed.defects.length > 0) throw new Error('a rung is broken', { cause: observed.defects[0] });
    this.take(observed);
    return observed.events.length;
  }

  /** Replaces the matter by one with these events, as a store of an earlier release would hold them. */
  recall(events: readonly RecordedEvent[]): this {
    this.take({ events: [], matter: fold(this.process, MatterPlay.MATTER_ID, events) ?? this.matter });
    this.keep(events);
    return this;
  }

  clock(id: string): Clock {
    const clock = this.matter.clocks.find((one) => one.id === id);
    if (!clock) throw new Error(`there is no clock ${id}`);
    return clock;
  }

  /** Id, state and last day of each clock: `reply RUNNING 2026-03-16`. */
  get clocks(): string {
    return this.matter.clocks.map(({ id, state, lastDay }) => `${id} ${state} ${lastDay ?? '-'}`).join(', ');
  }

  /** Alerts that were sent, each with clock and rung: `reply L4`. */
  get alerts(): readonly string[] {
    return this.happened('alertRaised').map(({ payload }) => `${String(payload.clockId)} ${String(payload.rung)}`);
  }

  happened(type: string): readonly RecordedEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** Effects on other matters so far. */
  get effects(): readonly Effect[] {
    return this.events.flatMap(({ payload }) => payload.effects ?? []);
  }

  /** Notices sent so far. */
  get notices(): readonly Notice[] {
    return this.events.flatMap(({ payload }) => payload.notices ?? []);
  }

  /** Returns the context of an actor with the facts that their command needs. */
  private worldOf(command: Command, actor: Actor, at: Instant): Context<FactName> {
    const known = { ...this.facts, events: this.standings, acts: this.events };
    const context = this.context(actor, at);
    return { ...context, facts: askedOf(known, factsFor(this.process, command, this.folded, context)) };
  }

  private conclude(outcome: ActOutcome): Refusal | null {
    if (!outcome.ok) return outcome.refusal;
    this.take(outcome.conclude(outcome.numbered && this.number));
    return null;
  }

  private take({ events, matter }: Step): void {
    if (events.length > 0) this.keep([...this.events, ...events]);
    this.folded = matter as Matter<Data, S>;
  }

  private keep(events: readonly RecordedEvent[]): void {
    this.events = events;
    this.standings = Object.fromEntries(events.map((event, n) => [n + 1, standingOf(event)]));
  }

  private wake(): Instant | null {
    return this.folded && (wakeOf(this.process, this.folded, this.context(null))?.at ?? null);
  }
}

/** Returns a start that plays its course once and hands out copies. */
export function playedOnce<Play extends MatterPlay<unknown>>(start: () => Play): () => Play {
  let played: Play | undefined;
  return () => (played ??= start()).copy();
}

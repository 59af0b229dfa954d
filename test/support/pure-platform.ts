import { randomUUID } from 'node:crypto';
import {
  asSeenBy,
  asSeenFrom,
  CATALOG_ENTRY,
  CHINA_CALENDAR,
  createCalendar,
  DEFAULT_POLICY,
  displayState,
  EVERY_DEPARTMENT,
  eyesOf,
  factsFor,
  firstRow,
  handle,
  isLate,
  mayRead,
  messagesOf,
  NO_FACTS,
  passTime,
  processNamed,
  react,
  readable,
  readerScope,
  sha256Hex,
  wakeOf,
  withNotice,
  type Actor,
  type Calendar,
  type CitedDocument,
  type Clock,
  type Command,
  type Context,
  type Effect,
  type Instant,
  type Matter,
  type NumberRequest,
  type Organisation,
  type Policies,
  type ActOutcome as EngineOutcome,
  type Recipient,
  type RecordedEvent,
  type Refusal,
  type Step,
} from '#libs/domain';
import type { CalendarBody } from '#libs/http';
import { statusOf } from '#libs/contracts';
import { PUBLICATION, PUBLICATION_BEGINS, reports } from '../../infra/rehearsal/publication.js';
import type { Driver, Outcome, Place, Seen, SeenAlert, SeenClock } from '../scenarios/driver.js';
import { PureFacts } from './pure-facts.js';
import { PureOrganisation } from './pure-organisation.js';

const policies: Policies = { inForce: DEFAULT_POLICY, version: () => DEFAULT_POLICY };

export interface Kept {
  readonly matter: Matter;
  readonly events: readonly RecordedEvent[];
}

/** The sample country under the pure rules alone; weeks pass in a millisecond. */
export class PurePlatform implements Driver {
  protected now: Instant;
  /** Calendar versions; the last one is in force. */
  private readonly calendars: Calendar[] = [CHINA_CALENDAR];
  protected readonly kept = new Map<string, Kept>();
  protected readonly numbers = new Map<string, number>();
  protected readonly uploads = new Map<string, CitedDocument & { readonly departmentId: string }>();
  private readonly organisation = new PureOrganisation(() => this.all());
  private readonly facts = new PureFacts(
    () => this.all(),
    this.uploads,
    this.organisation,
    (matterId) => this.kept.get(matterId)?.events ?? [],
  );

  constructor(begins: string) {
    this.now = PUBLICATION_BEGINS;
    for (const { documentId, departmentId, text } of reports) this.keepDocument(documentId, departmentId, text);
    for (const { at, entryId, accountId, command, payload } of PUBLICATION) {
      this.now = at;
      const given = this.give(accountId, CATALOG_ENTRY, entryId, { name: command, payload });
      if (!given.ok) throw new Error(`the sample catalogue is not published: ${JSON.stringify(given)}`);
    }
    this.now = new Date(begins).toISOString();
  }

  /** Stops the clock at each next due instant and wakes the matters due there, like the rehearsal clock. */
  advanceTo(to: string): Promise<void> {
    const goal = new Date(to).toISOString();
    for (let next = this.nextWake(); next && next.at <= goal; next = this.nextWake()) {
      if (next.at > this.now) this.now = next.at;
      const observed = passTime(processNamed(next.matter.process), next.matter, this.context(null));
      if (observed.events.length === 0) throw new Error(`nothing happened at ${next.at}`);
      this.follow(observed);
    }
    if (goal > this.now) this.now = goal;
    return Promise.resolve();
  }

  begin(account: string, process: string, payload: unknown, command?: string): Promise<Outcome> {
    const name = command ?? firstRow(processNamed(process)).name;
    return Promise.resolve(this.give(account, process, randomUUID(), { name, payload }));
  }

  act(account: string, { process, matterId }: Place, name: string, payload: unknown): Promise<Outcome> {
    return Promise.resolve(this.give(account, process, matterId, { name, payload }));
  }

  upload(account: string, text: string): Promise<string> {
    const documentId = randomUUID();
    const departmentId = this.actorNamed(account).offices[0]?.departmentId ?? '';
    this.keepDocument(documentId, departmentId, text);
    return Promise.resolve(documentId);
  }

  private keepDocument(documentId: string, departmentId: string, text: string): void {
    const described = { sha256: sha256Hex(text), size: Buffer.byteLength(text), mediaType: 'text/plain' };
    this.uploads.set(documentId, { documentId, departmentId, ...described });
  }

  matter(account: string, matterId: string): Promise<Seen | null> {
    const kept = this.kept.get(matterId);
    const actor = this.actorNamed(account);
    const organisation = this.organisation.at(this.now);
    return Promise.resolve(
      kept && isSeen(kept.matter, actor, organisation) ? seen(kept.matter, actor, this.now, organisation) : null,
    );
  }

  matters(account: string, process: string, catalogCode: string): Promise<readonly string[]> {
    const actor = this.actorNamed(account);
    const organisation = this.organisation.at(this.now);
    const own = this.all().filter((matter) => matter.process === process && isSeen(matter, actor, organisation));
    const on = own.filter((matter) => processNamed(process).subject(matter).code === catalogCode);
    return Promise.resolve(on.map(({ matterId }) => matterId));
  }

  version(_: string, catalogCode: string): Promise<number | null> {
    return Promise.resolve(this.facts.versionAt(catalogCode, this.now)?.version ?? null);
  }

  alerts(account: string): Promise<readonly SeenAlert[]> {
    const { offices } = this.actorNamed(account);
    const reaches = ({ departmentId, role }: Recipient): boolean =>
      offices.some((one) => one.role === role && [one.departmentId, EVERY_DEPARTMENT].includes(departmentId));
    const mine = [...this.kept.values()].flatMap(({ matter: { matterId, process }, events }) =>
      events
        .flatMap((event) => messagesOf(processNamed(process), event))
        .filter(({ to }) => to.some(reaches))
        .map((message) => ({ matterId, ...message })),
    );
    return Promise.resolve(mine);
  }

  bringsIntoForce({ regional, corrects, ...notice }: CalendarBody): Promise<void> {
    const { content } = this.calendarInForce();
    const version = `NEW-${this.calendars.length}`;
    this.calendars.push(createCalendar(version, withNotice(content, notice, regional, corrects)));
    for (const matter of this.all()) this.follow(passTime(processNamed(matter.process), matter, this.context(null)));
    return Promise.resolve();
  }

  private calendarInForce(): Calendar {
    return this.calendars.at(-1) ?? CHINA_CALENDAR;
  }

  private calendarNamed = (version: string): Calendar => {
    const found = this.calendars.find((one) => one.version === version);
    if (!found) throw new Error(`there is no calendar ${version}`);
    return found;
  };

  protected give(account: string, processName: string, matterId: string, command: Command): Outcome {
    const process = processNamed(processName);
    const before = this.kept.get(matterId)?.matter ?? null;
    const world = this.context(this.actorNamed(account));
    const context = {
      ...world,
      facts: this.facts.read(factsFor(process, command, before, world), this.now, world.actor),
    };
    const outcome = handle(process, matterId, before, command, context);
    if (!outcome.ok) return refused(outcome.refusal);
    const { matter, events } = this.conclude(outcome);
    const by = events.findLast(({ actor }) => actor !== null)?.actor?.departmentId;
    const { state, seq } = by === undefined ? matter : asSeenFrom(matter, by);
    return { ok: true, status: before ? 200 : 201, matterId, state, seq };
  }

  private conclude(outcome: Extract<EngineOutcome, { ok: true }>): Step {
    const step = outcome.conclude(outcome.numbered && this.allocate(outcome.numbered));
    this.follow(step);
    return step;
  }

  /** Stores a step's result and delivers its effects to other matters. */
  protected follow(step: Step): void {
    this.keep(step);
    for (const effect of step.events.flatMap(({ payload }) => payload.effects ?? [])) this.deliver(effect);
  }

  protected deliver(effect: Effect): void {
    const id = effect.matterId ?? randomUUID();
    const target = this.kept.get(id)?.matter ?? null;
    const outcome = react(processNamed(effect.process), id, target, effect, this.context(null));
    if (!outcome.ok) throw new Error(`${effect.reaction} is parked: ${outcome.refusal.message}`);
    this.conclude(outcome);
  }

  protected context(actor: Actor | null): Context {
    const { now } = this;
    const calendars = { inForce: this.calendarInForce(), version: this.calendarNamed };
    const organisation = this.organisation.at(now);
    return { now, at: now, actor, calendars, policies, organisation, facts: NO_FACTS };
  }

  private actorNamed(account: string): Actor {
    const actor = this.organisation.actor(account, this.now);
    if (!actor) throw new Error(`nobody is called ${account}`);
    return actor;
  }

  private all(): readonly Matter[] {
    return [...this.kept.values()].map(({ matter }) => matter);
  }

  protected keep({ events, matter }: Step): void {
    const before = this.kept.get(matter.matterId)?.events ?? [];
    this.kept.set(matter.matterId, { matter, events: [...before, ...events] });
  }

  private nextWake(): { readonly at: Instant; readonly matter: Matter } | null {
    const wakes = this.all().flatMap((matter) => {
      const wake = wakeOf(processNamed(matter.process), matter, this.context(null));
      return wake ? [{ at: wake.at, matter }] : [];
    });
    return wakes.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0] ?? null;
  }

  protected allocate({ series, divisionCode, authorityId, year }: NumberRequest): string {
    const counter = `${series} ${authorityId} ${year}`;
    const last = (this.numbers.get(counter) ?? 0) + 1;
    this.numbers.set(counter, last);
    return `${series}-${divisionCode}-${year}-${String(last).padStart(6, '0')}`;
  }
}

const isSeen = (matter: Matter, actor: Actor, organisation: Organisation): boolean =>
  mayRead(readable(processNamed(matter.process), matter), readerScope(actor, organisation), organisation);

const refused = (refusal: Refusal): Outcome => ({
  ok: false,
  status: statusOf({ ok: false, refusal }),
  code: refusal.code,
  detail: refusal.message,
  ...(refusal.clause && { clause: refusal.clause }),
});

function seen(matter: Matter, actor: Actor, now: Instant, organisation: Organisation): Seen {
  const { matterId, process: name, number, seq } = matter;
  const process = processNamed(name);
  const eyes = eyesOf(actor, readable(process, matter), organisation);
  const { state } = asSeenBy(matter, eyes);
  const asked = process.extension?.(matter);
  const pending = asked?.status === 'PENDING' ? asked.clockId : null;
  const clocks = matter.clocks.map((clock) => seenClock(clock, pending === clock.id, now));
  const view = process.view(matter, eyes);
  return { matterId, process: name, number, state, seq, clocks, view };
}

function seenClock(clock: Clock, extensionPending: boolean, now: Instant): SeenClock {
  const { id, day0, workingDays, lastDay, dueAt, provisional, calendarVersion, metAt } = clock;
  const pauses = clock.pauses.map((pause) => ({ ...pause }));
  const state = displayState(clock, now);
  const counted = { day0, workingDays, lastDay, dueAt, provisional, calendarVersion };
  return { id, state, ...counted, metAt, pauses, late: isLate(clock), extensionPending };
}

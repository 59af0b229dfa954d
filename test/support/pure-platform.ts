import {
  CHINA_CALENDAR,
  createOrganisation,
  DEFAULT_POLICY,
  displayState,
  eyesOf,
  handle,
  isLate,
  mayRead,
  messagesOf,
  NO_FACTS,
  passTime,
  readerScope,
  shareRequest,
  wakeOf,
  type Actor,
  type Clock,
  type Command,
  type Context,
  type Instant,
  type Matter,
  type NumberRequest,
  type RecordedEvent,
  type Refusal,
  type Step,
} from '#libs/domain';
import { statusOf } from '#libs/contracts';
import { accounts, departments, divisions, entryVersions } from '../../infra/rehearsal/data/index.js';
import type { Driver, Outcome, Seen, SeenAlert, SeenClock } from '../scenarios/driver.js';

const organisation = createOrganisation(divisions, departments);
const facts = { ...NO_FACTS, entryVersions: Object.fromEntries(entryVersions().map((entry) => [entry.catalogCode, entry])) };
const actors = new Map(accounts.map((actor) => [actor.accountId, actor]));

interface Kept {
  readonly matter: Matter;
  readonly events: readonly RecordedEvent[];
}

/** The sample country under the pure rules alone: weeks pass in a millisecond. */
export class PurePlatform implements Driver {
  private now: Instant;
  private readonly matters = new Map<string, Kept>();
  private readonly numbers = new Map<string, number>();

  constructor(begins: string) {
    this.now = new Date(begins).toISOString();
  }

  /** Holds the clock at each next due instant and wakes what is due there, like the rehearsal clock. */
  advanceTo(to: string): Promise<void> {
    const goal = new Date(to).toISOString();
    for (let next = this.nextWake(); next && next.at <= goal; next = this.nextWake()) {
      if (next.at > this.now) this.now = next.at;
      const observed = passTime(shareRequest, next.matter, this.context(null));
      if (observed.events.length === 0) throw new Error(`nothing happened at ${next.at}`);
      this.keep(observed);
    }
    if (goal > this.now) this.now = goal;
    return Promise.resolve();
  }

  draft(account: string, content: unknown): Promise<Outcome> {
    const id = `00000000-0000-4000-8000-${String(this.matters.size + 1).padStart(12, '0')}`;
    return Promise.resolve(this.give(account, id, { name: 'draft-request', payload: content }));
  }

  act(account: string, matterId: string, name: string, payload: unknown): Promise<Outcome> {
    return Promise.resolve(this.give(account, matterId, { name, payload }));
  }

  matter(account: string, matterId: string): Promise<Seen | null> {
    const kept = this.matters.get(matterId);
    const actor = actorNamed(account);
    return Promise.resolve(kept && isSeen(kept.matter, actor) ? seen(kept.matter, actor, this.now) : null);
  }

  asksFor(account: string): Promise<readonly string[]> {
    const all = [...this.matters.values()].map(({ matter }) => matter);
    const own = all.filter((matter) => isSeen(matter, actorNamed(account)));
    return Promise.resolve(own.map((matter) => shareRequest.subject(matter).code));
  }

  alerts(account: string): Promise<readonly SeenAlert[]> {
    const { offices } = actorNamed(account);
    const mine = [...this.matters.values()].flatMap(({ matter: { matterId }, events }) =>
      events
        .flatMap((event) => messagesOf(shareRequest, event))
        .filter(({ to }) =>
          to.some((one) => offices.some((o) => o.role === one.role && o.departmentId === one.departmentId)),
        )
        .map((message) => ({ matterId, ...message })),
    );
    return Promise.resolve(mine);
  }

  private give(account: string, matterId: string, command: Command): Outcome {
    const before = this.matters.get(matterId)?.matter ?? null;
    const outcome = handle(shareRequest, matterId, before, command, this.context(actorNamed(account)));
    if (!outcome.ok) return refused(outcome.refusal);
    const step = outcome.conclude(outcome.numbered && this.allocate(outcome.numbered));
    this.keep(step);
    const { state, seq } = step.matter;
    return { ok: true, status: before ? 200 : 201, matterId, state, seq };
  }

  private context(actor: Actor | null): Context {
    const { now } = this;
    return { now, at: now, actor, calendar: CHINA_CALENDAR, policy: DEFAULT_POLICY, organisation, facts };
  }

  private keep({ events, matter }: Step): void {
    const before = this.matters.get(matter.matterId)?.events ?? [];
    this.matters.set(matter.matterId, { matter, events: [...before, ...events] });
  }

  private nextWake(): { readonly at: Instant; readonly matter: Matter } | null {
    const wakes = [...this.matters.values()].flatMap(({ matter }) => {
      const wake = wakeOf(matter, this.context(null));
      return wake ? [{ at: wake.at, matter }] : [];
    });
    return wakes.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0] ?? null;
  }

  private allocate({ series, divisionCode, authorityId, year }: NumberRequest): string {
    const counter = `${series} ${authorityId} ${year}`;
    const last = (this.numbers.get(counter) ?? 0) + 1;
    this.numbers.set(counter, last);
    return `${series}-${divisionCode}-${year}-${String(last).padStart(6, '0')}`;
  }
}

function actorNamed(account: string): Actor {
  const actor = actors.get(account);
  if (!actor) throw new Error(`nobody is called ${account}`);
  return actor;
}

const readable = (matter: Matter) => ({ parties: matter.parties, open: shareRequest.isOpenToParties(matter) });

const isSeen = (matter: Matter, actor: Actor): boolean =>
  mayRead(readable(matter), readerScope(actor, organisation), organisation);

const refused = (refusal: Refusal): Outcome => ({
  ...{ ok: false, status: statusOf({ ok: false, refusal }), code: refusal.code, detail: refusal.message },
  ...(refusal.clause && { clause: refusal.clause }),
});

function seen(matter: Matter, actor: Actor, now: Instant): Seen {
  const { matterId, number, state, seq } = matter;
  const pending = shareRequest.tasks(matter).find(({ command }) => command === 'decide-extension')?.clockId;
  const clocks = matter.clocks.map((clock) => seenClock(clock, pending === clock.id, now));
  const { proposal } = shareRequest.view(matter, eyesOf(actor, readable(matter), organisation));
  return { matterId, number, state, seq, clocks, proposal };
}

function seenClock(clock: Clock, extensionPending: boolean, now: Instant): SeenClock {
  const { id, day0, workingDays, lastDay, dueAt, metAt } = clock;
  const pauses = clock.pauses.map((pause) => ({ ...pause }));
  const state = displayState(clock, now);
  return { ...{ id, state, day0, workingDays, lastDay, dueAt, metAt, pauses }, late: isLate(clock), extensionPending };
}

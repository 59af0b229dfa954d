import { expect } from '@jest/globals';
import type { Actor } from '../../access/roles.js';
import { addDays, addMs, atLocal, localDate, type Instant, type LocalDate } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { BREACH_CANDIDATE } from '../../features/breach.js';
import type { RecordedEvent } from '../../matter/fold.js';
import type { MatterPlay } from '../../matter/play.fixture.js';
import type { Refusal } from '../../language/refusal.js';

/** How the duties of a process are fulfilled, and who has them, as its events tell it. */
export interface Duties {
  /** Tries every act that fulfils a limit of the Regulation, by people of this department who never acted before. */
  fulfil(play: MatterPlay<unknown>, clockId: string, departmentId: string): void;
  /** Returns the department that has the duty at an instant, by the events up to then. */
  holder(play: MatterPlay<unknown>, clock: Clock, events: readonly RecordedEvent[]): string;
  /** Returns periods whose days the law charges though nobody could act in them here. */
  charged(play: MatterPlay<unknown>, clock: Clock): readonly (readonly [after: Instant, through: Instant])[];
}

const GRACE_MS = 15_000;

/**
 * Counts independently of the clocks on which days a duty could be fulfilled by whoever had it. At each noon and around each
 * act it tries, in a copy of the matter, if the platform would take the act that fulfils the duty.
 */
export class ChargedDays {
  private readonly days = new Map<string, Set<LocalDate>>();
  private readonly tried = new Map<string, { readonly of: string; readonly could: boolean }>();
  private readonly judged: { readonly clockId: string; readonly addressee: string }[] = [];

  constructor(
    readonly play: MatterPlay<unknown>,
    private readonly duties: Duties,
  ) {
    // Until the walk began the holder could act from the trigger on, up to its act or to the notice of a supplement.
    for (const { id, triggeredAt, metAt, pauses } of statutory(play)) {
      const through = localDate(pauses[0]?.from ?? metAt ?? play.now);
      const days = new Set<LocalDate>();
      for (let day = localDate(triggeredAt); day <= through; day = addDays(day, 1)) days.add(day);
      this.days.set(id, days);
    }
    this.note();
  }

  /** Lets time pass, and notes each day. */
  passTo(instant: Instant): void {
    for (let day = addDays(localDate(this.play.now), 1); atLocal(day, 12) < instant; day = addDays(day, 1)) {
      this.play.passTo(atLocal(day, 12));
      this.note();
    }
    this.play.passTo(instant);
    this.note();
    this.check();
  }

  /** Gives a command; a judgement must outlive what its addressee does. */
  give(actor: Actor, command: string, payload: unknown): Refusal | null {
    const by = actor.offices[0]?.departmentId;
    const judged = this.judged.filter(({ addressee }) => addressee === by);
    const before = judged.map(({ clockId }) => this.standing(clockId));
    const refusal = this.play.give(actor, command, payload);
    this.note();
    this.check();
    expect(judged.map(({ clockId }) => this.standing(clockId))).toEqual(before);
    return refusal;
  }

  /** Judges a lateness that has a candidate; the judgement is a fact for the matter. */
  judge(): void {
    const late = statutory(this.play).find(({ id }) => this.standing(id).length > 0);
    if (!late || this.play.process.extension?.(this.play.matter)?.status === 'PENDING') return;
    const before = this.play.facts.judgements.m1 ?? [];
    const { id: clockId, responsible, breachClause } = late;
    const judgement = { clockId, judgedAt: this.play.now, responsible, clause: breachClause ?? '' };
    const judgements = { m1: [...before, judgement] };
    this.play.facts = { ...this.play.facts, judgements };
    this.judged.push({ clockId: late.id, addressee: late.responsible });
  }

  /** Asserts for each limit that its lateness is deserved, is its holder's, and has one candidate for each time. */
  check(): void {
    for (const clock of statutory(this.play)) {
      const ended = clock.metAt ?? (clock.state === 'CANCELLED' ? (clock.cancelledAt ?? null) : null);
      const end = ended ?? this.play.now;
      const isLate = clock.dueAt !== null && clock.dueAt <= end;
      if (isLate) this.checkLateness(clock, end);
      const isTold = clock.dueAt !== null && (ended !== null || addMs(clock.dueAt, GRACE_MS) <= this.play.now);
      if (isTold || !isLate) expect([clock.id, this.standing(clock.id).length]).toEqual([clock.id, isLate ? 1 : 0]);
    }
  }

  private checkLateness(clock: Clock, end: Instant): void {
    const { play, duties } = this;
    const owed = clock.limit + sum(play.happened('extensionGranted'), clock);
    const charged = this.chargedBefore(clock, localDate(end)).length;
    expect({ clock: clock.id, enough: charged >= owed, charged, owed }).toMatchObject({ enough: true });
    const until = play.events.filter(({ at }) => at < (clock.dueAt ?? ''));
    expect([clock.id, clock.responsible]).toEqual([clock.id, duties.holder(play, clock, until)]);
  }

  /** Working days after the trigger and before this day, on which the duty could be fulfilled or that the law charges. */
  private chargedBefore(clock: Clock, before: LocalDate): readonly LocalDate[] {
    const { play, duties } = this;
    const first = addDays(localDate(clock.triggeredAt), 1);
    const noted = this.days.get(clock.id) ?? new Set();
    const others = [...proven(play), ...duties.charged(play, clock)];
    const began = clock.handOvers?.[0]?.from ?? clock.responsible;
    const { organisation } = play.context(null);
    const calendar = play.calendars.inForce.in(organisation.chain(organisation.department(began).divisionCode));
    const charged: LocalDate[] = [];
    for (let day = first; day < before; day = addDays(day, 1)) {
      const isCharged =
        noted.has(day) || others.some(([after, through]) => localDate(after) < day && day <= localDate(through));
      if (isCharged && calendar.isWorkday(day)) charged.push(day);
    }
    return charged;
  }

  private note(): void {
    const today = localDate(this.play.now);
    for (const clock of statutory(this.play).filter(({ state }) => state === 'RUNNING' || state === 'PAUSED')) {
      const days = this.days.get(clock.id) ?? new Set<LocalDate>();
      this.days.set(clock.id, days);
      if (!days.has(today) && this.couldFulfil(clock)) days.add(today);
    }
  }

  /** True if the people of the holder could fulfil the duty now; tried again after each act. */
  private couldFulfil({ id, state }: Clock): boolean {
    const { play, duties } = this;
    const of = `${state} ${play.events.filter(({ actor }) => actor !== null).length}`;
    const known = this.tried.get(id);
    if (known?.of === of) return known.could;
    const copy = copied(play);
    const clock = play.clock(id);
    duties.fulfil(copy, id, duties.holder(play, clock, play.events));
    const could = copy.clock(id).state === 'MET';
    this.tried.set(id, { of, could });
    return could;
  }

  /** Ids of the candidates of a limit that were opened and not withdrawn; each is opened once. */
  private standing(clockId: string): readonly string[] {
    const open = new Map<string, string>();
    const opened = new Set<string>();
    for (const { process, matterId, reaction, payload } of this.play.effects) {
      const id = matterId ?? '';
      if (process !== BREACH_CANDIDATE) continue;
      if (reaction === 'open') {
        expect(opened.has(id)).toBe(false);
        opened.add(id);
        open.set(id, (payload.clock as Clock).id);
      } else expect(opened.has(id)).toBe(true);
      if (reaction === 'withdraw') open.delete(id);
    }
    return [...open].flatMap(([id, of]) => (of === clockId ? [id] : []));
  }
}

const statutory = ({ matter }: MatterPlay<unknown>): readonly Clock[] =>
  matter.clocks.filter(({ kind }) => kind === 'STATUTORY');

/** A copy of the play, whose acts leave the play as it is. */
const copied = (play: MatterPlay<unknown>): MatterPlay<unknown> =>
  Object.assign(Object.create(Object.getPrototypeOf(play) as object) as MatterPlay<unknown>, play);

/** Days between a proven receipt that counts and the recorded one: the duty lay on paper. */
const proven = ({ matter }: MatterPlay<unknown>): readonly (readonly [Instant, Instant])[] =>
  matter.earlierReceipts
    .filter(({ outcome }) => outcome === 'COUNTED' || outcome === 'CONFIRMED')
    .map(({ provenAt, recorded }) => [provenAt, recorded]);

/** Days granted for this limit: its process has one that can be extended. */
const sum = (granted: readonly RecordedEvent[], { clause }: Clock): number =>
  clause === '21(1)' || clause === '17(2)' ? granted.reduce((days, { payload }) => days + Number(payload.days), 0) : 0;

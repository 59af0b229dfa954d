import { addDays, localDate, type Instant, type LocalDate } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import { calendarOf } from '../clock/counting.js';
import { limitOf } from '../law/limits.js';
import type { MatterPlay } from '../matter/play.fixture.js';
import type { RecordedEvent } from '../matter/recorded-event.js';

/** How many cases an indicator's measure has in a matter, how many of them are met, and their days. */
export interface Told {
  readonly met: number;
  readonly all: number;
  readonly days?: number;
}

/** Counts what figures count a second time, from the types and payloads of the events alone: no matter is folded. */
export class Oracle {
  private readonly events: readonly RecordedEvent[];
  private readonly now: Instant;
  private readonly clocks: readonly Clock[];

  constructor(private readonly play: MatterPlay<unknown>) {
    this.events = play.events;
    this.now = play.now;
    this.clocks = lastOf(play.events);
  }

  /** What each measure tells, by `K03.inTime`; a measure that it does not name tells nothing of this matter. */
  tell(): Readonly<Record<string, Told>> {
    switch (this.play.process.process) {
      case 'catalog-update':
        return { 'K03.inTime': this.ended('17(2)'), 'K04.inTime': this.ended('17(3)'), ...this.overdue() };
      case 'correction-request':
        return this.has('correctionSubmitted') || this.has('citizenReportRegistered') || this.has('correctionPartBegun')
          ? { 'K17.inTime': this.ended('26(2)'), 'K17.corrected': this.corrected(), ...this.overdue() }
          : {};
      case 'share-request':
        return this.has('requestSubmitted') ? this.request() : {};
      default:
        return {};
    }
  }

  private request(): Readonly<Record<string, Told>> {
    const granted = this.of('extensionGranted');
    const asked = this.of('extensionRequested').length;
    const replied = this.last('replied');
    const refused = replied?.payload.result === 'REFUSED';
    const judged = this.events.find(({ type }) => type === 'deliveryAccepted' || type === 'deliveryRejected');
    const effects = this.of('useRecorded').filter(
      ({ payload }) => (payload.record as { readonly type: string }).type === 'EFFECT',
    ).length;
    return {
      'K07.inTime': this.ended('21(1)', true),
      'K08.inTime': this.ended('21(1)', false),
      'K09.mean': this.gross(),
      'K10.extended': { met: granted.length > 0 ? 1 : 0, all: 1 },
      'K10.granted': { met: granted.length, all: asked },
      'K10.meanDays': {
        met: granted.length,
        all: granted.length,
        days: granted.reduce((sum, { payload }) => sum + Number(payload.days), 0),
      },
      'K11.asked': { met: this.has('supplementAsked') ? 1 : 0, all: 1 },
      'K12.refused': { met: refused ? 1 : 0, all: replied ? 1 : 0 },
      'K12.partial': { met: replied?.payload.partial === true ? 1 : 0, all: replied ? 1 : 0 },
      'K12.lapsed': { met: this.of('requestLapsed').length, all: this.of('requestLapsed').length },
      'K14.inTime': this.ended('22(1)'),
      'K15.acceptedFirst': { met: judged?.type === 'deliveryAccepted' ? 1 : 0, all: judged ? 1 : 0 },
      'K23.effects': { met: effects, all: effects },
      ...this.overdue(),
    };
  }

  private corrected(): Told {
    if (this.has('citizenReportRegistered') || this.has('correctionDropped')) return { met: 0, all: 0 };
    const outcome = String(this.last('fedBack')?.payload.outcome);
    return { met: outcome === 'CORRECTED' || outcome === 'PARTLY_CORRECTED' ? 1 : 0, all: 1 };
  }

  /** Clocks of a clause that were met or missed; of 21(1) those of unconditional data, or the others. */
  private ended(clause: string, unconditional?: boolean): Told {
    const ended = this.ofClause(clause).filter(
      (clock) =>
        (unconditional === undefined || isOfOneDay(clock) === unconditional) &&
        (clock.metAt !== null || this.hasPassed(clock)),
    );
    return {
      met: ended.filter(({ metAt, dueAt }) => metAt !== null && metAt < (dueAt ?? '')).length,
      all: ended.length,
    };
  }

  private hasPassed({ state, dueAt, cancelledAt, triggeredAt }: Clock): boolean {
    if (dueAt === null) return false;
    if (state === 'CANCELLED') return cancelledAt !== undefined && cancelledAt !== triggeredAt && cancelledAt >= dueAt;
    return state === 'RUNNING' && dueAt <= this.now;
  }

  private overdue(): Readonly<Record<string, Told>> {
    const of = (name: string, clause: string, unconditional?: boolean): Readonly<Record<string, Told>> => {
      const open = this.ofClause(clause).filter(
        (clock) =>
          (unconditional === undefined || isOfOneDay(clock) === unconditional) &&
          clock.state === 'RUNNING' &&
          this.hasPassed(clock),
      );
      const days = open.reduce((sum, clock) => sum + this.late(clock), 0);
      return {
        [`K16.open.${name}`]: { met: open.length, all: open.length },
        [`K16.days.${name}`]: { met: open.length, all: open.length, days },
      };
    };
    return {
      ...of('T1', '17(2)'),
      ...of('T3', '17(3)'),
      ...of('T4', '21(1)', true),
      ...of('T5', '21(1)', false),
      ...of('T7', '22(1)'),
      ...of('T8', '26(2)'),
    };
  }

  /** Working days from the last day on, day by day, without those on which the act lay with another side. */
  private late(clock: Clock): number {
    const { lastDay } = clock;
    if (lastDay === null) return 0;
    const idle = clock.pauses.flatMap(({ from, to, then }) =>
      to !== null && (then === 'UNDONE' || (then === 'REST' && localDate(from) >= lastDay))
        ? [[localDate(from), localDate(to)] as const]
        : [],
    );
    return this.workdays(clock, lastDay, localDate(this.now)).filter(
      (day) => !idle.some(([from, to]) => from < day && day <= to),
    ).length;
  }

  /** Working days from receipt to reply. */
  private gross(): Told {
    const reply = this.has('replied') ? this.ofClause('21(1)')[0] : undefined;
    if (!reply?.metAt) return { met: 0, all: 0, days: 0 };
    return { met: 1, all: 1, days: this.workdays(reply, reply.day0, localDate(reply.metAt)).length };
  }

  private workdays(clock: Clock, after: LocalDate, through: LocalDate): readonly LocalDate[] {
    const calendar = calendarOf(clock, this.play.context(null));
    const days: LocalDate[] = [];
    for (let day = addDays(after, 1); day <= through; day = addDays(day, 1))
      if (calendar.isWorkday(day)) days.push(day);
    return days;
  }

  private ofClause(clause: string): readonly Clock[] {
    return this.clocks.filter((clock) => clock.kind === 'STATUTORY' && clock.clause === clause);
  }

  private of(type: string): readonly RecordedEvent[] {
    return this.events.filter((event) => event.type === type);
  }
  private last(type: string): RecordedEvent | undefined {
    return this.of(type).at(-1);
  }
  private has(type: string): boolean {
    return this.of(type).length > 0;
  }
}

const isOfOneDay = ({ limit, lawLimit = limit }: Clock): boolean => lawLimit === limitOf('21(1)', 'UNCONDITIONAL');

/** The clocks as the last event that changed each of them left it, with the instant at which it was cancelled. */
function lastOf(events: readonly RecordedEvent[]): readonly Clock[] {
  const clocks = new Map<string, Clock>();
  for (const { at, type, payload } of events) {
    for (const clock of payload.clocks ?? []) {
      const ended = type === 'clockEnded' ? String(payload.endedAt) : at;
      const isCancelled = clock.state === 'CANCELLED' && clock.cancelledAt === undefined;
      clocks.set(clock.id, isCancelled ? { ...clock, cancelledAt: ended } : clock);
    }
    const revoked = type === 'overdueRevoked' ? clocks.get(String(payload.clockId)) : undefined;
    if (revoked?.cancelledAt === at) clocks.set(revoked.id, { ...revoked, cancelledAt: revoked.triggeredAt });
  }
  return [...clocks.values()];
}

import { againstLaw, notingPublished, recountClock } from '../clock/recount.js';
import type { Counting } from '../clock/counting.js';
import { cancelClock, markSent } from '../clock/operations.js';
import { isSupervisionClock } from '../clock/supervision-clock.js';
import { isCancelledLate, isCounting, isLate, isMissRecorded } from '../clock/standing.js';
import type { Clock } from '../clock/clock.js';
import type { Recipient } from '../access/recipient.js';
import type { Office } from '../access/roles.js';
import { addMs, type Instant } from '../calendar/time.js';
import { admit, actorIn, misshapen, seatOf } from './admission.js';
import { commandBody } from './citing.js';
import type { Command, Context } from './context.js';
import { clockOf } from './clocks.js';
import type { ClockEnd } from './definition.js';
import { ask, NO_FACTS, type CitedDocument, type FactName, type FactRequest } from './facts.js';
import type { Effect, Happening, Notice, NumberRequest, Refused, SharedEvent } from './happening.js';
import type { Deed, EventActor, Matter } from './matter.js';
import { withEnding } from './ending.js';
import { exceptionsIn } from './acting.js';
import { withLocalTargets } from './local-targets.js';
import { judgedAnew } from './extension.js';
import { apply, blank, record, type Manner, type RecordedEvent } from './fold.js';
import {
  DEADLINE_GRACE_MS,
  deciderHears,
  dueRungs,
  hearsOfMove,
  nextWake,
  recipients,
  type DueRung,
} from '../clock/ladder.js';
import { rowOf, type Process } from './process.js';
import { conflict, unseen, type Refusal } from '../language/refusal.js';
import { refuse } from './table.js';
import { movement, tellEvent } from './telling.js';
import { turnNotices } from './turn.js';
import { unpublished } from './unpublished.js';

export interface Step {
  readonly events: readonly RecordedEvent[];
  readonly matter: Matter;
}

export type ActOutcome = { readonly ok: false; readonly refusal: Refusal } | Carried;

/** Act that nothing stands against. */
interface Carried {
  readonly ok: true;
  /** Request for the number that the matter gets with this command; null if it gets none. */
  readonly numbered: NumberRequest | null;
  /** Returns the events and the matter after them. Throws if `numbered` asks for a number and `number` is null. */
  conclude(number: string | null): Observation;
}

/**
 * Decides one command: first the checks of the table (seen, office, separation of duties, state, guard, payload), then
 * the row's own decision. The early refusal of the API, the transition under the lock and the tests call this function.
 *
 * Time is observed before the act, so that a deadline that passed during a downtime is recorded before the act can end
 * its clock; and again after the act, so that the first alert of a new clock needs no timer.
 */
export function handle(
  process: Process,
  matterId: string,
  matter: Matter | null,
  command: Command,
  context: Context<FactName>,
): ActOutcome {
  const outcome = attempt(process, matterId, matter, command, context);
  return outcome.ok ? outcome : { ok: false, refusal: outcome.refusals[0] };
}

/** Decides one command as {@link handle} does, and returns all independent refusals of the row's decision. */
export function attempt(
  process: Process,
  matterId: string,
  matter: Matter | null,
  command: Command,
  context: Context<FactName>,
): Refused | Carried {
  const past = matter ? passTime(process, matter, context) : null;
  const present = past?.matter ?? null;
  const admitted = admit(process, present, command, context);
  if (!admitted.ok) return refuse(admitted.refusal);
  const { row, payload, office, documents } = admitted;
  const world = { ...context, office, documents };
  const subject = present ?? blank(process, matterId, context.at);
  const decision = row.decide(subject, payload, world);
  if (!decision.ok) return decision;
  const uncertain = unpublished(present, decision.happenings, context);
  if (uncertain) return refuse(uncertain);
  const happenings = [...decision.happenings, ...exceptionsIn(row, subject, world)];
  const deed = { at: context.at, actor: actorIn(context, office) };
  const manner = mannerOf(context, office);
  return concluding(process, matterId, past, { happenings, deed, documents, manner }, context);
}

/**
 * Applies an effect of another matter. No rule refuses it: an effect that no longer applies is recorded as ignored.
 * Only a defect is refused, for operators to examine: an unknown reaction, a wrong payload, a matter that is missing or
 * already there.
 */
export function react(
  process: Process,
  matterId: string,
  matter: Matter | null,
  { reaction: name, payload }: Pick<Effect, 'reaction' | 'payload'>,
  context: Context,
): ActOutcome {
  const row = process.reactions.find((one) => one.name === name);
  if (!row) return { ok: false, refusal: unseen(`${process.process} has no reaction ${name}`) };
  if (row.begins === (matter !== null))
    return { ok: false, refusal: conflict('WRONG_STATE', `${name} does not fit a matter that is or is not there`) };
  const parsed = row.payload.safeParse(payload);
  if (!parsed.success) return { ok: false, refusal: misshapen(parsed.error.issues) };
  const past = matter ? passTime(process, matter, context) : null;
  const reacted = row.react(past?.matter ?? blank(process, matterId, context.at), parsed.data, context);
  const ignored = (reason: string): Happening<SharedEvent> => ({
    event: { type: 'reactionIgnored', reaction: name, reason },
  });
  const deed = { at: context.at, actor: null };
  if (!reacted.applies)
    return concluding(process, matterId, past, { happenings: [ignored(reacted.reason)], deed }, context);
  const { happenings, documents = [] } = reacted;
  return concluding(process, matterId, past, { happenings, deed, documents }, context);
}

/**
 * Returns the facts to load for a command: those that its row asks for, and the documents that it cites. Empty if the
 * command is unknown or its payload malformed, and for a person who may not see the matter or not give the command:
 * nothing is read or locked for them, so that no answer tells of what they may not see.
 */
export function factsFor(
  process: Process,
  command: Command,
  matter: Matter | null,
  context: Omit<Context, 'facts'>,
): readonly FactRequest[] {
  const row = rowOf(process, command.name);
  if (!row) return [];
  const seat = seatOf(process, row, matter, { ...context, facts: NO_FACTS });
  if (!seat.ok) return [];
  const body = commandBody(row).safeParse(command.payload).data;
  if (!body) return [];
  const asked = row.needs?.(body.payload, matter, seat.office.departmentId) ?? [];
  return [...asked, ...body.documents.map((documentId) => ask('document', documentId))];
}

/** Outcome of a decision, with its actor and instant, and the documents that the command cites. */
interface Done {
  readonly happenings: readonly Happening[];
  readonly deed: Deed;
  readonly documents?: readonly CitedDocument[];
  readonly manner?: Manner;
}

/** Returns how a person acts in an office, as the events of the act keep it. */
const mannerOf = ({ actor }: Context, { delegatedBy }: Office): Manner => ({
  ...(actor?.client?.kind === 'AGENT' && { draftedBy: 'ASSISTANT' }),
  ...(delegatedBy !== undefined && { onBehalfOf: delegatedBy }),
});

function concluding(
  process: Process,
  matterId: string,
  past: Observation | null,
  { happenings, deed, documents, manner }: Done,
  context: Context,
): Carried {
  const present = past?.matter ?? null;
  return {
    ok: true,
    numbered: happenings.find(({ numbered }) => numbered)?.numbered ?? null,
    conclude(number) {
      const done = {
        happenings: withNumber(happenings, number),
        deed,
        ...(documents && { documents }),
        ...(manner && { manner }),
      };
      const acted = take(process, matterId, present, done, context);
      const missed = recordMissed(process, present, acted, context);
      const rung = passTime(process, missed.matter, context);
      const events = [...(past?.events ?? []), ...acted.events, ...missed.events, ...rung.events];
      return { events, matter: rung.matter, defects: rung.defects };
    },
  };
}

export interface Observation extends Step {
  /** Errors of single clocks and rungs. The others were still handled; the failed ones are tried again. */
  readonly defects: readonly unknown[];
}

/**
 * Records that time has passed: counts clocks again if the calendar has changed, sends the rungs that are due, records
 * missed deadlines and stops the clocks of duties that have ended by themselves. It never decides anything. Returns no
 * events if nothing is due yet.
 */
export function passTime(process: Process, matter: Matter, context: Context): Observation {
  const defects: unknown[] = [];
  let step = recount(process, matter, context, defects);
  const due = step.matter.clocks.flatMap((clock): Due[] => {
    try {
      return dueRungs(clock, context.now, context).map((rung) => ({ clockId: clock.id, rung }));
    } catch (defect) {
      defects.push(defect);
      return [];
    }
  });
  const ends = endsOf(process, step.matter).filter(({ instant }) => instant <= context.now);
  for (const one of [...due, ...ends].sort((a, b) => (instantOf(a) < instantOf(b) ? -1 : 1))) {
    const clock = step.matter.clocks.find(({ id }) => id === one.clockId);
    if (!clock || !isCounting(clock)) continue;
    try {
      step =
        'rung' in one ? ringIn(process, step, clock.id, one.rung, context) : endIn(process, step, clock, one, context);
    } catch (defect) {
      defects.push(defect);
    }
  }
  return { ...step, defects };
}

interface Due {
  readonly clockId: string;
  readonly rung: DueRung;
}
/** End of a duty by itself, with the instant at which it is recorded: like a deadline, after acts that may still arrive. */
type DueEnd = ClockEnd & { readonly instant: Instant };

const instantOf = (due: Due | DueEnd): Instant => ('rung' in due ? due.rung.instant : due.instant);

/** Ends of the clocks that still count. */
const endsOf = (process: Process, matter: Matter): readonly DueEnd[] =>
  [...(process.ends?.(matter) ?? []), ...leftOver(process, matter)]
    .filter(({ clockId }) => matter.clocks.some((clock) => clock.id === clockId && isCounting(clock)))
    .map((end) => ({ ...end, instant: addMs(end.at, DEADLINE_GRACE_MS) }));

/** Targets of supervisions that a matter left running when it ended, as earlier releases stored them. */
const leftOver = ({ endStates }: Process, { clocks, since, state, outer }: Matter): readonly ClockEnd[] =>
  endStates.includes(state) && !outer
    ? clocks
        .filter((clock) => isSupervisionClock(clock) && clock.startedAt < since)
        .map(({ id }) => ({ clockId: id, at: since, reason: 'MATTER_ENDED' }))
    : [];

function endIn(process: Process, step: Step, clock: Clock, { at, reason }: DueEnd, context: Context): Step {
  const event = { type: 'clockEnded', clockId: clock.id, reason, endedAt: at } as const;
  const done = { happenings: [{ event, clocks: [cancelClock(clock)] }], deed: { at: context.now, actor: null } };
  const next = take(process, step.matter.matterId, step.matter, done, context);
  return { events: [...step.events, ...next.events], matter: next.matter };
}

/** Counts the clocks again that a new calendar changes (§3.5.2). Revokes a lateness that is none by the new dates. */
function recount(process: Process, matter: Matter, context: Context, defects: unknown[]): Step {
  let step: Step = { events: [], matter };
  for (const { id } of matter.clocks) {
    try {
      // A clock counted before it may have ended this one.
      const clock = clockOf(step.matter, id);
      const counted = recountClock(clock, context.now, context);
      if (!counted) continue;
      const [redated, ...others] = process.redated?.(step.matter, clock, counted, context) ?? [counted];
      const fresh = clock.provisional ? redated : notingPublished(clock, redated);
      const { clocks = [], ...moved } = recomputed(process, clock, fresh, context);
      const happenings = [
        { ...moved, clocks: [...clocks, ...others] },
        ...judgedAnew(clock, fresh, context, againstLaw(clock, context) === null ? NEW_CALENDAR : LAW_LIMIT),
      ];
      const deed = { at: context.now, actor: null };
      const next = take(process, matter.matterId, step.matter, { happenings, deed }, context);
      step = { events: [...step.events, ...next.events], matter: next.matter };
      step = missedAgain(process, step, fresh, context);
    } catch (defect) {
      defects.push(defect);
    }
  }
  return step;
}

/** Records a lateness of an act that was in time by the calendar before, and that a calendar had revoked once. */
function missedAgain(process: Process, step: Step, { id }: Clock, context: Context): Step {
  const clock = step.matter.clocks.find((one) => one.id === id);
  return clock?.kind === 'STATUTORY' && (isLate(clock) || isCancelledLate(clock)) && !isMissRecorded(clock)
    ? recordMiss(process, step, id, context)
    : step;
}

const recordMiss = (process: Process, step: Step, clockId: string, context: Context): Step =>
  ringIn(process, step, clockId, { rung: 'L4', instant: context.now, late: false }, context);

const CORRECTS = { corrects: true } as const;
const BY_LAW = { byLaw: true } as const;
const FROM_TRIGGER = { fromTrigger: true } as const;
const LAW_LIMIT = '按条例的期限尚未届满，地方规定的更短期限不作为法定期限';
const NEW_CALENDAR = '工作日历变更后期限尚未届满';

function recomputed(process: Process, before: Clock, after: Clock, counting: Counting): Happening<SharedEvent> {
  const { calendars } = counting;
  const wrong = againstLaw(before, counting);
  const { lastDay, dueAt, provisional, calendarVersion } = after;
  const { lastDay: lastDayBefore, dueAt: dueAtBefore, calendarVersion: versionBefore } = before;
  const moved = { lastDayBefore, dueAtBefore, provisionalBefore: before.provisional, versionBefore };
  const event = {
    type: 'clockRecomputed',
    clockId: after.id,
    ...moved,
    lastDay,
    dueAt,
    provisional,
    calendarVersion,
    ...(calendars.inForce.content.corrects !== undefined && CORRECTS),
    ...(wrong === 'PLACE' && BY_LAW),
    ...(wrong === 'RECEIPT' && FROM_TRIGGER),
  } as const;
  const text = `${process.clockTitle(after.id)}${movement(event, after.kind)}。`;
  return { event, clocks: [after], notices: dueAt === dueAtBefore ? [] : [{ to: hearsOfMove(after), text }] };
}

/**
 * Records a missed deadline together with the act that ended the clock late, or that proved an earlier begin. L4 waits
 * 15 s after the due instant (architecture §2, time), and a clock that has ended meanwhile sends no more rungs. An act
 * that revokes the lateness itself leaves nothing to record.
 */
function recordMissed(
  process: Process,
  before: Matter | null,
  { events, matter: after }: Step,
  context: Context,
): Step {
  const revoked = events.filter(({ type }) => type === 'overdueRevoked').map(({ payload }) => payload.clockId);
  const missed = after.clocks.filter((clock) => {
    const was = before?.clocks.find(({ id }) => id === clock.id);
    if (revoked.includes(clock.id)) return false;
    if (clock.kind !== 'STATUTORY' || !was || isMissRecorded(clock)) return false;
    return isLate(clock) || (was.state !== 'CANCELLED' && isCancelledLate(clock));
  });
  return missed.reduce<Step>((step, { id }) => recordMiss(process, step, id, context), { events: [], matter: after });
}

/** Returns the earliest instant at which a clock needs attention, and its reason, `reply L2`; null if none does. */
export function wakeOf(process: Process, matter: Matter, counting: Counting): NextWake | null {
  const ends = endsOf(process, matter).map(({ clockId, instant }) => ({ at: instant, for: `${clockId} end` }));
  const wakes = matter.clocks.flatMap((clock): NextWake[] => {
    try {
      const next = nextWake(clock, counting);
      return next ? [{ at: next.instant, for: `${clock.id} ${next.rung}` }] : [];
    } catch {
      return [{ at: clock.startedAt, for: `${clock.id} cannot be counted` }]; // passTime reports the error to operators
    }
  });
  return [...ends, ...wakes].reduce<NextWake | null>((first, one) => (first && first.at <= one.at ? first : one), null);
}

export interface NextWake {
  readonly at: Instant;
  readonly for: string;
}

function ringIn(process: Process, { events, matter }: Step, clockId: string, due: DueRung, context: Context): Step {
  const clock = matter.clocks.find(({ id }) => id === clockId);
  if (!clock) throw new Error(`matter ${matter.matterId} has no clock ${clockId}`);
  const done = {
    happenings: ring(clock, due, pendingDecider(process, matter, clock), context),
    deed: { at: context.now, actor: null },
  };
  const next = take(process, matter.matterId, matter, done, context);
  return { events: [...events, ...next.events], matter: next.matter };
}

function ring(clock: Clock, due: DueRung, decider: string | null, context: Context): readonly Happening[] {
  const { rung, instant, late } = due;
  const dueAt = clock.dueAt;
  if (dueAt === null) throw new Error(`clock ${clock.id} rings while it stands still`);
  const breachClause = rung === 'L4' ? clock.breachClause : null;
  const asked = decider === null ? [] : deciderHears(rung, decider, context.organisation);
  const to = distinct([...recipients(clock, rung, context.organisation), ...asked]);
  const pending = asked.length > 0 && PENDING;
  const raised = {
    type: 'alertRaised',
    clockId: clock.id,
    rung,
    instant,
    late,
    dueAt,
    breachClause,
    ...pending,
    to,
  } as const;
  const alert: Happening<SharedEvent> = { event: raised, clocks: [markSent(clock, rung)] };
  const passed: Happening<SharedEvent> = { event: { type: 'deadlinePassed', clockId: clock.id, dueAt } };
  return rung === 'L4' ? [passed, alert] : [alert];
}

const PENDING = { extensionPending: true } as const;

/**
 * Department that has yet to decide on a longer limit for this clock; null if none has, or if its decision waits for the
 * provider.
 */
function pendingDecider(process: Process, matter: Matter, { id }: Clock): string | null {
  const asked = process.extension?.(matter);
  return asked?.clockId === id && asked.status === 'PENDING' && !asked.paper ? asked.decider : null;
}

const distinct = (to: readonly Recipient[]): readonly Recipient[] =>
  to.filter((one, n) => to.findIndex((other) => isSame(one, other)) === n);
const isSame = (a: Recipient, b: Recipient): boolean => a.departmentId === b.departmentId && a.role === b.role;

function take(
  process: Process,
  matterId: string,
  begun: Matter | null,
  { happenings, deed, documents = [], manner = {} }: Done,
  context: Context,
): Step {
  const events: RecordedEvent[] = [];
  let matter = begun;
  for (const one of happenings) {
    const cited = events.length === 0 ? documents : [];
    const beside = one.clocks ? { ...one, clocks: withLocalTargets(matter?.clocks ?? [], one.clocks, context) } : one;
    const bare = apply(process, matterId, matter, record(beside, deed, cited));
    const happening = withEnding(process, matter, bare, beside, deed.actor);
    const after = happening === beside ? bare : apply(process, matterId, matter, record(happening, deed, cited));
    const course = { begun, before: matter, after };
    const effects = process.features.flatMap(
      (feature) => feature.effects?.(course, happening.event, process, context) ?? [],
    );
    const isLast = one === happenings.at(-1);
    const turns =
      isLast && deed.actor ? turnsOf(process, { begun, events, happening, after }, deed.actor, context) : [];
    const notices = [...(happening.notices ?? []), ...turns];
    const whole = { ...happening, notices, effects: [...(happening.effects ?? []), ...effects] };
    events.push(record(whole, deed, cited, manner));
    matter = after;
  }
  if (!matter) throw new Error('a command was accepted and nothing happened');
  return { events, matter };
}

interface Closing {
  readonly begun: Matter | null;
  /** Events of the act before the last. */
  readonly events: readonly RecordedEvent[];
  readonly happening: Happening;
  readonly after: Matter;
}

/** Notices of a whole act to those whose turn it brought inside the acting department; the act's first line tells why. */
function turnsOf(
  process: Process,
  { begun, events, happening, after }: Closing,
  actor: EventActor,
  context: Context,
): readonly Notice[] {
  const first = events[0] ?? record(happening, { at: context.at, actor }, []);
  const notices = [...events.flatMap(({ payload }) => payload.notices ?? []), ...(happening.notices ?? [])];
  const handing = {
    before: begun,
    after,
    departmentId: actor.departmentId,
    sentence: tellEvent(process, after, first).sentence,
    told: notices.flatMap(({ to }) => to),
  };
  return turnNotices(process, handing, context);
}

function withNumber(happenings: readonly Happening[], number: string | null): readonly Happening[] {
  return happenings.flatMap((happening) => {
    if (!happening.numbered) return [happening];
    if (!number) throw new Error('the matter asked for a number and got none');
    const assigned: Happening<SharedEvent> = { event: { type: 'numberAssigned', number } };
    return [happening, assigned];
  });
}

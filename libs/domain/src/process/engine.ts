import { markSent } from '../clock/operations.js';
import type { Clock } from '../clock/clock.js';
import type { Instant } from '../calendar/time.js';
import { admit, actorIn } from './admission.js';
import type { Command, Context } from './context.js';
import type { Happening, NumberRequest, SharedEvent } from './happening.js';
import type { EventActor, Matter } from './matter.js';
import { apply, blank, record, type RecordedEvent } from './fold.js';
import { dueRungs, nextWake, recipients, type DueRung } from './ladder.js';
import type { Process } from './process.js';
import type { Refusal } from './refusal.js';

export interface Step {
  readonly events: readonly RecordedEvent[];
  readonly matter: Matter;
}

export type Outcome =
  | { readonly ok: false; readonly refusal: Refusal }
  | {
      readonly ok: true;
      /** The number that the matter is to get with this command. */
      readonly numbered: NumberRequest | null;
      /** Folds what happened; `number` answers `numbered`. */
      conclude(number: string | null): Step;
    };

/**
 * Puts a definition to work on one command: the table's checks (seen, office, separation of duties, state, guard,
 * payload), then the row's own decision. The API's early refusal, the transition under the lock and the tests all ask
 * this one function.
 *
 * Time goes first: a deadline that passed while everything was down is recorded before an act that comes after it could
 * end its clock; and last, so that a clock's first alert needs no timer.
 */
export function handle(
  process: Process,
  matterId: string,
  matter: Matter | null,
  command: Command,
  context: Context,
): Outcome {
  const past = matter ? passTime(process, matter, context) : null;
  const present = past?.matter ?? null;
  const admitted = admit(process, present, command, context);
  if (!admitted.ok) return admitted;
  const { row, payload, office } = admitted;
  const decision = row.decide(present ?? blank(process, matterId, context.at), payload, { ...context, office });
  if (!decision.ok) return decision;
  const { happenings } = decision;
  const actor = actorIn(context, office);
  return {
    ok: true,
    numbered: happenings.find(({ numbered }) => numbered)?.numbered ?? null,
    conclude(number) {
      const acted = take(process, matterId, present, withNumber(happenings, number), context.at, actor);
      const rung = passTime(process, acted.matter, context);
      return { events: [...(past?.events ?? []), ...acted.events, ...rung.events], matter: rung.matter };
    },
  };
}

export interface Observation extends Step {
  /** What a rung threw: the others went on, it is tried again. */
  readonly defects: readonly unknown[];
}

/**
 * Time passed: sends the rungs that are due and records the deadlines that went by. It decides nothing, ever.
 * Answers no events when it came too early.
 */
export function passTime(process: Process, matter: Matter, context: Context): Observation {
  const defects: unknown[] = [];
  const happenings = matter.clocks
    .flatMap((clock) => dueRungs(clock, context.now, context.calendar, context.policy).map((due) => ({ clock, due })))
    .sort((a, b) => (a.due.instant < b.due.instant ? -1 : a.due.instant > b.due.instant ? 1 : 0));
  let step: Step = { events: [], matter };
  for (const { clock, due } of happenings) {
    try {
      const present = step.matter.clocks.find(({ id }) => id === clock.id) ?? clock;
      const next = take(process, matter.matterId, step.matter, ring(present, due, context), context.now, null);
      step = { events: [...step.events, ...next.events], matter: next.matter };
    } catch (defect) {
      defects.push(defect);
    }
  }
  return { ...step, defects };
}

/** The next instant at which a clock of the matter asks for something, and what: `reply L2`. */
export function wakeOf(
  matter: Matter,
  context: Pick<Context, 'calendar' | 'policy'>,
): { at: Instant; for: string } | null {
  const wakes = matter.clocks.flatMap((clock) => {
    const next = nextWake(clock, context.calendar, context.policy);
    return next ? [{ at: next.instant, for: `${clock.id} ${next.rung}` }] : [];
  });
  return wakes.reduce<{ at: Instant; for: string } | null>(
    (first, one) => (first && first.at <= one.at ? first : one),
    null,
  );
}

function ring(clock: Clock, due: DueRung, context: Context): readonly Happening[] {
  const { rung, instant, late } = due;
  const dueAt = clock.dueAt;
  if (dueAt === null) throw new Error(`clock ${clock.id} rings while it stands still`);
  const breachClause = rung === 'L4' ? clock.breachClause : null;
  const to = recipients(clock, rung, context.organisation);
  const raised = { type: 'alertRaised', clockId: clock.id, rung, instant, late, dueAt, breachClause, to } as const;
  const alert: Happening<SharedEvent> = { event: raised, clocks: [markSent(clock, rung)] };
  const passed: Happening<SharedEvent> = { event: { type: 'deadlinePassed', clockId: clock.id, dueAt } };
  return rung === 'L4' ? [passed, alert] : [alert];
}

function take(
  process: Process,
  matterId: string,
  before: Matter | null,
  happenings: readonly Happening[],
  at: Instant,
  actor: EventActor | null,
): Step {
  const events = happenings.map((happening) => record(happening, at, actor));
  const matter = events.reduce<Matter | null>((folded, event) => apply(process, matterId, folded, event), before);
  if (!matter) throw new Error('a command was accepted and nothing happened');
  return { events, matter };
}

function withNumber(happenings: readonly Happening[], number: string | null): readonly Happening[] {
  return happenings.flatMap((happening) => {
    if (!happening.numbered) return [happening];
    if (!number) throw new Error('the matter asked for a number and got none');
    const assigned: Happening<SharedEvent> = { event: { type: 'numberAssigned', number } };
    return [happening, assigned];
  });
}

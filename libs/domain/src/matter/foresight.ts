import type { Clock } from '../clock/clock.js';
import { isCounting } from '../clock/standing.js';
import type { Refusal } from '../language/refusal.js';
import { standingAgainst } from './admission.js';
import type { Command, Context } from './context.js';
import { attempt, passTime } from './engine.js';
import type { FactName } from './facts.js';
import type { Matter } from './matter.js';
import { rowOf, type Process } from './process.js';
import { messagesOf, type AlertOrNotice } from './projection.js';
import type { RecordedEvent } from './recorded-event.js';

/** What a command would do to a clock. MOVES: its last day becomes another one. */
export type ForeseenMove = 'BEGINS' | 'MOVES' | 'PAUSES' | 'RESUMES' | 'ENDS';

/** What a command would bring about. */
export interface Consequences {
  /** The matter after it; a number that it would get is {@link NUMBER_TO_COME}. */
  readonly matter: Matter;
  readonly events: readonly RecordedEvent[];
  readonly clocks: readonly { readonly change: ForeseenMove; readonly clock: Clock }[];
  /** Notices and alerts that people would get. */
  readonly messages: readonly AlertOrNotice[];
}

/** A command that was tried: all that stands against it, or what it would bring about. */
export type Foresight =
  | { readonly ok: false; readonly problems: readonly Refusal[] }
  | { readonly ok: true; readonly consequences: Consequences };

/** Stands where a number would be: numbers have no gaps, so none is taken for a trial. */
export const NUMBER_TO_COME = '（提交后取得编号）';

/** Kinds after which the person learns nothing else of the matter: they may not see it, or not act in it. */
const FINAL: readonly Refusal['kind'][] = ['UNSEEN', 'FORBIDDEN'];

/**
 * Tries a command and changes nothing. Whoever may not see the matter or not give the command learns that alone; everybody
 * else learns every obstacle of the moment together with every fault of the payload. The row's own decision is asked once
 * nothing else stands against it, because it rests on that; it tells all its independent refusals. The first problem is
 * the refusal of the command.
 */
export function foresee(
  process: Process,
  matterId: string,
  matter: Matter | null,
  command: Command,
  context: Context<FactName>,
): Foresight {
  const past = matter && passTime(process, matter, context);
  const problems = problemsOf(process, past?.matter ?? null, command, context);
  if (problems.length > 0) return told(problems);
  const outcome = attempt(process, matterId, matter, command, context);
  if (!outcome.ok) return told(outcome.refusals);
  const { events, matter: after } = outcome.conclude(outcome.numbered && NUMBER_TO_COME);
  const own = events.slice(past?.events.length ?? 0);
  const clocks = changesOf(past?.matter.clocks ?? [], after.clocks);
  return {
    ok: true,
    consequences: { matter: after, events: own, clocks, messages: own.flatMap((event) => messagesOf(process, event)) },
  };
}

function told(problems: readonly Refusal[]): Foresight {
  const [first] = problems;
  return { ok: false, problems: first && FINAL.includes(first.kind) ? [first] : problems };
}

function problemsOf(
  process: Process,
  matter: Matter | null,
  command: Command,
  context: Context<FactName>,
): readonly Refusal[] {
  const row = rowOf(process, command.name);
  return row ? standingAgainst(process, row, matter, command, context) : [];
}

function changesOf(before: readonly Clock[], after: readonly Clock[]): Consequences['clocks'] {
  return after.flatMap((clock) => {
    const change = changeOf(
      before.find(({ id }) => id === clock.id),
      clock,
    );
    return change === null ? [] : [{ change, clock }];
  });
}

function changeOf(was: Clock | undefined, clock: Clock): ForeseenMove | null {
  const counts = isCounting(clock);
  if (!was || !isCounting(was)) return counts ? 'BEGINS' : null;
  if (!counts) return 'ENDS';
  if (was.state !== clock.state) return clock.state === 'PAUSED' ? 'PAUSES' : 'RESUMES';
  return was.lastDay === clock.lastDay ? null : 'MOVES';
}

import type { Actor } from '../../access/roles.js';
import { addMs } from '../../calendar/time.js';
import type { Clock } from '../../clock/clock.js';
import { availableCommands } from '../../matter/availability.js';
import type { Matter } from '../../matter/matter.js';
import { playedOnce, type MatterPlay } from '../../matter/play.fixture.js';
import type { Process } from '../../matter/process.js';
import type { Sample } from '../sample.fixture.js';

/** A clock, with the matter and process in which it was found. */
export interface Found {
  readonly process: Process;
  readonly matter: Matter;
  readonly clock: Clock;
}

const DAY_MS = 24 * 3_600_000;
/** Waiting time before a second try of each command: some clocks start only after another limit has passed. */
const LONG = 30 * DAY_MS;

/**
 * Finds every kind of clock of a process: from each state, at once and after a long wait, by every command that is open
 * to an account, supervision included.
 */
export function clocksOf(process: Process, sample: Sample): readonly Found[] {
  const found = playsOf(sample).flatMap(({ matter }) => matter.clocks.map((clock) => ({ process, matter, clock })));
  return [...new Map(found.map((one) => [nameOf(one.clock), one])).values()];
}

/** Matters in each state, and after each command that is open to an account there, at once and after a long wait. */
export function playsOf(sample: Sample): readonly MatterPlay<unknown>[] {
  const starts = [...sample.starts, ...(sample.unusualStarts ?? [])];
  return starts.flatMap((start) => [start(), ...[0, LONG].flatMap((wait) => stepsFrom(start, wait, sample))]);
}

/**
 * Name of a kind of clock, such as `reply STATUTORY of 10 working days`; the numbers of repeated clocks are dropped.
 */
export const nameOf = ({ id, kind, limit }: Clock): string =>
  `${id.replace(/-\d+$/, '')} ${kind} of ${limit} working days`;

/** Plays each command that is open after the wait, given by the first account to which it is open. */
function stepsFrom(start: () => MatterPlay<unknown>, wait: number, { people, fit }: Sample): MatterPlay<unknown>[] {
  const waited = playedOnce(() => {
    const play = start();
    return play.passTo(addMs(play.now, wait));
  });
  const { process, matter, context } = opened(waited());
  const payloads = { ...fit, supervise: supervision(matter) };
  const first = new Map<string, Actor>();
  for (const actor of people)
    for (const { command, allowed } of availableCommands(process, matter, context(actor)))
      if (allowed && command in payloads && !first.has(command)) first.set(command, actor);
  return [...first].map(([command, actor]) => {
    const play = waited();
    play.give(actor, command, payloads[command as keyof typeof payloads]);
    return play;
  });
}

const opened = (play: MatterPlay<unknown>) => ({
  process: play.process,
  matter: play.matter,
  context: (actor: Actor) => play.context(actor),
});

const supervision = ({ parties }: Matter) => ({
  departmentId: Object.values(parties)[0],
  requirement: '请说明进展。',
  answerWithin: 4,
});

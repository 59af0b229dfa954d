import { actorOf } from '../access/actor.fixture.js';
import type { Actor } from '../access/roles.js';
import type { LocalDate } from '../calendar/time.js';
import type { MatterPlay } from '../matter/play.fixture.js';

/** A command of an account; the payload is the documented example unless given. */
export type Deed = readonly [account: string, command: string, payload?: object];

/**
 * Test material of one process for the specs that test every process: exported as `sample` by
 * `<process>/<process>.sample.fixture.ts`.
 */
export interface Sample {
  /** Starting matters, one for each state. */
  readonly starts: readonly (() => MatterPlay<unknown>)[];
  /** Further starting matters, for clocks that begin under unusual circumstances only. */
  readonly unusualStarts?: readonly (() => MatterPlay<unknown>)[];
  /** Accounts that act on a matter; none where nobody acts after the beginning. */
  readonly people: readonly Actor[];
  /** A valid payload for each command. */
  readonly fit: Readonly<Record<string, unknown>>;
  /** Names of clocks that are found from the starts, such as `reply STATUTORY of 10 working days`. */
  readonly clocks: readonly string[];
  /**
   * Courses of matters in the sample country, by title, on a platform that starts `today`. Together they give each
   * command of the process with its documented example.
   */
  readonly lives: (today: LocalDate) => Readonly<Record<string, readonly Deed[]>>;
}

const OVERSEERS = ['city.data', 'province.data', 'nation.data'].map((id) => actorOf('SA_SUPERVISOR', id));

/** The accounts of a process and the supervisors of each level, each account once. */
export function withOverseers(who: Readonly<Record<string, Actor>>): readonly Actor[] {
  const all = [...Object.values(who), ...OVERSEERS];
  return all.filter(({ accountId }, n) => all.findIndex((one) => one.accountId === accountId) === n);
}

/** A start for each state. */
export const startsIn = <State extends string>(
  states: readonly State[],
  playTo: (state: State) => MatterPlay<unknown>,
): Sample['starts'] => states.map((state) => () => playTo(state));

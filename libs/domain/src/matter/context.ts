import type { Actor, Office } from '../access/roles.js';
import type { Instant } from '../calendar/time.js';
import type { Counting } from '../clock/counting.js';
import type { Organisation } from '../organisation/organisation.js';
import type { CitedDocument, FactName, Facts } from './facts.js';

/** What a command brings with it: who gives it, and in which words. */
export interface Command {
  readonly name: string;
  readonly payload: unknown;
}

/** All that a rule may know of the world, with the facts of the kinds `Needs`. */
export interface Context<Needs extends FactName = never> extends Counting {
  /** Platform time, read once under the locks. */
  readonly now: Instant;
  /** The instant of the act (architecture §2, time): what every rule counts from. */
  readonly at: Instant;
  /** null for the system, which only observes time. */
  readonly actor: Actor | null;
  readonly organisation: Organisation;
  readonly facts: Facts<Needs>;
}

/** The world of one act: also the office in which the person gives the command. */
export interface ActContext<Needs extends FactName = never> extends Context<Needs> {
  readonly office: Office;
  /** The documents that the command cites. */
  readonly documents: readonly CitedDocument[];
}

import type { Actor, Office } from '../access/roles.js';
import type { Instant } from '../calendar/time.js';
import type { Counting } from '../clock/counting.js';
import type { Organisation } from '../organisation/organisation.js';
import type { CitedDocument, FactName, Facts } from './facts.js';

/** Name and payload of a command, as its sender gave them. */
export interface Command {
  readonly name: string;
  readonly payload: unknown;
}

/** Everything that a rule may read: time, actor, organisation, calendars, policies, and facts of the kinds `Needs`. */
export interface Context<Needs extends FactName = never> extends Counting {
  /** Platform time, read once under the locks. */
  readonly now: Instant;
  /** Instant of the act (architecture §2, time). Every limit counts from it. */
  readonly at: Instant;
  /** null for the system, which only records that time has passed. */
  readonly actor: Actor | null;
  readonly organisation: Organisation;
  readonly facts: Facts<Needs>;
}

/** Context of one command: also the office in which the person gives it. */
export interface ActContext<Needs extends FactName = never> extends Context<Needs> {
  readonly office: Office;
  /** Documents that the command cites. */
  readonly documents: readonly CitedDocument[];
}

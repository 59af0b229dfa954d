import type { Actor, Office } from '../access/roles.js';
import type { Calendar } from '../calendar/calendar.js';
import type { Instant } from '../calendar/time.js';
import type { EntryVersion } from '../catalog/entry.js';
import type { Organisation } from '../organisation/organisation.js';
import type { Policy } from '../policy/policy.js';

/** What a command brings with it: who gives it, and in which words. */
export interface Command {
  readonly name: string;
  readonly payload: unknown;
}

/** Facts about other things that a definition asked for by `needs`. */
export interface FactRequest {
  readonly kind: 'entryVersion';
  readonly catalogCode: string;
}

export interface Facts {
  /** The version effective at the instant of the act, by catalog code; null where there is none. */
  readonly entryVersions: Readonly<Record<string, EntryVersion | null>>;
}

/** All that a rule may know of the world. */
export interface Context {
  /** Platform time, read once under the locks. */
  readonly now: Instant;
  /** The instant of the act (architecture §2, time): what every rule counts from. */
  readonly at: Instant;
  /** null for the system, which only observes time. */
  readonly actor: Actor | null;
  readonly calendar: Calendar;
  readonly policy: Policy;
  readonly organisation: Organisation;
  readonly facts: Facts;
}

/** The world of one act: also the office in which the person gives the command. */
export interface ActContext extends Context {
  readonly office: Office;
}

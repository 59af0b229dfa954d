import type { Audience } from '../access/audience.js';
import type { Parties, Side } from '../access/parties.js';
import type { Office } from '../access/roles.js';
import type { Act } from '../access/separation.js';
import type { Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';

/**
 * State that features keep in every matter, each under a key of its own. A feature declares its key by merging into
 * this interface, so that the kernel knows no feature by name.
 */
export interface FeatureStates {}

/** One matter (事项): the state that its events fold to. */
export interface Matter<Data = unknown, S extends Side = never> extends FeatureStates {
  readonly matterId: string;
  readonly process: string;
  readonly seq: number;
  readonly state: string;
  /** Instant at which the present state was entered. */
  readonly since: Instant;
  /** Instant since which the other parties may see the matter, as by the receipt of a request; null until then. */
  readonly openedAt: Instant | null;
  /** State that the other sides see, while acts inside one side have moved the matter; null if all see the same. */
  readonly outer: OuterState | null;
  readonly number: string | null;
  readonly parties: Parties<S>;
  readonly clocks: readonly Clock[];
  /** Natural persons who acted for a department, with the duties that they did on the present document (§5.3). */
  readonly acted: readonly Act[];
  readonly data: Data;
}

/** State that readers outside one side see while acts inside it have moved the matter (decision 46). */
export interface OuterState extends Pick<Matter, 'state' | 'since'> {
  /** The side whose acts moved the matter, and which sees its present state. */
  readonly side: Audience;
}

/** Instant and actor of an event; the actor is null for the system. */
export interface Deed {
  readonly at: Instant;
  readonly actor: EventActor | null;
}

/** Person and office of an act, as its event keeps them. */
export interface EventActor extends Office {
  readonly accountId: string;
  readonly personId: string;
}

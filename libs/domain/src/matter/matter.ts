import type { Parties, Side } from '../access/parties.js';
import type { Office } from '../access/roles.js';
import type { Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import type { Everyday } from '../features/everyday/state.js';
import type { EarlierReceipt } from '../features/late-registration/state.js';

/** One matter (事项): what folding its events gives. */
export interface Matter<Data = unknown, S extends Side = never> {
  readonly matterId: string;
  readonly process: string;
  readonly seq: number;
  readonly state: string;
  /** When the present state was entered. */
  readonly since: Instant;
  readonly number: string | null;
  readonly parties: Parties<S>;
  readonly clocks: readonly Clock[];
  /** Natural persons who acted for a party: nobody may act for two (SoD-12). */
  readonly acted: readonly { readonly personId: string; readonly departmentId: string }[];
  /** What offices did of every day, which no process looks at. */
  readonly everyday: Everyday;
  /** Papers that came earlier than the platform recorded them (§3.5.4). */
  readonly earlierReceipts: readonly EarlierReceipt[];
  readonly data: Data;
}

/** When and by whom an event came about; the system has no actor. */
export interface Deed {
  readonly at: Instant;
  readonly actor: EventActor | null;
}

/** Who acted, in which office, as the event keeps it. */
export interface EventActor extends Office {
  readonly accountId: string;
  readonly personId: string;
}

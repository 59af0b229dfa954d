import type { Office } from '../access/roles.js';
import type { Instant } from '../calendar/time.js';
import type { Clock } from '../clock/clock.js';
import type { Everyday } from '../features/everyday/state.js';
import type { EarlierReceipt } from '../features/late-registration/state.js';

/** Which department a rule speaks of, seen from the matter; `responsible` answers for a lateness or another violation. */
export const SIDES = ['requester', 'provider', 'source', 'authority', 'extensionAuthority', 'responsible'] as const;
export type Side = (typeof SIDES)[number];

/** The departments of a matter, by id: those on the sides `S` that its process always has, and perhaps others. */
export type Parties<S extends Side = never> = Readonly<Partial<Record<Side, string>>> & Readonly<Record<S, string>>;

/**
 * Whose matter it is before anybody else may see it: who asks; where nobody asks, who provides; who answers for what is
 * held against them; and where there is none of these, the authority that found something.
 */
export const homeOf = ({ requester, provider, responsible, authority }: Parties): string | undefined =>
  requester ?? provider ?? responsible ?? authority;

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

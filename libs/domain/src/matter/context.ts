import type { Actor, Office } from '../access/roles.js';
import type { Instant } from '../calendar/time.js';
import type { EntryContent } from '../catalog/content.js';
import type { EntryVersion } from '../catalog/entry.js';
import type { Counting } from '../clock/counting.js';
import type { Organisation } from '../organisation/organisation.js';
import type { Parties } from '../access/parties.js';

/** What a command brings with it: who gives it, and in which words. */
export interface Command {
  readonly name: string;
  readonly payload: unknown;
}

/** Facts about other things that a definition asked for by `needs`. */
export type FactRequest =
  /** The version of an entry that is effective at the instant of the act. */
  | { readonly kind: 'entryVersion'; readonly catalogCode: string }
  /** The entry as it stands: whatever its state, drafts included. */
  | { readonly kind: 'entry'; readonly catalogCode: string }
  /** Whether a provider has an entry under this name; the name is kept from others until the act is done. */
  | { readonly kind: 'entryName'; readonly provider: string; readonly name: string }
  /** Who holds or held the entry's data. */
  | { readonly kind: 'grants'; readonly catalogCode: string }
  /** The source department designated for the entry's data (Art 19(2)). */
  | { readonly kind: 'sourceDepartment'; readonly catalogCode: string }
  /** Another matter as it stands. */
  | { readonly kind: 'matter'; readonly matterId: string }
  /** Findings of the platform's own failure that touch a department in a period (§3.5.3). */
  | ({ readonly kind: 'outages' } & Touch)
  | { readonly kind: 'document'; readonly documentId: string }
  /** Who holds which offices under an account. */
  | { readonly kind: 'account'; readonly accountId: string }
  /** What was recorded at one place of the command's own matter. */
  | { readonly kind: 'event'; readonly matterId: string; readonly seq: number };

/** An entry as its own matter has it now. */
export interface EntryStanding {
  readonly entryId: string;
  readonly catalogCode: string;
  readonly provider: string;
  readonly state: string;
  /** The last published version; 0 before the first publication. */
  readonly version: number;
  /** What the last published version states, or the draft says before there is one. */
  readonly content: EntryContent;
  /** Ids of the updates that are under way. */
  readonly openUpdates: readonly string[];
}

/** A share request that led to data: the right to use an entry (授权). */
export interface Grant {
  readonly matterId: string;
  readonly requester: string;
  /** Data may be used or delivered under it now; else it has ended. */
  readonly active: boolean;
}

/** Another matter, as far as a rule may know of it. */
export interface MatterStanding {
  readonly process: string;
  readonly number: string | null;
  readonly state: string;
  readonly catalogCode: string;
  /** What it is about. */
  readonly name: string;
  readonly parties: Parties;
  /** Natural persons who acted in it. */
  readonly acted: readonly string[];
}

/** A department and a period in which something may have kept it from acting. */
export interface Touch {
  readonly responsible: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** A finding of an authority that the platform failed, for its division and those below (平台故障认定). */
export interface Outage {
  readonly outageId: string;
  readonly authority: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  readonly affected: string;
}

/** One event of the matter, as far as a rule may know of it. */
export interface EventStanding {
  readonly type: string;
  /** Whose office recorded it; null for the system. */
  readonly departmentId: string | null;
  /** Its own fields, without what it did to clocks, people and other matters. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A document as an event keeps it: by its hash, so that it can be proved without being kept (architecture §2). */
export interface CitedDocument {
  readonly documentId: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/** What was asked for and found, by what it was asked by; null where there is none. */
export interface Facts {
  readonly entryVersions: Readonly<Record<string, EntryVersion | null>>;
  readonly entries: Readonly<Record<string, EntryStanding | null>>;
  /** Id of the entry, by provider and name as {@link nameKey} joins them. */
  readonly entryNames: Readonly<Record<string, string | null>>;
  readonly grants: Readonly<Record<string, readonly Grant[]>>;
  /** Department ids. */
  readonly sourceDepartments: Readonly<Record<string, string | null>>;
  readonly matters: Readonly<Record<string, MatterStanding | null>>;
  /** By {@link outagesKey}. */
  readonly outages: Readonly<Record<string, readonly Outage[]>>;
  /** With the department whose upload it is. */
  readonly documents: Readonly<Record<string, (CitedDocument & { readonly departmentId: string }) | null>>;
  readonly accounts: Readonly<Record<string, Actor | null>>;
  /** By their places. */
  readonly events: Readonly<Record<number, EventStanding | null>>;
}

export const NO_FACTS: Facts = {
  entryVersions: {},
  entries: {},
  entryNames: {},
  grants: {},
  sourceDepartments: {},
  matters: {},
  outages: {},
  documents: {},
  accounts: {},
  events: {},
};

export const outagesKey = ({ responsible, from, to }: Touch): string => `${responsible} ${from} ${to}`;
export const nameKey = (provider: string, name: string): string => `${provider} ${name}`;

/** All that a rule may know of the world. */
export interface Context extends Counting {
  /** Platform time, read once under the locks. */
  readonly now: Instant;
  /** The instant of the act (architecture §2, time): what every rule counts from. */
  readonly at: Instant;
  /** null for the system, which only observes time. */
  readonly actor: Actor | null;
  readonly organisation: Organisation;
  readonly facts: Facts;
}

/** The world of one act: also the office in which the person gives the command. */
export interface ActContext extends Context {
  readonly office: Office;
  /** The documents that the command cites. */
  readonly documents: readonly CitedDocument[];
}

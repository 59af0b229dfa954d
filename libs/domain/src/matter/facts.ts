import type { Actor, Office, Role } from '../access/roles.js';
import type { Parties } from '../access/parties.js';
import type { Instant, LocalDate } from '../calendar/time.js';
import type { EntryContent } from '../catalog/content.js';
import type { EntryVersion } from '../catalog/entry.js';
import { canonicalText } from '../language/canonical.js';

/** An entry as its own matter has it now. */
export interface EntryStanding {
  readonly entryId: string;
  readonly catalogCode: string;
  readonly provider: string;
  readonly state: string;
  /** The last published version; 0 before the first publication. */
  readonly version: number;
  /** Content of the last published version; of the draft, before the first publication. */
  readonly content: EntryContent;
  /** Versions that are in effect or wait for their day, in the order of their days; empty before the first publication. */
  readonly ahead: readonly { readonly effectiveAt: Instant; readonly content: EntryContent }[];
  /** Ids of the updates that are under way. */
  readonly openUpdates: readonly string[];
  /** Day of the first publication; null before it, and for an entry taken over at a later version. */
  readonly firstPublishedOn: LocalDate | null;
}

/** The version of an entry that is effective, or was when the entry retired. */
export interface LastVersion {
  readonly entry: EntryVersion;
  /** Document of the change of law for which the entry retired (Art 17(1)); null if it did not, or for another cause. */
  readonly retiredFor: string | null;
  /** Instant of the retirement for a change of law, else of the version's effect: since then its prohibitions hold here. */
  readonly since: Instant;
}

/** Right to use the data of an entry, given by a share request that was agreed to (授权). */
export interface Grant {
  readonly matterId: string;
  readonly requester: string;
  /** True while data may be used or delivered under it; false once it has ended. */
  readonly active: boolean;
}

/** Fields of another matter that a rule may read. */
export interface MatterStanding {
  readonly process: string;
  readonly number: string | null;
  readonly state: string;
  readonly catalogCode: string;
  /** Name of the thing that the matter concerns. */
  readonly name: string;
  readonly parties: Parties;
  /** Ids of the natural persons who acted in it. */
  readonly acted: readonly string[];
  /** Ids of its clocks whose date a notice may still move. */
  readonly provisionalClocks: readonly string[];
  /** True if a longer limit that was asked for in it waits for its decider. */
  readonly extensionPending: boolean;
}

/** A department, and a period in which an outage may have kept it from acting. */
export interface Touch {
  readonly responsible: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Office that found an outage; its role is null in a row that an earlier release wrote. */
export interface OutageFinder {
  readonly departmentId: string;
  readonly role: Role | null;
}

/** Finding of an authority that the platform failed, for its division and those below (平台故障认定). */
export interface Outage {
  readonly outageId: string;
  readonly finder: OutageFinder;
  /** Authority or government above that confirmed the finding; null if none has. */
  readonly confirmedBy: string | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  readonly affected: string;
}

/** Fields of one recorded event that a rule may read. */
export interface EventStanding {
  readonly type: string;
  /** Department whose office recorded it; null for the system. */
  readonly departmentId: string | null;
  /** Fields of the event itself, without its clocks, notices, effects and documents. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Judgement of a breach that counts (Arts 39–41). */
export interface JudgedBreach {
  /** Limit of the matter whose lateness was judged; null for facts that no clock shows. */
  readonly clockId: string | null;
  readonly judgedAt: Instant;
  /** Department that was judged, and the case that was judged of it. */
  readonly responsible: string;
  readonly clause: string;
}

/** A matter, types of its events, and the instant up to which they are looked for. */
export interface ActsOf {
  readonly matterId: string;
  readonly types: readonly string[];
  readonly until: Instant;
}

/**
 * A record of the organisation: a division by its code; a department by its id, ended ones included, one that has not
 * ended by its id, or any by its uscc or front code; the head of a division by `division kind`; a working body by
 * `department day`, if it has not ended before that day; an account by its id, closed ones included; a delegation
 * that has not ended by `account role department`, of whoever acts; a recusal that holds by `account matter`.
 */
export interface RecordKey {
  readonly record:
    | 'division'
    | 'department'
    | 'activeDepartment'
    | 'uscc'
    | 'frontCode'
    | 'head'
    | 'workingBody'
    | 'account'
    | 'delegation'
    | 'recusal';
  readonly key: string;
}

/** An office with the instants between which it is held; `heldTo` is null for one without an end. */
export interface TermOfOffice extends Office {
  readonly heldFrom: Instant;
  readonly heldTo: Instant | null;
}

/** Document as an event keeps it: its hash proves the bytes even after they are deleted (architecture §2). */
export interface CitedDocument {
  readonly documentId: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

/**
 * Facts about other things that a row may ask for by `needs`: the key that names one, and the value that answers it.
 */
export interface FactKinds {
  /** Version of an entry that is effective at the instant of the act, by catalog code. */
  readonly entryVersion: FactKind<string, EntryVersion | null>;
  /** Last version of an entry that has come into effect, by catalog code; a retired entry keeps it. */
  readonly lastVersion: FactKind<string, LastVersion | null>;
  /** Entry as it stands, whatever its state, drafts included, by catalog code. */
  readonly entry: FactKind<string, EntryStanding | null>;
  /**
   * Id of the provider's entry of this name, as `normaliseName` writes it. The name stays reserved until the act is
   * done.
   */
  readonly entryName: FactKind<{ readonly provider: string; readonly name: string }, string | null>;
  /** Share requests that led to an entry's data, by catalog code. */
  readonly grants: FactKind<string, readonly Grant[]>;
  /** Department designated as the source of an entry's data (Art 19(2)), by catalog code. */
  readonly sourceDepartment: FactKind<string, string | null>;
  /** Another matter as it stands, by id. */
  readonly matter: FactKind<string, MatterStanding | null>;
  /** Another matter that the payload names, by id; null where there is none or the actor may not open it. */
  readonly visibleMatter: FactKind<string, MatterStanding | null>;
  /** Findings of the platform's own failure that touch a department in a period (§3.5.3). */
  readonly outages: FactKind<Touch, readonly Outage[]>;
  /** Uploaded document with the department that uploaded it, by document id. */
  readonly document: FactKind<string, (CitedDocument & { readonly departmentId: string }) | null>;
  /** Holder of an account with their offices, by account id. */
  readonly account: FactKind<string, Actor | null>;
  /** Offices of an account, by its id, that have not ended: held now or later. They stay as they are until the act is done. */
  readonly offices: FactKind<string, readonly TermOfOffice[]>;
  /** Holders of all offices of a department, by its id. */
  readonly holders: FactKind<string, readonly Actor[]>;
  /** True if the organisation has a record under this key. Its first word stays reserved until the act is done. */
  readonly registered: FactKind<RecordKey, boolean>;
  /** Number of the matters of a department that are not closed, by its id. */
  readonly openMatters: FactKind<string, number>;
  /** Judgements of what happened in a matter, by its id. A judge locks that matter, so they stand until the act is done. */
  readonly judgements: FactKind<string, readonly JudgedBreach[]>;
  /** Last instant at which events of these types were recorded, by type; a type that was not recorded is absent. */
  readonly lastActs: FactKind<ActsOf, Readonly<Record<string, Instant>>>;
  /** Event at one place of a matter's stream. */
  readonly event: FactKind<{ readonly matterId: string; readonly seq: number }, EventStanding | null>;
}
interface FactKind<Key, Value> {
  readonly key: Key;
  readonly value: Value;
}

export type FactName = keyof FactKinds;
export type FactKey<Name extends FactName> = FactKinds[Name]['key'];
export type FactValue<Name extends FactName> = FactKinds[Name]['value'];

/** One fact that is asked for. */
export interface FactRequest<Name extends FactName = FactName> {
  readonly kind: Name;
  readonly key: FactKey<Name>;
}

/** Returns the request for one fact. */
export const ask = <Name extends FactName>(kind: Name, key: FactKey<Name>): FactRequest<Name> => ({ kind, key });

/** Loaded facts. A row may read only the kinds that its `needs` asks for; any other kind is a type error. */
export interface Facts<in Name extends FactName = FactName> {
  /** Returns one fact. Throws if it was not requested, which means that `needs` and `decide` of the row disagree. */
  readonly get: <N extends Name>(kind: N, key: FactKey<N>) => FactValue<N>;
}

/** Returns the id of a request, equal for equal kind and key. Facts are read in its order, which prevents deadlocks. */
export const factId = ({ kind, key }: FactRequest): string => `${kind} ${canonicalText(key)}`;

/** Returns facts from a map keyed by the ids of their requests, see {@link factId}. */
export const factsOf = (found: ReadonlyMap<string, unknown>): Facts => ({
  get<N extends FactName>(kind: N, key: FactKey<N>) {
    const id = factId(ask(kind, key));
    if (!found.has(id)) throw new Error(`the rule reads ${id} without having asked for it`);
    return found.get(id) as FactValue<N>;
  },
});

/** Facts of a rule that requests none: reading any throws. */
export const NO_FACTS: Facts = factsOf(new Map());

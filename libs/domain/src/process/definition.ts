import type { z } from 'zod';
import type { Actor, Office, Role } from '../access/roles.js';
import type { Calendar } from '../calendar/calendar.js';
import type { Instant } from '../calendar/time.js';
import type { Clock, Rung } from '../clock/clock.js';
import type { EntryVersion } from '../catalog/entry.js';
import type { Organisation } from '../organisation/organisation.js';
import type { Policy } from '../policy/policy.js';
import type { Refusal } from './refusal.js';

/** Which department a rule speaks of, seen from the matter. */
export type Side = 'requester' | 'provider' | 'extensionAuthority';

/** The departments of a matter, by id. */
export type Parties = Readonly<Record<Side, string>>;

/** One matter (事项): what folding its events gives. */
export interface Matter<Data = unknown> {
  readonly matterId: string;
  readonly process: string;
  readonly seq: number;
  readonly state: string;
  /** When the present state was entered. */
  readonly since: Instant;
  readonly number: string | null;
  readonly parties: Parties;
  readonly clocks: readonly Clock[];
  /** Natural persons who acted for a party: nobody may act for two (SoD-12). */
  readonly acted: readonly { readonly personId: string; readonly departmentId: string }[];
  readonly data: Data;
}

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

/** A person or office to be told, and what (告知). */
export interface Notice {
  readonly to: readonly Recipient[];
  readonly text: string;
}
export interface Recipient {
  readonly departmentId: string;
  readonly role: Role;
}

/** What happened: the definition's own words, and what they did to clocks and to people. */
export interface Happening<Event extends DomainEvent = DomainEvent> {
  readonly event: Event;
  /** The clocks that changed, as they stand after it. */
  readonly clocks?: readonly Clock[];
  readonly notices?: readonly Notice[];
  /** The matter gets its number with this event. */
  readonly numbered?: NumberRequest;
}

/** A gapless number (§4.5), counted by the authority within the year of the act: `REQ-990100-2026-000001`. */
export interface NumberRequest {
  readonly series: string;
  readonly divisionCode: string;
  readonly authorityId: string;
  readonly year: number;
}
export interface DomainEvent {
  readonly type: string;
}

/** Events that every process shares. */
export type SharedEvent =
  | { readonly type: 'numberAssigned'; readonly number: string }
  | {
      readonly type: 'alertRaised';
      readonly clockId: string;
      readonly rung: Rung;
      /** The instant at which the rung stands, and whether it was sent later than that. */
      readonly instant: Instant;
      readonly late: boolean;
      readonly dueAt: Instant;
      readonly breachClause: string | null;
      readonly to: readonly Recipient[];
    }
  /** The deadline passed unmet: `dueAt` is the legal instant, whenever it was observed. */
  | { readonly type: 'deadlinePassed'; readonly clockId: string; readonly dueAt: Instant }
  | { readonly type: 'overdueRevoked'; readonly clockId: string; readonly reason: string };

export type Decision<Event extends DomainEvent> =
  | { readonly ok: true; readonly happenings: readonly Happening<Event>[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Whose office may give a command; `from` narrows a rule to some of the command's states. */
export interface OfficeRule {
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly from?: readonly string[];
}

/** One row of a process's table: from it follow path, document, permission, inbox and form. */
export interface CommandRow<Data, Event extends DomainEvent, Payload = unknown> {
  /** kebab-case, as in the path. */
  readonly name: string;
  /** Chinese title of the act. */
  readonly title: string;
  readonly clause: string;
  /** States in which it may be given; empty for the command that creates the matter. */
  readonly from: readonly string[];
  readonly offices: readonly OfficeRule[];
  readonly payload: z.ZodType<Payload>;
  readonly example: Payload;
  /** Why it is not open now, whatever the payload says: also what `availableCommands` shows. */
  guard?(matter: Matter<Data>, context: Context): Refusal | null;
  decide(matter: Matter<Data>, payload: Payload, context: Context): Decision<Event>;
}

/** What a department has to do now (待办). */
export interface Task {
  readonly command: string;
  readonly departmentId: string;
  readonly roles: readonly Role[];
  /** The clock that the task runs under, if any. */
  readonly clockId: string | null;
}

/** Who may read a line of the history: internal opinions stay inside one department. */
export type Audience = 'requester' | 'provider' | 'everybody';

/** On which sides of a matter the reader stands; an auditor stands on the sides that are audited. */
export type Eyes = ReadonlySet<Audience>;

/** One process of the Regulation, as pure rules. */
export interface ProcessDefinition<Data, Event extends DomainEvent> {
  readonly process: string;
  /** Plural, as in the API's paths. */
  readonly collection: string;
  readonly title: string;
  /** Changes when folding changes: stored states of another version are folded again. */
  readonly version: number;
  readonly commands: readonly CommandRow<Data, Event>[];
  /** Zod schema of each own event, by type: what may be stored and read back. */
  readonly events: Readonly<Record<Event['type'], z.ZodType>>;
  /** Type of the event that begins a matter; no other process has it. */
  readonly begins: Event['type'];
  /** States that nothing follows but the commands that come after the end. */
  readonly endStates: readonly string[];
  needs(command: Command, matter: Matter<Data> | null): readonly FactRequest[];
  /** The matter that the first event begins. */
  begin(event: Event, deed: Deed): Required<Change<Data>>;
  evolve(matter: Matter<Data>, event: Event, deed: Deed): Change<Data>;
  tasks(matter: Matter<Data>): readonly Task[];
  /** Whether others than the first party's own department may see the matter. */
  isOpenToParties(matter: Matter<Data>): boolean;
  /** Revision of the document that is now on the table. */
  revision(matter: Matter<Data>): number;
  /** What the matter is about, for lists and search. */
  subject(matter: Matter<Data>): { readonly code: string; readonly name: string };
  /** The documents of the matter as these eyes may see them. */
  view(matter: Matter<Data>, eyes: Eyes): Readonly<Record<string, unknown>>;
  /** How one event of its own reads in the history. */
  tell(event: Event): Telling;
  /** What people call a clock (时钟). */
  clockTitle(clockId: string): string;
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

/** What an event changes besides clocks and number. */
export interface Change<Data> {
  readonly state?: string;
  readonly parties?: Parties;
  readonly data?: Data;
}

/** One line of the history, in the language of the Regulation. */
export interface Telling {
  readonly sentence: string;
  readonly clause: string;
  readonly audience: Audience;
}

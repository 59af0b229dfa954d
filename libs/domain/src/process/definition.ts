import type { z } from 'zod';
import type { Role } from '../access/roles.js';
import type { ActContext, Command, FactRequest } from './context.js';
import type { Decision, DomainEvent } from './happening.js';
import type { Deed, Matter, Parties, Side } from './matter.js';
import type { Refusal } from './refusal.js';

/** Whose office may give a command; the highest role last. */
export interface OfficeRule {
  readonly side: Side;
  readonly roles: readonly Role[];
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
  guard?(matter: Matter<Data>, context: ActContext): Refusal | null;
  decide(matter: Matter<Data>, payload: Payload, context: ActContext): Decision<Event>;
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
  /** What people call a state. */
  stateTitle(state: string): string;
  /** What people call a clock (时钟). */
  clockTitle(clockId: string): string;
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

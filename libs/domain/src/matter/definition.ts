import type { OfficeRule } from '../access/office-rule.js';
import type { z } from 'zod';
import type { PublishedEntry } from '../catalog/published-entry.js';
import type { Role } from '../access/roles.js';
import type { Audience, Eyes } from '../access/audience.js';
import type { ActContext, Context } from './context.js';
import type { FactName, FactRequest } from './facts.js';
import type { Decision, DomainEvent, ReactionOutcome } from './happening.js';
import type { Parties, Side } from '../access/parties.js';
import type { Deed, Matter } from './matter.js';
import type { Refusal } from '../language/refusal.js';

/** Stands for every state, those in which nothing is pending included. */
export const EVERY_STATE: readonly string[] = ['*'];

export const isOpenIn = ({ from }: { readonly from: readonly string[] }, state: string): boolean =>
  from === EVERY_STATE || from.includes(state);

/** One row of a process's table: from it follow path, document, permission, inbox and form. */
export interface CommandRow<
  Data,
  Event extends DomainEvent,
  S extends Side = never,
  Payload = unknown,
  Needs extends FactName = FactName,
> {
  /** kebab-case, as in the path. */
  readonly name: string;
  /** Chinese title of the act. */
  readonly title: string;
  readonly clause: string;
  /** States in which it may be given, or {@link EVERY_STATE}; empty for the command that creates the matter. */
  readonly from: readonly string[];
  readonly offices: readonly OfficeRule[];
  /**
   * Roles in which an authority that oversees a party may give it, whether or not it stands on a side of the matter.
   */
  readonly overseers?: readonly Role[];
  readonly payload: z.ZodType<Payload>;
  readonly example: Payload;
  /**
   * Facts that `decide` reads. The matter is null before it has begun; `by` is the department whose office gives the
   * command, null where it is in none of the person's offices.
   */
  needs?(payload: Payload, matter: Matter<Data, S> | null, by: string | null): readonly FactRequest<Needs>[];
  /** Why it is not open now, whatever the payload says: also what `availableCommands` shows. */
  guard?(matter: Matter<Data, S>, context: ActContext): Refusal | null;
  decide(matter: Matter<Data, S>, payload: Payload, context: ActContext<Needs>): Decision<Event>;
}

/**
 * How a matter takes what happened in another one (an effect). Reactions are total: what no longer applies is recorded
 * as ignored, because the act that caused it stands and cannot be refused any more.
 */
export interface ReactionRow<Data, Event extends DomainEvent, S extends Side = never, Payload = unknown> {
  /** kebab-case, as in the effect. */
  readonly name: string;
  /** It begins a matter; every other reaction meets one that exists. */
  readonly begins: boolean;
  readonly payload: z.ZodType<Payload>;
  react(matter: Matter<Data, S>, payload: Payload, context: Context): ReactionOutcome<Event>;
}

/** How another matter has to do with this one: its entry, an update of it, what opened or raised it, what was late. */
export const RELATIONS = ['entry', 'update', 'trigger', 'report', 'correction', 'late'] as const;

/** Another matter that has to do with this one (相关事项). */
export interface Link {
  readonly relation: (typeof RELATIONS)[number];
  readonly matterId: string;
}

/** What a department has to do now (待办). */
export interface Task {
  readonly command: string;
  readonly departmentId: string;
  /** Whoever holds one of them may do it; none where only the assignees may. */
  readonly roles: readonly Role[];
  /** Accounts to whom it was handed over, or who were asked; absent where the department has not said who does it. */
  readonly assignees?: readonly string[];
  /** The clock that the task runs under, if any. */
  readonly clockId: string | null;
}

/** Rows that a matter publishes for lists and other matters, beside those that every matter has. */
export interface SideTables {
  readonly entry?: PublishedEntry;
}

/** One process of the Regulation, as pure rules. */
export interface ProcessDefinition<
  Data,
  Event extends DomainEvent,
  S extends Side = never,
  Name extends string = string,
  Documents extends z.ZodRawShape = z.ZodRawShape,
> {
  readonly process: Name;
  /** Plural, as in the API's paths. */
  readonly collection: string;
  readonly title: string;
  /** The clause under which its matters are begun and numbered. */
  readonly clause: string;
  /** Changes when folding changes: stored states of another version are folded again. */
  readonly version: number;
  readonly commands: readonly CommandRow<Data, Event, S>[];
  readonly reactions: readonly ReactionRow<Data, Event, S>[];
  /** Zod schema of each own event, by type: what may be stored and read back. */
  readonly events: Readonly<Record<Event['type'], z.ZodType>>;
  /** Types of the events that begin a matter; no other process has them. */
  readonly begins: readonly Event['type'][];
  /** States in which nothing is pending: only a new command or reaction leads on. */
  readonly endStates: readonly string[];
  /** The matter that the first event begins. */
  begin(event: Event, deed: Deed): Required<Change<Data, S>>;
  evolve(matter: Matter<Data, S>, event: Event, deed: Deed): Change<Data, S>;
  /** What a new number of the matter changes in its data, where it does. */
  numbered?(data: Data, number: string): Data;
  tasks(matter: Matter<Data, S>): readonly Task[];
  /** Side tables that the process publishes of a matter; none where it publishes nothing. */
  sideTables?(matter: Matter<Data, S>): SideTables;
  /** Whether others than the first party's own department may see the matter. */
  isOpenToParties(matter: Matter<Data, S>): boolean;
  /** Revision of the document that is now on the table. */
  revision(matter: Matter<Data, S>): number;
  /** What the matter is about, for lists and search. */
  subject(matter: Matter<Data, S>): { readonly code: string; readonly name: string };
  /** Zod schema of each document that {@link view} answers, by name; what has no schema here is not sent. */
  readonly documents: Documents;
  /** The documents of the matter as these eyes may see them. */
  view(matter: Matter<Data, S>, eyes: Eyes): Readonly<Record<string, unknown>>;
  /** The other matters that it knows of. */
  links(matter: Matter<Data, S>): readonly Link[];
  /** How one event of its own reads in the history. */
  tell(event: Event): Telling;
  /** What people call a state. */
  stateTitle(state: string): string;
  /** What people call a clock (时钟). */
  clockTitle(clockId: string): string;
}

/** What an event changes besides clocks and number. */
export interface Change<Data, S extends Side = never> {
  readonly state?: string;
  readonly parties?: Parties<S>;
  readonly data?: Data;
}

/** One line of the history, in the language of the Regulation. */
export interface Telling {
  readonly sentence: string;
  readonly clause: string;
  readonly audience: Audience;
}

/** A command's row, its types sealed. */
export type Row = CommandRow<unknown, DomainEvent>;

/** A definition, its types sealed. */
export type SealedDefinition<Name extends string = string, Documents extends z.ZodRawShape = z.ZodRawShape> = Omit<
  ProcessDefinition<unknown, DomainEvent, never, Name, Documents>,
  'events'
> & {
  readonly events: Readonly<Record<string, z.ZodType>>;
};

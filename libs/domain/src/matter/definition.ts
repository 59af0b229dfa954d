import type { z } from 'zod';
import type { SideTables } from './side-tables.js';
import type { Recipient } from '../access/recipient.js';
import type { Role } from '../access/roles.js';
import type { Duty } from '../access/separation.js';
import type { Instant } from '../calendar/time.js';
import type { Audience, Eyes } from '../access/audience.js';
import type { Clock } from '../clock/clock.js';
import type { ActContext, Context } from './context.js';
import type { ContestedFinding } from './contested-finding.js';
import type { AskedExtension } from './extension-request.js';
import type { FactName, FactRequest } from './facts.js';
import type { Decision, DomainEvent, ReactionOutcome } from './happening.js';
import type { Parties, Side } from '../access/parties.js';
import type { Deed, FeatureStates, Matter } from './matter.js';
import type { Check } from '../language/refusal.js';

/** Matches every state, end states included. */
export const EVERY_STATE: readonly string[] = ['*'];

export const isOpenIn = ({ from }: { readonly from: readonly string[] }, state: string): boolean =>
  from === EVERY_STATE || from.includes(state);

/**
 * One row of a process's table. Path, API document, inbox and form of the command follow from it. The right to give it
 * stands in the table of rights (`access/rights.ts`), under its name.
 */
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
  /** States in which it may be given, or {@link EVERY_STATE}; empty for the command that begins the matter. */
  readonly from: readonly string[];
  /** Duty that the act does (§5.3); absent for the handling or the oversight of the matter. */
  readonly duty?: Duty | ((state: string) => Duty);
  readonly payload: z.ZodType<Payload>;
  readonly example: Payload;
  /**
   * Name in Chinese of the document without which `decide` refuses the command, or a later step what it drafts. Absent if
   * it needs none.
   */
  readonly attaches?: string;
  /**
   * Returns the facts that `decide` reads. The matter is null before it has begun; `by` is the department whose office
   * gives the command, null if no office of the person may.
   */
  needs?(payload: Payload, matter: Matter<Data, S> | null, by: string | null): readonly FactRequest<Needs>[];
  /** Returns the refusals that do not depend on the payload; `availableCommands` shows the first, too. */
  guard?(matter: Matter<Data, S>, context: ActContext): Check;
  decide(matter: Matter<Data, S>, payload: Payload, context: ActContext<Needs>): Decision<Event>;
}

/**
 * Reaction of a matter to an effect of another one. A reaction cannot refuse, because the act that caused it stands: an
 * effect that no longer applies is recorded as ignored.
 */
export interface ReactionRow<Data, Event extends DomainEvent, S extends Side = never, Payload = unknown> {
  /** kebab-case, as in the effect. */
  readonly name: string;
  /** True if the reaction begins a matter; false if it needs one that exists. */
  readonly begins: boolean;
  readonly payload: z.ZodType<Payload>;
  react(matter: Matter<Data, S>, payload: Payload, context: Context): ReactionOutcome<Event>;
}

/** Roles of the linked matter: entry, update, bulk trigger, citizen's report, correction, matter that was late. */
export const RELATIONS = ['entry', 'update', 'trigger', 'report', 'correction', 'late'] as const;

/** Link to a related matter (相关事项). */
export interface Link {
  readonly relation: (typeof RELATIONS)[number];
  readonly matterId: string;
}

/** End of a duty by itself, at which its clock stops: from then on the act may no longer be done. */
export interface ClockEnd {
  readonly clockId: string;
  readonly at: Instant;
  /** TERM_OVER: the term of use is over (Art 27(1)). MATTER_ENDED: the matter ended before it. */
  readonly reason: 'TERM_OVER' | 'MATTER_ENDED';
}

/** Command that a department must give next (待办). */
export interface Task {
  readonly command: string;
  readonly departmentId: string;
  /** Any holder of one of these roles may do it; empty if only the assignees may. */
  readonly roles: readonly Role[];
  /** Accounts to whom it was handed over, or who were asked; absent if the department has made no assignment. */
  readonly assignees?: readonly string[];
  /** Clock that limits the task; null if none does. */
  readonly clockId: string | null;
  /** True if only the department's own side knows of the task; absent if every side may. */
  readonly inside?: true;
  /** The task that other sides see in its place, so that its coming tells them nothing; absent if they see none or this one. */
  readonly outside?: Pick<Task, 'command' | 'roles'>;
  /** Offices that are told, beside those of the task, if the matter ends before it is done; absent if none are. */
  readonly askers?: readonly Recipient[];
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
  /** Grows when folding changes, so that states stored under another version are folded again. */
  readonly version: number;
  readonly commands: readonly CommandRow<Data, Event, S>[];
  readonly reactions: readonly ReactionRow<Data, Event, S>[];
  /** Zod schema of each own event, by type. An event of another shape is neither stored nor read. */
  readonly events: Readonly<Record<Event['type'], z.ZodType>>;
  /** Duty that an event records, by its type (§5.3); the others record that a person handled or oversaw the matter. */
  readonly duties: Readonly<Partial<Record<Event['type'], DutyOf>>>;
  /** Types of the events that conclude a document: duties done on it bar nobody from the next. Absent if none does. */
  readonly concludes?: readonly Event['type'][];
  /** Returns the id of the natural person whose act in another matter asked for the event; absent if none ever does. */
  askedBy?(event: Event): string | null;
  /**
   * Returns what a matter that was divided from another takes over from it, beside its data: what people did there, and
   * states of features. It is asked for the first event; absent if no matter of the process is ever divided.
   */
  inherits?(event: Event): Partial<FeatureStates & Pick<Matter, 'acted'>>;
  /** Types of the events that begin a matter; no other process has them. */
  readonly begins: readonly Event['type'][];
  /** States in which nothing is pending: only a new command or reaction leads on. */
  readonly endStates: readonly string[];
  /**
   * States that are inside one side once the matter is open, each with those that the other sides may see meanwhile
   * (decision 46); absent if there are none. Lists find matters by it, and the lines of the history decide.
   */
  readonly inner?: Readonly<Record<string, readonly string[]>>;
  /** Returns state, parties and data of the matter that the first event begins. */
  begin(event: Event, deed: Deed): Required<Change<Data, S>>;
  evolve(matter: Matter<Data, S>, event: Event, deed: Deed): Change<Data, S>;
  /** Returns the data with the matter's new number; absent if the data do not hold it. */
  numbered?(data: Data, number: string): Data;
  tasks(matter: Matter<Data, S>): readonly Task[];
  /** Returns the last request for a longer limit; absent if no limit of the process can be extended. */
  extension?(matter: Matter<Data, S>): AskedExtension | null;
  /** Returns the last contest of a finding that made a limit go on; absent if the process has no such finding. */
  contest?(matter: Matter<Data, S>): ContestedFinding | null;
  /** Returns the ends of duties by themselves; absent if the process has none. */
  ends?(matter: Matter<Data, S>): readonly ClockEnd[];
  /** Returns the side tables that the process publishes of a matter; absent if it publishes none. */
  sideTables?(matter: Matter<Data, S>): SideTables;
  /** True if the matter may be seen outside the first party's own department. */
  isOpenToParties(matter: Matter<Data, S>): boolean;
  /** Revision of the document that is now under decision. */
  revision(matter: Matter<Data, S>): number;
  /** Code and name of the thing that the matter concerns, for lists and search. */
  subject(matter: Matter<Data, S>): { readonly code: string; readonly name: string };
  /** Zod schema of each document that {@link view} returns, by name. A document without a schema is not sent. */
  readonly documents: Documents;
  /** Returns the documents of the matter, reduced to the parts that the reader may see. */
  view(matter: Matter<Data, S>, eyes: Eyes): Readonly<Record<string, unknown>>;
  /** Returns the links of the matter to others. */
  links(matter: Matter<Data, S>): readonly Link[];
  /**
   * Returns the line of the history for one event of the process. Its audience decides who sees the state that follows:
   * another audience is another folding.
   */
  tell(event: Event): Telling;
  /**
   * Returns the acts that complete a limit, in their order, the one that meets it last (§3.5.4). Absent or empty where the
   * act that meets it stands alone.
   */
  stepsTo?(clockId: string): readonly StepTo[];
  /**
   * Returns a clock whose start has moved with the acts on it judged by that start (§3.5.4); absent if none depend on it.
   */
  restarted?(clock: Clock, context: Context): Clock;
  /**
   * Returns a clock that another calendar or the proof of an act has moved, with the acts on it judged by that, and the
   * clocks that begin or end with it; absent if no act depends on that.
   */
  redated?(matter: Matter<Data, S>, before: Clock, after: Clock, context: Context): readonly [Clock, ...Clock[]];
  /** Every state that a matter may have, with its Chinese name. */
  readonly stateTitles: Readonly<Record<string, string>>;
  /**
   * The Chinese name of each clock (时钟) by its id. An id that ends with a hyphen stands for those that go on with a
   * number, such as `review-2`.
   */
  readonly clockTitles: Readonly<Record<string, string>>;
}

/** One act on the way to the end of a limit: its command, and the types of the events that record it. */
export interface StepTo {
  readonly command: string;
  readonly events: readonly string[];
}

/** Parts of a matter that an event changes, besides clocks and number. An absent part stays. */
export interface Change<Data, S extends Side = never> {
  readonly state?: string;
  readonly parties?: Parties<S>;
  readonly data?: Data;
}

/** One line of the history in Chinese, with its clause and the audience that may read it. */
export interface Telling {
  readonly sentence: string;
  readonly clause: string;
  readonly audience: Audience;
}

/** Row of any process's command, without the process's own types. */
export type Row = CommandRow<unknown, DomainEvent>;

/** Duty that events of a type record, always or as the event says. */
export type DutyOf = Duty | ((event: DomainEvent) => Duty);

/** Definition of any process, without the process's own types. */
export type SealedDefinition<Name extends string = string, Documents extends z.ZodRawShape = z.ZodRawShape> = Omit<
  ProcessDefinition<unknown, DomainEvent, never, Name, Documents>,
  'events' | 'duties'
> & {
  readonly events: Readonly<Record<string, z.ZodType>>;
  readonly duties: Readonly<Partial<Record<string, DutyOf>>>;
};

import type { ZodRawShape, ZodType } from 'zod';
import type { Side } from '../access/parties.js';
import { supervisionTitle } from '../clock/supervision-clock.js';
import type { Context } from './context.js';
import type { ProcessDefinition, Row, SealedDefinition, Task, Telling } from './definition.js';
import type { DomainEvent, Effect } from './happening.js';
import type { Deed, FeatureStates, Matter } from './matter.js';
import { SHARED_EVENTS } from './shared-events.js';

/** State that one feature keeps in every matter. */
export interface FeatureState<Key extends keyof FeatureStates = keyof FeatureStates> {
  /** Its place in {@link Matter}, and in the folded JSON. */
  readonly key: Key;
  /** The state of a matter that has no events yet. */
  readonly initial: FeatureStates[Key];
  /** The state after one more event, be it of the feature or not; `matter` is as it was before. */
  evolve(matter: Matter, event: DomainEvent, deed: Deed): FeatureStates[Key];
}

/** One event of an act, with the matter around it. */
export interface Course {
  /** Before the act; null where the act began the matter. */
  readonly begun: Matter | null;
  /** Before the event; null where the event began the matter. */
  readonly before: Matter | null;
  readonly after: Matter;
}

/**
 * Something that every matter can do beside its own process, in every process alike. A feature adds any of these parts;
 * the kernel asks them in the order of the list that the process was sealed with, and knows no feature by name.
 */
export interface Feature {
  readonly state?: { [Key in keyof FeatureStates]: FeatureState<Key> }[keyof FeatureStates];
  /** Zod schema of each event that the feature adds, by type; no process has an event of the same type. */
  readonly events?: Readonly<Record<string, ZodType>>;
  /** Commands that it adds to a process. */
  rows?(process: SealedDefinition): readonly Row[];
  /** True for an event that a department gives from above: its person has not handled the matter for a party. */
  isOversight?(event: DomainEvent): boolean;
  /** Tasks of the matter, made of those that the process and the features before this one ask for. */
  tasks?(tasks: readonly Task[], matter: Matter, process: SealedDefinition): readonly Task[];
  /** Line of the history for one event of the feature. */
  tell?(event: DomainEvent, matter: Matter, process: Process): Telling;
  /** Effects on other matters that follow from one event of any kind. */
  effects?(course: Course, event: DomainEvent, process: Process, context: Context): readonly Effect[];
}

/** A process as the engine, the store and the API work with it: its definition with the features of every matter. */
export type Process<Name extends string = string, Documents extends ZodRawShape = ZodRawShape> = SealedDefinition<
  Name,
  Documents
> & {
  readonly features: readonly Feature[];
  /** Every command that may be given on a matter: those of the process, then those of each feature. */
  readonly rows: readonly Row[];
  /** Zod schema of each event that is not the process's own, by type: those of the engine and of the features. */
  readonly sharedEvents: Readonly<Record<string, ZodType>>;
};

/** Changes when the folding that every process shares changes. */
const FOLDING_VERSION = 1;

/**
 * Seals a definition with the features of every matter. The version of the process is the sum of the definition's and
 * of the shared folding's; both only grow, so no two releases have the same sum. Sealing the types is safe because a
 * process only meets matters of its own: the store keeps the process's name beside each stream, and each event is
 * parsed by the process's own schema before it is folded.
 */
export function sealProcess<
  Data,
  Event extends DomainEvent,
  S extends Side,
  Name extends string,
  Documents extends ZodRawShape,
>(
  definition: ProcessDefinition<Data, Event, S, Name, Documents>,
  features: readonly Feature[],
): Process<Name, Documents> {
  const own: SealedDefinition<Name, Documents> = definition;
  return {
    ...own,
    version: own.version + FOLDING_VERSION,
    features,
    rows: [...own.commands, ...features.flatMap((feature) => feature.rows?.(own) ?? [])],
    sharedEvents: Object.assign({}, SHARED_EVENTS, ...features.map(({ events }) => events)) as Process['sharedEvents'],
    tasks: (matter) =>
      features.reduce((tasks, feature) => feature.tasks?.(tasks, matter, own) ?? tasks, own.tasks(matter)),
    clockTitle: (clockId) => supervisionTitle(clockId) ?? own.clockTitle(clockId),
  };
}

/** True for an event of the process itself, false for one of the engine or of a feature. */
export const isOwnEvent = ({ sharedEvents }: Process, { type }: DomainEvent): boolean => !(type in sharedEvents);

export function rowOf(process: Process, command: string): Row | undefined {
  return process.rows.find((row) => row.name === command);
}

/** The row that begins a matter. */
export function firstRow(process: Process): Row {
  const row = process.commands.find(({ from }) => from.length === 0);
  if (!row) throw new Error(`${process.process} has no command that begins a matter`);
  return row;
}

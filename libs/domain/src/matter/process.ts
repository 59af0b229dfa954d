import type { ZodRawShape, ZodType } from 'zod';
import type { Side } from '../access/parties.js';
import { demandRights, RIGHTS, RIGHTS_IN_EVERY_MATTER } from '../access/rights.js';
import type { Duty } from '../access/separation.js';
import { audienceOf } from '../access/sides.js';
import { supervisionTitle } from '../clock/supervision-clock.js';
import { isLocalClock, limitBeside } from '../clock/local-clock.js';
import type { Context } from './context.js';
import type { ProcessDefinition, Row, SealedDefinition, Task, Telling } from './definition.js';
import type { DomainEvent, Effect } from './happening.js';
import type { Deed, FeatureStates, Matter } from './matter.js';
import { asSeenBy } from './seen-state.js';
import { SHARED_EVENTS } from './shared-events.js';

/** State that one feature keeps in every matter. */
export interface FeatureState<Key extends keyof FeatureStates = keyof FeatureStates> {
  /** Its place in {@link Matter}, and in the folded JSON. */
  readonly key: Key;
  /** State of a matter that has no events yet. */
  readonly initial: FeatureStates[Key];
  /** Returns the state after one more event of any kind; `matter` is as it was before the event. */
  evolve(matter: Matter, event: DomainEvent, deed: Deed): FeatureStates[Key];
  /** Returns the state once the matter has ended: what waits for an act waits no longer. Absent if nothing waits. */
  end?(matter: Matter): FeatureStates[Key];
}

/** Matter before the act, before one of its events, and after that event. */
export interface Course {
  /** Before the act; null if the act began the matter. */
  readonly begun: Matter | null;
  /** Before the event; null if the event began the matter. */
  readonly before: Matter | null;
  readonly after: Matter;
}

/**
 * Ability that every matter has beside its own process, the same in all processes. A feature may add any of these
 * parts. The kernel calls features in the order of the list that the process was sealed with, and knows none by name.
 */
export interface Feature {
  readonly state?: { [Key in keyof FeatureStates]: FeatureState<Key> }[keyof FeatureStates];
  /** Zod schema of each event that the feature adds, by type; no process has an event of the same type. */
  readonly events?: Readonly<Record<string, ZodType>>;
  /** Duty that an event of the feature records, by its type (§5.3); absent if all are handling or oversight. */
  readonly duties?: Readonly<Partial<Record<string, Duty>>>;
  /**
   * Returns the commands that the feature adds to a process. `whole` is the sealed process, with the rows and tasks of
   * every feature; a row reads it when it decides, and not before.
   */
  rows?(process: SealedDefinition, whole: Process): readonly Row[];
  /** True for an act of oversight: its person does not count as having acted for a party (SoD-12). */
  isOversight?(event: DomainEvent): boolean;
  /** Returns the tasks of the matter; `tasks` are those of the process and of the features before this one. */
  tasks?(tasks: readonly Task[], matter: Matter, process: SealedDefinition): readonly Task[];
  /** Returns the line of the history for one event of the feature. */
  tell?(event: DomainEvent, matter: Matter, process: Process): Telling;
  /** Returns the effects on other matters that follow from one event of any kind. */
  effects?(course: Course, event: DomainEvent, process: Process, context: Context): readonly Effect[];
}

/** A process as the engine, the store and the API work with it: its definition with the features of every matter. */
export type Process<Name extends string = string, Documents extends ZodRawShape = ZodRawShape> = SealedDefinition<
  Name,
  Documents
> & {
  readonly features: readonly Feature[];
  /** All commands of a matter: those of the process, then those of each feature. */
  readonly rows: readonly Row[];
  /** Zod schema of each event that is not the process's own, by type: those of the engine and of the features. */
  readonly sharedEvents: Readonly<Record<string, ZodType>>;
  /** Returns the Chinese name of a clock (时钟), those of supervisions and of local acts included. */
  clockTitle(clockId: string): string;
};

/** Grows when the folding that all processes share changes, so that all stored states are folded again. */
const FOLDING_VERSION = 5;

/**
 * Seals a definition with the features of every matter. The version of the process is the sum of the definition's and
 * of the shared folding's; both only grow, so no two releases have the same sum. Sealing the types is safe because a
 * process only meets matters of its own: the store keeps the process's name beside each stream, and each event is
 * parsed by the process's own schema before it is folded. Throws unless the table of rights names exactly its commands.
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
  const rows = [...own.commands];
  const whole: Process<Name, Documents> = {
    ...own,
    version: own.version + FOLDING_VERSION,
    features,
    rows,
    sharedEvents: features.reduce((all, { events }) => ({ ...all, ...events }), SHARED_EVENTS),
    tasks: (matter) => tasksOf(own, features, matter),
    clockTitle: (clockId) => supervisionTitle(clockId) ?? titleOf(own, clockId),
  };
  const added = features.flatMap((feature) => feature.rows?.(own, whole) ?? []);
  demandRights(own.process, RIGHTS[own.process] ?? {}, names(own.commands));
  demandRights('every matter', RIGHTS_IN_EVERY_MATTER, names(added));
  rows.push(...added);
  return whole;
}

const names = (rows: readonly Pick<Row, 'name'>[]): readonly string[] => rows.map(({ name }) => name);

/** Returns the tasks of the present state, and for departments outside the side that it is hidden from others those of the outer state. */
function tasksOf(own: SealedDefinition, features: readonly Feature[], matter: Matter): readonly Task[] {
  const of = (one: Matter): readonly Task[] =>
    features.reduce((tasks, feature) => feature.tasks?.(tasks, one, own) ?? tasks, own.tasks(one));
  const { outer, parties } = matter;
  if (!outer) return of(matter);
  const isInside = ({ departmentId }: Task): boolean => audienceOf(departmentId, parties) === outer.side;
  const outside = of(asSeenBy(matter, new Set()));
  return [...of(matter).filter(isInside), ...outside.filter((task) => !isInside(task))];
}

function titleOf({ clockTitles }: Pick<SealedDefinition, 'clockTitles'>, clockId: string): string {
  const limit = limitBeside(clockId);
  const title = clockTitles[limit] ?? clockTitles[limit.replace(/\d+$/, '')] ?? limit;
  return isLocalClock({ id: clockId }) ? `${title}的地方工作目标` : title;
}

/** True for an event of the process itself, false for one of the engine or of a feature. */
export const isOwnEvent = ({ sharedEvents }: Process, { type }: DomainEvent): boolean => !(type in sharedEvents);

export function rowOf(process: Process, command: string): Row | undefined {
  return process.rows.find((row) => row.name === command);
}

/** Returns the row that begins a matter. Throws if the process has none. */
export function firstRow(process: Process): Row {
  const row = process.commands.find(({ from }) => from.length === 0);
  if (!row) throw new Error(`${process.process} has no command that begins a matter`);
  return row;
}

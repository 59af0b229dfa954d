import type { ZodType } from 'zod';
import { everydayRows } from '../features/everyday/rows.js';
import { supervisionTitle } from '../clock/supervision-clock.js';
import { tasksOf } from '../features/everyday/tasks.js';
import { LATE_REGISTRATION_ROWS } from '../features/late-registration/rows.js';
import { lateRegistrationTasks } from '../features/late-registration/tasks.js';
import type { CommandRow, ProcessDefinition, ReactionRow } from './definition.js';
import type { DomainEvent } from './happening.js';
import type { Side } from '../access/parties.js';

/** A definition whose own types are sealed: what the engine, the store and the API work with. */
export type Process = Omit<ProcessDefinition<unknown, DomainEvent>, 'events'> & {
  readonly events: Readonly<Record<string, ZodType>>;
  /** What offices do every day (日常办理), beside the commands of its own: the same in every process. */
  readonly everyday: readonly Row[];
};
export type Row = CommandRow<unknown, DomainEvent>;
export type Reflex = ReactionRow<unknown, DomainEvent>;

/** Changes when the folding that every process shares changes. */
const FOLDING_VERSION = 1;

/**
 * Seals a definition, and gives it what every process shares: the everyday acts, their tasks and the title of their clock.
 * Its version tells the folding of both; either only ever grows, so no two releases have the same sum. Safe because a process only ever meets matters of its own: the store keeps the process's
 * name beside each stream, and every event is parsed by the process's own schema before it is folded.
 */
export function defineProcess<Data, Event extends DomainEvent, S extends Side>(
  definition: ProcessDefinition<Data, Event, S>,
): Process {
  const own: Omit<Process, 'everyday'> = definition;
  return {
    ...own,
    version: own.version + FOLDING_VERSION,
    everyday: everydayRows(own),
    tasks: (matter) => [...tasksOf(own, matter), ...lateRegistrationTasks(matter)],
    clockTitle: (clockId) => supervisionTitle(clockId) ?? own.clockTitle(clockId),
  };
}

/** Every command that may be given on a matter of the process: its own, those of every day, and late registration. */
export const rowsOf = ({ commands, everyday }: Process): readonly Row[] => [
  ...commands,
  ...everyday,
  ...LATE_REGISTRATION_ROWS,
];

export function rowOf(process: Process, command: string): Row | undefined {
  return rowsOf(process).find((row) => row.name === command);
}

/** The row that begins a matter. */
export function firstRow(process: Process): Row {
  const row = process.commands.find(({ from }) => from.length === 0);
  if (!row) throw new Error(`${process.process} has no command that begins a matter`);
  return row;
}

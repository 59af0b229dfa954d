import type { ZodType } from 'zod';
import type { CommandRow, ProcessDefinition, ReactionRow } from './definition.js';
import type { DomainEvent } from './happening.js';
import type { Side } from './matter.js';

/** A definition whose own types are sealed: what the engine, the store and the API work with. */
export type Process = Omit<ProcessDefinition<unknown, DomainEvent>, 'events'> & {
  readonly events: Readonly<Record<string, ZodType>>;
};
export type Row = CommandRow<unknown, DomainEvent>;
export type Reflex = ReactionRow<unknown, DomainEvent>;

/**
 * Seals a definition. Safe because a process only ever meets matters of its own: the store keeps the process's
 * name beside each stream, and every event is parsed by the process's own schema before it is folded.
 */
export function defineProcess<Data, Event extends DomainEvent, S extends Side>(
  definition: ProcessDefinition<Data, Event, S>,
): Process {
  return definition;
}

export function rowOf(process: Process, command: string): Row | undefined {
  return process.commands.find((row) => row.name === command);
}

/** The row that begins a matter. */
export function firstRow(process: Process): Row {
  const row = process.commands.find(({ from }) => from.length === 0);
  if (!row) throw new Error(`${process.process} has no command that begins a matter`);
  return row;
}

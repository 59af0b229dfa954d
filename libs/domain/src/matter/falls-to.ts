import type { Actor } from '../access/roles.js';
import { obstacle } from './admission.js';
import type { Context } from './context.js';
import type { Task } from './definition.js';
import type { Matter } from './matter.js';
import { rowOf, type Process } from './process.js';

/**
 * True if a task of the reader's office is theirs to do. A task that was handed over is the assignee's alone, as long
 * as an assignee may do it; nobody has a task that separation of duties keeps from them. `assignees` are the people
 * whom the task names, with their present offices.
 */
export function fallsTo(
  process: Process,
  matter: Matter,
  { command }: Pick<Task, 'command'>,
  assignees: readonly Actor[],
  context: Context,
): boolean {
  const may = (actor: Actor): boolean => !isKeptFrom(process, matter, command, { ...context, actor });
  const { actor: reader } = context;
  if (!reader || !may(reader)) return false;
  return assignees.some(({ accountId }) => accountId === reader.accountId) || !assignees.some(may);
}

/**
 * True if the command is refused because of the person. Other refusals pass, and the task waits for them; a task
 * without a row is done elsewhere on the platform.
 */
export function isKeptFrom(process: Process, matter: Matter, command: string, context: Context): boolean {
  const row = rowOf(process, command);
  const refusal = row && obstacle(process, row, matter, context);
  return refusal?.kind === 'FORBIDDEN' || refusal?.kind === 'UNSEEN';
}

import type { ZodType } from 'zod';
import type { ProcessDefinition } from '../../matter/definition.js';
import type { DomainEvent } from '../../matter/happening.js';
import type { Matter } from '../../matter/matter.js';

/** What everyday acts must know of the process that they are done on. */
export type Own = Pick<
  ProcessDefinition<unknown, DomainEvent>,
  'revision' | 'tasks' | 'isOpenToParties' | 'endStates' | 'tell'
> & { readonly events: Readonly<Record<string, ZodType>> };

/** Departments that must act now: by a task of the process, or because a clock of theirs runs. */
export function pressed(own: Own, matter: Matter): readonly string[] {
  const asked = own.tasks(matter).map(({ departmentId }) => departmentId);
  const running = matter.clocks.flatMap(({ state, responsible }) => (state === 'RUNNING' ? [responsible] : []));
  return [...new Set([...asked, ...running])];
}

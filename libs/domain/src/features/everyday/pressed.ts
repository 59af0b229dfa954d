import type { SealedDefinition } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';

/** Departments that must act now: by a task of the process, or because a clock of theirs runs. */
export function pressed(process: SealedDefinition, matter: Matter): readonly string[] {
  const asked = process.tasks(matter).map(({ departmentId }) => departmentId);
  const running = matter.clocks.flatMap(({ state, responsible }) => (state === 'RUNNING' ? [responsible] : []));
  return [...new Set([...asked, ...running])];
}

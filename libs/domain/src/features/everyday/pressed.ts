import type { SealedDefinition } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';

/** Returns the departments that must act now: they have a task of the process or a running clock. */
export function pressed(process: SealedDefinition, matter: Matter): readonly string[] {
  const asked = process.tasks(matter).map(({ departmentId }) => departmentId);
  const running = matter.clocks.flatMap(({ state, responsible }) => (state === 'RUNNING' ? [responsible] : []));
  return [...new Set([...asked, ...running])];
}

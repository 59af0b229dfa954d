import type { Actor } from '../../access/roles.js';
import { actsForAnother, actsInLateMatter, barriers } from '../../access/separation.js';
import { dutyIn } from '../../matter/acting.js';
import { obstacle } from '../../matter/admission.js';
import type { ActContext } from '../../matter/context.js';
import type { Row, Task } from '../../matter/definition.js';
import { ask, type FactRequest } from '../../matter/facts.js';
import type { Matter } from '../../matter/matter.js';
import { rowOf, type Process } from '../../matter/process.js';

/** Requests the matter that was late, whose people may not judge it (SoD-6); none for a matter that came from no other. */
export const lateMatterNeeded = (process: Process, matter: Matter | null): readonly FactRequest<'matter'>[] =>
  matter === null ? [] : lateMatters(process, matter).map((id) => ask('matter', id));

const lateMatters = (process: Process, matter: Matter): readonly string[] =>
  process.links(matter).flatMap(({ relation, matterId }) => (relation === 'late' ? [matterId] : []));

/**
 * Returns what keeps a colleague, by what they have done, from a task that their office in the acting department has now
 * (§5.3), in Chinese; null if nothing does. The tasks are those of the process and of every feature.
 */
export function barFrom(process: Process, matter: Matter, found: Actor, context: ActContext<'matter'>): string | null {
  const { departmentId } = context.office;
  if (actsForAnother(matter.acted, found, departmentId)) return '已代表本事项的另一方办理过，不得再为本方办理';
  for (const task of process.tasks(matter)) {
    const row = rowOf(process, task.command);
    const bar = row && isTheirs(task, found, departmentId) ? barTo(process, row, matter, found, context) : null;
    if (row && bar !== null) return `不得办理“${row.title}”：${bar}`;
  }
  return null;
}

const isTheirs = (task: Task, { offices }: Actor, departmentId: string): boolean =>
  task.departmentId === departmentId &&
  offices.some((office) => office.departmentId === departmentId && task.roles.includes(office.role));

/** Returns what keeps a person from one row, by what they did in this matter or in the one that was late; null if nothing does. */
function barTo(process: Process, row: Row, matter: Matter, actor: Actor, context: ActContext<'matter'>): string | null {
  const refusal = obstacle(process, row, matter, { ...context, actor });
  if (refusal?.kind === 'FORBIDDEN') return refusal.message;
  const acted = lateMatters(process, matter).flatMap((id) => context.facts.get('matter', id)?.acted ?? []);
  const [bar] = barriers(actsInLateMatter(acted), actor, dutyIn(row, matter, context.office), false);
  return bar?.message ?? null;
}

import type { Eyes } from '../access/audience.js';
import type { Parties } from '../access/parties.js';
import { audienceOf } from '../access/sides.js';
import type { Task } from './definition.js';

/**
 * Returns the tasks of a matter as these eyes may see them. Another side sees which department is to do what, but neither
 * whom it has put in charge nor what it does inside.
 */
export const seenTasks = <One extends Task>(tasks: readonly One[], parties: Parties, eyes: Eyes): readonly One[] =>
  tasks.flatMap((task): readonly One[] => {
    if (eyes.has(audienceOf(task.departmentId, parties))) return [task];
    return task.inside ? [] : [{ ...task, ...task.outside, assignees: [] }];
  });

import type { Task } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';
import { asked, isAwaited, type Everyday } from './everyday.state.js';
import { supervisors } from '../../matter/table.js';
import { supervisionClock } from '../../clock/supervision-clock.js';

/** Returns the tasks of the process with the assignees of hand-overs, then open supervisions and opinions. */
export const tasksOf = (tasks: readonly Task[], matter: Matter): readonly Task[] => [
  ...tasks.map((task) => assigned(task, matter.everyday)),
  ...supervisionTasks(matter.everyday),
  ...opinionTasks(matter.everyday),
];

/** Returns the task, assigned by the last hand-over in its department to a holder of one of its roles. */
function assigned(task: Task, { handOvers }: Everyday): Task {
  const last = handOvers.findLast(
    ({ departmentId, roles, endedAt }) =>
      departmentId === task.departmentId && endedAt === null && roles.some((role) => task.roles.includes(role)),
  );
  return last ? { ...task, assignees: [last.to] } : task;
}

/** Returns a task for the first open supervision of each department; the next one follows after its answer. */
function supervisionTasks({ supervisions }: Everyday): readonly Task[] {
  const open = supervisions.filter(isAwaited);
  return firstOfEach(open).map(({ departmentId, supervision }) => ({
    command: 'answer-supervision',
    departmentId,
    roles: ['WB_LEAD', 'SA_HEAD', 'GOV_DECIDER'],
    clockId: supervisionClock(supervision),
    askers: open.filter((one) => one.departmentId === departmentId).flatMap((one) => supervisors(one.authorityId)),
  }));
}

/** Returns the tasks of colleagues whose opinion is awaited. */
function opinionTasks({ opinions }: Everyday): readonly Task[] {
  const open = opinions.filter((round) => asked(round).length > 0);
  return firstOfEach(open).map(({ departmentId }) => {
    const own = open.filter((one) => one.departmentId === departmentId);
    const roles = [...new Set(own.flatMap((one) => one.roles))];
    return {
      command: 'give-opinion',
      departmentId,
      roles: [],
      clockId: null,
      assignees: [...new Set(own.flatMap(asked))],
      inside: true,
      askers: roles.map((role) => ({ departmentId, role })),
    };
  });
}

/** Returns the first element of each department, so that it has one task of a kind at a time. */
function firstOfEach<Of extends { readonly departmentId: string }>(all: readonly Of[]): readonly Of[] {
  return all.filter(({ departmentId }, n) => all.findIndex((one) => one.departmentId === departmentId) === n);
}

import type { Task, SealedDefinition } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';
import { asked, isAnswered, type Everyday } from './everyday.state.js';
import { supervisionClock } from '../../clock/supervision-clock.js';

/** Returns the tasks of the process with the assignees of hand-overs, then open supervisions and opinions. */
export const tasksOf = (tasks: readonly Task[], matter: Matter, process: SealedDefinition): readonly Task[] => [
  ...tasks.map((task) => assigned(task, matter.everyday)),
  ...supervisionTasks(matter.everyday),
  ...opinionTasks(process, matter),
];

/** Returns the task, assigned by the last hand-over in its department to a holder of one of its roles. */
function assigned(task: Task, { handOvers }: Everyday): Task {
  const last = handOvers.findLast(
    ({ departmentId, roles }) => departmentId === task.departmentId && roles.some((role) => task.roles.includes(role)),
  );
  return last ? { ...task, assignees: [last.to] } : task;
}

/** Returns a task for the first open supervision of each department; the next one follows after its answer. */
function supervisionTasks({ supervisions }: Everyday): readonly Task[] {
  const open = supervisions.filter((one) => !isAnswered(one));
  return firstOfEach(open).map(({ departmentId, supervision }) => ({
    command: 'answer-supervision',
    departmentId,
    roles: ['WB_LEAD', 'SA_HEAD', 'GOV_DECIDER'],
    clockId: supervisionClock(supervision),
  }));
}

/** Returns the tasks of colleagues whose opinion is open. After the matter's end, earlier rounds are not awaited. */
function opinionTasks({ endStates }: SealedDefinition, { everyday, state, since }: Matter): readonly Task[] {
  const ended = endStates.includes(state);
  const open = everyday.opinions.filter((round) => asked(round).length > 0 && !(ended && round.at < since));
  return firstOfEach(open).map(({ departmentId }) => {
    const colleagues = open.filter((one) => one.departmentId === departmentId).flatMap(asked);
    return { command: 'give-opinion', departmentId, roles: [], clockId: null, assignees: [...new Set(colleagues)] };
  });
}

/** Returns the first element of each department, so that it has one task of a kind at a time. */
function firstOfEach<Of extends { readonly departmentId: string }>(all: readonly Of[]): readonly Of[] {
  return all.filter(({ departmentId }, n) => all.findIndex((one) => one.departmentId === departmentId) === n);
}

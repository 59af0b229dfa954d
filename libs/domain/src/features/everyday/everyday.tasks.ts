import type { Task, SealedDefinition } from '../../matter/definition.js';
import type { Matter } from '../../matter/matter.js';
import { asked, isAnswered, type Everyday } from './everyday.state.js';
import { supervisionClock } from '../../clock/supervision-clock.js';

/** Tasks of the process with the assignees of hand-overs, then open supervisions and opinions. */
export const tasksOf = (tasks: readonly Task[], matter: Matter, process: SealedDefinition): readonly Task[] => [
  ...tasks.map((task) => assigned(task, matter.everyday)),
  ...supervisionTasks(matter.everyday),
  ...opinionTasks(process, matter),
];

/** The last hand-over to somebody who holds the task's office counts. */
function assigned(task: Task, { handOvers }: Everyday): Task {
  const last = handOvers.findLast(
    ({ departmentId, roles }) => departmentId === task.departmentId && roles.some((role) => task.roles.includes(role)),
  );
  return last ? { ...task, assignees: [last.to] } : task;
}

/** A department's first that is open; the next one follows when it is answered. */
function supervisionTasks({ supervisions }: Everyday): readonly Task[] {
  const open = supervisions.filter((one) => !isAnswered(one));
  return firstOfEach(open).map(({ departmentId, supervision }) => ({
    command: 'answer-supervision',
    departmentId,
    roles: ['WB_LEAD', 'SA_HEAD', 'GOV_DECIDER'],
    clockId: supervisionClock(supervision),
  }));
}

/** Tasks of the colleagues whose opinion is open. Opinions of rounds from before the matter's end are not awaited. */
function opinionTasks({ endStates }: SealedDefinition, { everyday, state, since }: Matter): readonly Task[] {
  const ended = endStates.includes(state);
  const open = everyday.opinions.filter((round) => asked(round).length > 0 && !(ended && round.at < since));
  return firstOfEach(open).map(({ departmentId }) => {
    const colleagues = open.filter((one) => one.departmentId === departmentId).flatMap(asked);
    return { command: 'give-opinion', departmentId, roles: [], clockId: null, assignees: [...new Set(colleagues)] };
  });
}

/** A department has one task of each kind at a time. */
function firstOfEach<Of extends { readonly departmentId: string }>(all: readonly Of[]): readonly Of[] {
  return all.filter(({ departmentId }, n) => all.findIndex((one) => one.departmentId === departmentId) === n);
}

import type { Recipient } from '../access/recipient.js';
import { cancelClock } from '../clock/operations.js';
import { isSupervisionClock } from '../clock/supervision-clock.js';
import type { Task } from './definition.js';
import { isEnded } from './fold.js';
import type { Happening, Notice } from './happening.js';
import type { EventActor, Matter } from './matter.js';
import { rowOf, type Process } from './process.js';

/**
 * Returns the happening with what ends beside it if it ends the matter: clocks of supervisions are cancelled, and whoever
 * was asked for an act that is no longer awaited is told. An end inside one side ends no supervision, which others await.
 * `after` is the matter after the bare happening.
 */
export function withEnding(
  process: Process,
  before: Matter | null,
  after: Matter,
  happening: Happening,
  actor: EventActor | null,
): Happening {
  if (!before || !isEnded(process, before, after)) return happening;
  const { clocks = [], notices = [] } = happening;
  const hanging = after.outer
    ? []
    : after.clocks.filter(({ state, ...clock }) => state === 'RUNNING' && isSupervisionClock(clock));
  const told = new Set(notices.flatMap(({ to }) => to.map(nameOf)));
  return {
    ...happening,
    clocks: [...clocks, ...hanging.map(cancelClock)],
    notices: [...notices, ...relieved(process, before, after, actor, told)],
  };
}

/**
 * Notices on the tasks that end undone, except to the department that acted, and to offices that the act itself tells
 * (`told`). Where somebody asked for the act, both sides hear that it is over.
 */
function relieved(
  process: Process,
  before: Matter,
  after: Matter,
  actor: EventActor | null,
  told: ReadonlySet<string>,
): readonly Notice[] {
  const awaited = new Set(process.tasks(after).map(nameOfTask));
  return process
    .tasks(before)
    .filter((task) => !awaited.has(nameOfTask(task)))
    .flatMap((task) => {
      const holders = task.departmentId === actor?.departmentId ? [] : held(task);
      const to = task.askers ? [...holders, ...task.askers] : holders.filter((one) => !told.has(nameOf(one)));
      const title = rowOf(process, task.command)?.title ?? task.command;
      const text = `事项${process.stateTitles[after.state] ?? after.state}，不再需要${title}。`;
      return to.length > 0 ? [{ to, text }] : [];
    });
}

const held = ({ departmentId, roles }: Task): readonly Recipient[] => roles.map((role) => ({ departmentId, role }));
const nameOf = ({ departmentId, role }: Recipient): string => `${departmentId} ${role}`;
const nameOfTask = ({ command, departmentId }: Task): string => `${command} ${departmentId}`;

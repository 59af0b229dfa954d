import { recipients } from '../clock/ladder.js';
import type { Recipient } from '../access/recipient.js';
import type { Context } from './context.js';
import type { Task } from './definition.js';
import { isKeptFrom } from './falls-to.js';
import type { Notice } from './happening.js';
import type { Matter } from './matter.js';
import { rowOf, type Process } from './process.js';

/** An act of a person: the matter before it and after it, the line that tells it, and whom it told so far. */
export interface Handing {
  readonly before: Matter | null;
  readonly after: Matter;
  readonly departmentId: string;
  readonly sentence: string;
  readonly told: readonly Recipient[];
}

/**
 * Returns the notices to the offices of the acting department whose turn the act brought (§2.0). An office that the act
 * told itself, or that hears of it by the start of a clock, gets no second message; nor does the actor, if the turn is
 * their own.
 */
export function turnNotices(process: Process, handing: Handing, context: Context): readonly Notice[] {
  const { before, after, departmentId, sentence } = handing;
  const known = before ? process.tasks(before) : [];
  const fresh = process
    .tasks(after)
    .filter((task) => task.departmentId === departmentId && !known.some((one) => isSameTask(one, task)));
  return fresh
    .filter((task) => !isOwnTurn(process, after, task, context))
    .flatMap((task): readonly Notice[] => {
      const heard = [...handing.told, ...hearStart(handing, task, context)];
      const to = task.roles.map((role) => ({ departmentId, role })).filter((one) => !isAmong(heard, one));
      const title = rowOf(process, task.command)?.title;
      return to.length > 0 && title !== undefined ? [{ to, text: `${ended(sentence)}待办：${title}。` }] : [];
    });
}

/** A sentence that ends with a person's words may lack its full stop. */
const ended = (sentence: string): string => (/[。！？；.!?;]$/.test(sentence) ? sentence : `${sentence}。`);

const isSameTask = (a: Task, b: Task): boolean => a.command === b.command && a.departmentId === b.departmentId;

const isAmong = (all: readonly Recipient[], { departmentId, role }: Recipient): boolean =>
  all.some((one) => one.departmentId === departmentId && one.role === role);

/** Returns the offices that hear of a task by the first alert of its clock, if the act started that. */
function hearStart({ before, after }: Handing, { clockId }: Task, { organisation }: Context): readonly Recipient[] {
  const clock = after.clocks.find(({ id }) => id === clockId);
  const isOld = before?.clocks.some(({ id }) => id === clockId) ?? false;
  return clock && !isOld ? recipients(clock, 'L0', organisation) : [];
}

/** True if the actor may do the task themselves, and nobody else was asked to. */
function isOwnTurn(process: Process, matter: Matter, { command, assignees, ...task }: Task, context: Context): boolean {
  const { actor } = context;
  const isTheirs = actor?.offices.some(
    ({ departmentId, role }) => departmentId === task.departmentId && task.roles.includes(role),
  );
  if (!actor || !isTheirs || isKeptFrom(process, matter, command, context)) return false;
  return assignees === undefined || assignees.includes(actor.accountId);
}

import type { Eyes } from '../access/audience.js';
import { SIDES, type Side } from '../access/parties.js';
import { isPlaced } from '../access/placed.js';
import type { Role } from '../access/roles.js';
import { audienceOf } from '../access/sides.js';
import type { Clock } from '../clock/clock.js';
import type { Task } from '../matter/definition.js';
import type { Matter } from '../matter/matter.js';
import type { Process } from '../matter/process.js';
import { seenTasks } from '../matter/seen-tasks.js';
import type { Organisation } from '../organisation/organisation.js';

/** Who holds a matter: the side, the department and its offices whose open task could bring the matter on. */
export interface Holder {
  /** null for a department that is no party. */
  readonly side: Side | null;
  readonly departmentId: string;
  /** Empty for readers of another side, who see the department alone, and where no task is open. */
  readonly roles: readonly Role[];
}

/**
 * How a clock stands while somebody holds it. COUNTED: its days are the holder's. WAITING: another side has it, as for a
 * supplement that stops nothing, and its days count nevertheless. EXTENSION: a request for a longer limit waits for its
 * decider. OUTAGE: the platform had failed. PAUSED: the limit stands still, and the holder is who must act meanwhile.
 * RESTARTED: the limit began anew later, so that these days no longer count.
 */
export const HELD_KINDS = ['COUNTED', 'WAITING', 'EXTENSION', 'OUTAGE', 'PAUSED', 'RESTARTED'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];

/** Chinese titles of the ways in which a clock stands while somebody holds it. */
export const HELD_TITLES: Readonly<Record<HeldKind, string>> = {
  COUNTED: '办理，计入期限',
  WAITING: '由另一方补充或者确认，期限照计',
  EXTENSION: '延期申请待决定，期限照计',
  OUTAGE: '平台故障，期限照计',
  PAUSED: '停止计算',
  RESTARTED: '期限重新计算以前，不再计入',
};

/** The reader of a holding, by whose eyes it is told. */
export interface HoldingReader {
  readonly eyes: Eyes;
  readonly organisation: Organisation;
}

/** Returns the holder of a clock in a matter as the reader sees both; the department responsible where no task is open. */
export function holderOf(process: Process, seen: Matter, clock: Clock, kind: HeldKind, reader: HoldingReader): Holder {
  const tasks = seenTasks(process.tasks(seen), seen.parties, reader.eyes);
  return holderBy(taskFor(process, tasks, clock, kind, seen), seen, clock.responsible, reader);
}

/** Returns the holder of a matter in which no limit counts: whose task is the first of its process; null if there is none. */
export function holderWithoutClock(process: Process, seen: Matter, reader: HoldingReader): Holder | null {
  const [task] = own(process, seenTasks(process.tasks(seen), seen.parties, reader.eyes));
  return task ? holderBy(task, seen, task.departmentId, reader) : null;
}

/** Tasks of the process itself: an everyday act, such as the answer to a supervision, brings no matter on. */
const own = ({ commands }: Process, tasks: readonly Task[]): readonly Task[] =>
  tasks.filter(({ command }) => commands.some(({ name }) => name === command));

function taskFor(
  process: Process,
  tasks: readonly Task[],
  { id }: Clock,
  kind: HeldKind,
  seen: Matter,
): Task | undefined {
  const among = own(process, tasks);
  switch (kind) {
    case 'EXTENSION': {
      const decider = process.extension?.(seen)?.decider;
      return among.find(({ departmentId }) => departmentId === decider);
    }
    case 'WAITING':
    case 'PAUSED':
      return among.find(({ clockId }) => clockId !== id) ?? among[0];
    case 'COUNTED':
    case 'OUTAGE':
    case 'RESTARTED':
      return tasks.find(({ clockId }) => clockId === id) ?? among[0];
  }
}

function holderBy(
  task: Task | undefined,
  { parties }: Matter,
  otherwise: string,
  { eyes, organisation }: HoldingReader,
): Holder {
  const departmentId = task?.departmentId ?? otherwise;
  const isOwn = eyes.has(audienceOf(departmentId, parties));
  const roles = isOwn ? (task?.roles ?? []).filter((role) => isPlaced({ role, departmentId }, organisation)) : [];
  return { side: SIDES.find((side) => parties[side] === departmentId) ?? null, departmentId, roles };
}

export const isSameHolder = (a: Holder | null, b: Holder | null): boolean =>
  a?.departmentId === b?.departmentId && a?.side === b?.side && a?.roles.join() === b?.roles.join();

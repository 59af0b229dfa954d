import {
  EVERY_DEPARTMENT,
  fallsTo,
  mayRead,
  readable,
  readerScope,
  type Actor,
  type Context,
  type Office,
  type Organisation,
  type Reader,
} from '#libs/domain';
import type { LiveMessages } from '#libs/http';
import type { MovedTask, StoredEvent, ToldOffice } from '#libs/persistence';
import { seenEvents } from '../matter/history-view.js';
import type { matterOf } from '../reader/reader.service.js';

/** A matter that moved, with its events in question and the offices that were told of it. */
export interface MovedMatter extends Awaited<ReturnType<typeof matterOf>> {
  readonly events: readonly StoredEvent[];
  readonly told: readonly ToldOffice[];
  readonly tasks: readonly MovedTask[];
}

/** Facts by which the rules tell whose a task is: their context, and the people whom the tasks name. */
export interface Turns {
  readonly context: Context;
  readonly named: ReadonlyMap<string, Actor>;
}

/** A person who reads along, with the rights that they have now. */
export class LiveReader {
  readonly scope: Reader;

  constructor(
    readonly actor: Actor,
    private readonly organisation: Organisation,
  ) {
    this.scope = readerScope(actor, organisation);
  }

  get isAdministrator(): boolean {
    return this.actor.offices.some(({ role }) => role === 'SYSADMIN');
  }

  /** True if an alert or a notice of the matter was sent to an office of the reader. */
  wasTold({ told }: MovedMatter): boolean {
    return told.some((to) => this.actor.offices.some((office) => isTo(office, to)));
  }

  /** Tells how far the reader sees the matter now; null if they see none of these events, or may not open it. */
  seen(moved: MovedMatter): LiveMessages['matter'] | null {
    const { process, matter, events } = moved;
    if (!mayRead(readable(process, matter), this.scope, this.organisation) && !this.wasTold(moved)) return null;
    const last = seenEvents(process, matter, events, { actor: this.actor, organisation: this.organisation }).at(-1);
    if (!last) return null;
    const { seq, type } = last.stored;
    return { matterId: matter.matterId, process: process.process, seq, kind: type };
  }

  /** Counts the tasks of the matter that are the reader's to do, as the list of tasks has them. */
  tasksIn({ process, matter, tasks }: MovedMatter, { context, named }: Turns): number {
    const waiting = tasks.filter((task) => this.isAsked(task));
    if (waiting.length === 0 || !mayRead(readable(process, matter), this.scope, this.organisation)) return 0;
    return waiting.filter((task) => {
      const people = task.assignees.flatMap((account) => named.get(account) ?? []);
      return fallsTo(process, matter, task, people, { ...context, actor: this.actor });
    }).length;
  }

  private isAsked({ departmentId, roles, assignees }: MovedTask): boolean {
    const offices = this.actor.offices.filter((office) => office.departmentId === departmentId);
    return offices.some(({ role }) => roles.includes(role) || assignees.includes(this.actor.accountId));
  }
}

const isTo = (office: Office, { departmentId, role }: ToldOffice): boolean =>
  office.role === role && [office.departmentId, EVERY_DEPARTMENT].includes(departmentId);

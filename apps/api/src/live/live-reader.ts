import {
  EVERY_DEPARTMENT,
  mayRead,
  readable,
  readerScope,
  type Actor,
  type Office,
  type Organisation,
  type Reader,
} from '#libs/domain';
import type { LiveMessages } from '#libs/http';
import type { StoredEvent, ToldOffice } from '#libs/persistence';
import { seenEvents } from '../matter/history-view.js';
import type { matterOf } from '../reader/reader.service.js';

/** A matter that moved, with its events in question and the offices that were told of it. */
export interface MovedMatter extends Awaited<ReturnType<typeof matterOf>> {
  readonly events: readonly StoredEvent[];
  readonly told: readonly ToldOffice[];
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
}

const isTo = (office: Office, { departmentId, role }: ToldOffice): boolean =>
  office.role === role && [office.departmentId, EVERY_DEPARTMENT].includes(departmentId);

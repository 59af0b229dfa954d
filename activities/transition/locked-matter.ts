import { v5 as uuidv5 } from 'uuid';
import type { Now } from '#libs/contracts';
import {
  addMs,
  fold,
  project,
  type Instant,
  type Matter,
  type Process,
  type Projection,
  type Receipt,
  type Step,
} from '#libs/domain';
import {
  appendEvents,
  EMPTY_HEAD,
  IN_FORCE,
  loadEvents,
  lockCalendarShared,
  lockMatter,
  saveProjection,
  type Head,
  type PlatformTime,
  type Tx,
} from '#libs/persistence';

/** Where a step came from: the command, and when the API had received it. */
export interface Origin {
  readonly commandId: string;
  readonly receivedAt: Instant | null;
}

/** Names of commands that the system gives itself. */
const SYSTEM = uuidv5('zhengshu:system', uuidv5.URL);

/** A matter under its lock, from the first look to the last row written. */
export class LockedMatter {
  private constructor(
    private readonly tx: Tx,
    private readonly process: Process,
    private readonly matterId: string,
    private head: Head,
    /** null before the first event. */
    private projection: Projection | null,
  ) {}

  /** Takes the locks in their order: calendar, then the matter. */
  static async lock(tx: Tx, process: Process, matterId: string): Promise<LockedMatter> {
    await lockCalendarShared(tx);
    const stored = await lockMatter(tx, matterId);
    if (!stored) return new LockedMatter(tx, process, matterId, EMPTY_HEAD, null);
    if (stored.process !== process.process) throw new Error(`matter ${matterId} is a ${stored.process}`);
    const fresh = stored.definitionVersion === process.version;
    const matter = fresh ? stored.folded : fold(process, matterId, await loadEvents(tx, matterId));
    if (!matter) throw new Error(`matter ${matterId} has no events`);
    const head = { seq: stored.seq, hash: stored.headHash };
    return new LockedMatter(tx, process, matterId, head, project(process, matter, IN_FORCE));
  }

  get matter(): Matter | null {
    return this.projection?.matter ?? null;
  }

  /** Appends what happened and brings the read model up to it. */
  async take({ events, matter }: Step, origin: Origin, recordedAt: Instant): Promise<void> {
    const drafts = events.map((event) => ({ ...event, ...origin }));
    const { seq, hash, events: appended } = await appendEvents(this.tx, this.matterId, this.head, drafts, recordedAt);
    if (seq !== matter.seq) throw new Error(`matter ${this.matterId} is at ${matter.seq}, its stream at ${seq}`);
    this.head = { seq, hash };
    this.projection = project(this.process, matter, IN_FORCE);
    await saveProjection(this.tx, { projection: this.projection, headHash: hash, appended });
  }

  /** Identity of the observation that time has passed: the same place waiting for the same wake. */
  timePassedId(): string {
    return uuidv5(`timePassed:${this.matterId}:${this.head.seq}:${this.projection?.wakeAt ?? ''}`, SYSTEM);
  }

  receipt(): Receipt {
    const { matter } = this.present();
    const { matterId, number, state } = matter;
    return { matterId, number, state, ...this.head, revision: this.process.revision(matter) };
  }

  /** All that the workflow is told; null where no matter came into being. */
  now({ offsetMs, heldAt }: PlatformTime): Now | null {
    if (!this.projection) return null;
    const { matter, openToParties, dueAt, wakeAt, wakeFor, clocks, closed } = this.projection;
    const { requester, provider } = matter.parties;
    return {
      seq: this.head.seq,
      headHash: this.head.hash,
      number: matter.number,
      state: matter.state,
      departments: openToParties ? [requester, provider] : [requester],
      ...{ dueAt, wakeAt, wakeFor, closed },
      fireAt: wakeAt && !heldAt ? addMs(wakeAt, -offsetMs) : null,
      clocks: clocks.map(({ id, clause, state, dueAt }) => ({ id, clause, state, dueAt })),
    };
  }

  private present(): Projection {
    if (!this.projection) throw new Error(`matter ${this.matterId} has not begun`);
    return this.projection;
  }
}

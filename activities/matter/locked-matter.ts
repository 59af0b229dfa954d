import { v5 as uuidv5 } from 'uuid';
import type { MatterStatus } from '#libs/contracts';
import {
  addMs,
  asSeenFrom,
  fold,
  homeOf,
  type CommandReceipt,
  type Matter,
  type Process,
  type Projection,
} from '#libs/domain';
import {
  EMPTY_HEAD,
  loadEvents,
  lockMatter,
  type Head,
  type PlatformTime,
  type StoredMatter,
  type Tx,
} from '#libs/persistence';

/** Namespace of the ids of commands that the system gives itself. */
const SYSTEM_COMMANDS = uuidv5('zhengshu:system', uuidv5.URL);

/** A matter whose lock this transaction holds: its place in the stream, its state, and its status for the workflow. */
export class LockedMatter {
  private constructor(
    private readonly tx: Tx,
    readonly process: Process,
    readonly matterId: string,
    /** Last event of the stream. */
    public head: Head,
    /** State that the events fold to; null before the first event, and until it is folded by the rules of today. */
    private folded: Matter | null,
    /** null before the first event. */
    private stored: StoredStatus | null,
  ) {}

  /** Takes the locks in their order (architecture §2): the calendar, shared; then the matter. */
  static async lock(tx: Tx, process: Process, matterId: string): Promise<LockedMatter> {
    const stored = await lockMatter(tx, matterId);
    const isOwn = stored?.process === process.process;
    if (!isOwn) return new LockedMatter(tx, process, matterId, EMPTY_HEAD, null, null);
    const head = { seq: stored.seq, hash: stored.headHash };
    const folded = stored.definitionVersion === process.version ? stored.folded : null;
    return new LockedMatter(tx, process, matterId, head, folded, storedStatusOf(stored));
  }

  /** Loads the state of the matter for the rules; null before the first event. */
  async load(): Promise<Matter | null> {
    if (!this.stored) return null;
    this.folded ??= fold(this.process, this.matterId, await loadEvents(this.tx, this.matterId));
    return this.folded;
  }

  /** Takes over the state that a step left in the store. */
  moved({ seq, hash }: Head, projection: Projection): void {
    const { matter } = projection;
    const { number, state } = matter;
    this.head = { seq, hash };
    this.folded = matter;
    this.stored = storedStatusOf({ ...projection, number, state, folded: matter });
  }

  /** Command id of a `timePassed` transition, from stream position and wake, so that a retry gets the same id. */
  timePassedId(): string {
    return uuidv5(`timePassed:${this.matterId}:${this.head.seq}:${this.stored?.wakeAt ?? ''}`, SYSTEM_COMMANDS);
  }

  /**
   * Receipt of the command that was just appended, for the department that gave it; null is the system. Throws before the
   * first event.
   */
  receipt(departmentId: string | null): CommandReceipt {
    if (!this.folded) throw new Error(`matter ${this.matterId} has not begun`);
    const seen = departmentId === null ? this.folded : asSeenFrom(this.folded, departmentId);
    const { matterId, number, state } = seen;
    return { matterId, number, state, ...this.head, revision: this.process.revision(seen) };
  }

  /** Status for the workflow; null where no matter exists. It calls no rule, so that a defect cannot break it. */
  status({ offsetMs, heldAt }: PlatformTime): MatterStatus | null {
    if (!this.stored) return null;
    const { wakeAt } = this.stored;
    const fireAt = wakeAt && !heldAt ? addMs(wakeAt, -offsetMs) : null;
    return { seq: this.head.seq, headHash: this.head.hash, ...this.stored, fireAt };
  }
}

/** The part of the status that the matter's row holds. */
type StoredStatus = Omit<MatterStatus, 'seq' | 'headHash' | 'fireAt'>;

type StatusColumns = Pick<
  StoredMatter,
  'number' | 'state' | 'dueAt' | 'wakeAt' | 'wakeFor' | 'closed' | 'openToParties'
> & {
  readonly folded: Pick<Matter, 'clocks' | 'parties'>;
};

function storedStatusOf({ openToParties, folded, ...columns }: StatusColumns): StoredStatus {
  const { number, state, dueAt, wakeAt, wakeFor, closed } = columns;
  return {
    number,
    state,
    dueAt,
    wakeAt,
    wakeFor,
    closed,
    departments: openToParties ? [...new Set(Object.values(folded.parties))].sort() : [homeOf(folded.parties) ?? ''],
    clocks: folded.clocks.map(({ id, clause, state, dueAt }) => ({ id, clause, state, dueAt })),
  };
}

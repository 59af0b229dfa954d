import { v5 as uuidv5 } from 'uuid';
import type { MatterStatus } from '#libs/contracts';
import {
  addMs,
  deliveryPlan,
  fold,
  homeOf,
  type Context,
  type Instant,
  type Matter,
  type Process,
  type CommandReceipt,
  type Step,
  type StepProjection,
} from '#libs/domain';
import {
  appendEvents,
  citeDocuments,
  EMPTY_HEAD,
  lettersOf,
  loadEvents,
  lockCalendarShared,
  lockMatter,
  post,
  postDeliveries,
  saveProjection,
  type Head,
  type PlatformTime,
  type StoredEvent,
  type StoredMatter,
  type Tx,
} from '#libs/persistence';

/** The command that caused events. */
export interface EventCause {
  readonly commandId: string;
  /** Platform time at which the API had received the command; null for commands of the system. */
  readonly receivedAt: Instant | null;
}

/** Namespace of the ids of commands that the system gives itself. */
const SYSTEM_COMMANDS = uuidv5('zhengshu:system', uuidv5.URL);

/** A matter whose lock this transaction holds. Calls write in the order `append`, `updateReadModel`, `postMessages`. */
export class LockedMatter {
  private constructor(
    private readonly tx: Tx,
    private readonly process: Process,
    private readonly matterId: string,
    private head: Head,
    /** State that the events fold to; null before the first event, and until it is folded by the rules of today. */
    private folded: Matter | null,
    /** null before the first event. */
    private stored: StoredStatus | null,
  ) {}

  /** Takes the locks in their order (architecture §2): the calendar, shared; then the matter. */
  static async lock(tx: Tx, process: Process, matterId: string): Promise<LockedMatter> {
    await lockCalendarShared(tx);
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

  /** Appends events to the matter's stream. Throws where the rules counted them otherwise than the stream. */
  async append({ events, matter }: Step, cause: EventCause, recordedAt: Instant): Promise<readonly StoredEvent[]> {
    // An event without an actor was not requested by a client, so its `receivedAt` is null.
    const drafts = events.map((event) => ({ ...event, ...cause, ...(!event.actor && { receivedAt: null }) }));
    const { seq, hash, events: appended } = await appendEvents(this.tx, this.matterId, this.head, drafts, recordedAt);
    if (seq !== matter.seq) throw new Error(`matter ${this.matterId} is at ${matter.seq}, its stream at ${seq}`);
    this.head = { seq, hash };
    return appended;
  }

  /** Stores the rows of the read model as the events that were appended make them. */
  async updateReadModel(projection: StepProjection, appended: readonly StoredEvent[]): Promise<void> {
    await saveProjection(this.tx, { projection, headHash: this.head.hash, appended });
    await citeDocuments(this.tx, this.matterId, documentsCitedIn(appended));
    const { matter } = projection;
    const { number, state } = matter;
    this.folded = matter;
    this.stored = storedStatusOf({ ...projection, number, state, folded: matter });
  }

  /** Posts letters to other matters, and mails and alerts to people and their departments' systems. */
  async postMessages(projection: StepProjection, appended: readonly StoredEvent[], context: Context): Promise<void> {
    const { calendars, now } = context;
    await post(this.tx, this.matterId, lettersOf(appended));
    // The last of all locks: transitions of any matter write into one person's digest.
    await postDeliveries(this.tx, this.matterId, deliveryPlan(projection, now, calendars.inForce), now);
  }

  /** Command id of a `timePassed` transition, from stream position and wake, so that a retry gets the same id. */
  timePassedId(): string {
    return uuidv5(`timePassed:${this.matterId}:${this.head.seq}:${this.stored?.wakeAt ?? ''}`, SYSTEM_COMMANDS);
  }

  /** Receipt of the command that was just appended. Throws before the first event. */
  receipt(): CommandReceipt {
    if (!this.folded) throw new Error(`matter ${this.matterId} has not begun`);
    const { matterId, number, state } = this.folded;
    return { matterId, number, state, ...this.head, revision: this.process.revision(this.folded) };
  }

  /** Status for the workflow; null where no matter exists. It calls no rule, so that a defect cannot break it. */
  status({ offsetMs, heldAt }: PlatformTime): MatterStatus | null {
    if (!this.stored) return null;
    const { wakeAt } = this.stored;
    const fireAt = wakeAt && !heldAt ? addMs(wakeAt, -offsetMs) : null;
    return { seq: this.head.seq, headHash: this.head.hash, ...this.stored, fireAt };
  }
}

const documentsCitedIn = (events: readonly StoredEvent[]): readonly string[] =>
  events.flatMap(({ payload }) => (payload.documents ?? []).map(({ documentId }) => documentId));

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
    departments: openToParties ? [...new Set(Object.values(folded.parties))] : [homeOf(folded.parties) ?? ''],
    clocks: folded.clocks.map(({ id, clause, state, dueAt }) => ({ id, clause, state, dueAt })),
  };
}

import { v5 as uuidv5 } from 'uuid';
import type { MatterStatus } from '#libs/contracts';
import {
  addMs,
  fold,
  homeOf,
  project,
  type Context,
  type Instant,
  type Matter,
  type Process,
  type Receipt,
  type Step,
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
    /** As the last transition folded it; null before the first event, and where another version of the rules did. */
    private folded: Matter | null,
    /** null before the first event. */
    private standing: Standing | null,
  ) {}

  /** Takes the locks in their order: calendar, then the matter. */
  static async lock(tx: Tx, process: Process, matterId: string): Promise<LockedMatter> {
    await lockCalendarShared(tx);
    const stored = await lockMatter(tx, matterId);
    const isOwn = stored?.process === process.process;
    if (!isOwn) return new LockedMatter(tx, process, matterId, EMPTY_HEAD, null, null);
    const head = { seq: stored.seq, hash: stored.headHash };
    const folded = stored.definitionVersion === process.version ? stored.folded : null;
    return new LockedMatter(tx, process, matterId, head, folded, standingOf(stored));
  }

  /** What the rules see of it; null before the first event. */
  async matter(): Promise<Matter | null> {
    if (!this.standing) return null;
    this.folded ??= fold(this.process, this.matterId, await loadEvents(this.tx, this.matterId));
    return this.folded;
  }

  /** Appends what happened and brings the read model up to it. */
  async take({ events, matter }: Step, origin: Origin, context: Context): Promise<void> {
    // What the system observed beside the act was received by nobody.
    const drafts = events.map((event) => ({ ...event, ...origin, ...(!event.actor && { receivedAt: null }) }));
    const recordedAt = context.now;
    const { seq, hash, events: appended } = await appendEvents(this.tx, this.matterId, this.head, drafts, recordedAt);
    if (seq !== matter.seq) throw new Error(`matter ${this.matterId} is at ${matter.seq}, its stream at ${seq}`);
    const projection = project(this.process, matter, context);
    const projected = { projection, headHash: hash, appended };
    await saveProjection(this.tx, projected);
    await citeDocuments(this.tx, this.matterId, citedIn(appended));
    await post(this.tx, this.matterId, lettersOf(appended));
    // Last of the locks: people's digests, which transitions of any matter write to.
    await postDeliveries(this.tx, projected, context.calendars.inForce, recordedAt);
    const { number, state } = matter;
    this.head = { seq, hash };
    this.folded = matter;
    this.standing = standingOf({ ...projection, number, state, folded: matter });
  }

  /** Identity of the observation that time has passed: the same place waiting for the same wake. */
  timePassedId(): string {
    return uuidv5(`timePassed:${this.matterId}:${this.head.seq}:${this.standing?.wakeAt ?? ''}`, SYSTEM);
  }

  receipt(): Receipt {
    if (!this.folded) throw new Error(`matter ${this.matterId} has not begun`);
    const { matterId, number, state } = this.folded;
    return { matterId, number, state, ...this.head, revision: this.process.revision(this.folded) };
  }

  /** All that the workflow is told; null where no matter came into being. It asks no rule: a defect stops none of it. */
  now({ offsetMs, heldAt }: PlatformTime): MatterStatus | null {
    if (!this.standing) return null;
    const { wakeAt } = this.standing;
    const fireAt = wakeAt && !heldAt ? addMs(wakeAt, -offsetMs) : null;
    return { seq: this.head.seq, headHash: this.head.hash, ...this.standing, fireAt };
  }
}

/** The documents that events cite. */
const citedIn = (events: readonly StoredEvent[]): readonly string[] =>
  events.flatMap(({ payload }) => (payload.documents ?? []).map(({ documentId }) => documentId));

/** How the matter stands, as its row says. */
type Standing = Omit<MatterStatus, 'seq' | 'headHash' | 'fireAt'>;

type Row = Pick<StoredMatter, 'number' | 'state' | 'dueAt' | 'wakeAt' | 'wakeFor' | 'closed' | 'openToParties'> & {
  readonly folded: Pick<Matter, 'clocks' | 'parties'>;
};

function standingOf({ openToParties, folded, ...row }: Row): Standing {
  const { number, state, dueAt, wakeAt, wakeFor, closed } = row;
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

import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import { localDate, type Context, type Instant } from '#libs/domain';
import type { LiveMessages } from '#libs/http';
import {
  countUnreadOf,
  eventKeysSince,
  listenForSignals,
  listTasks,
  placeOf,
  readActors,
  readMoved,
  readPlatform,
  readRollout,
  readTimeContext,
  recordedUntil,
  withTransaction,
  type EventKey,
  type Moved,
  type Platform,
  type Queryable,
  type Rollout,
  type Signals,
  type Tx,
} from '#libs/persistence';
import { fallsToReader } from '../inbox/falls-to-reader.js';
import { SessionService } from '../identity/session.service.js';
import { platformClockView } from '../platform-clock/platform-clock-view.js';
import { unavailable } from '../problem/problem.exception.js';
import { matterOf } from '../reader/reader.service.js';
import { LiveReader, type MovedMatter, type Turns } from './live-reader.js';
import type { OpenStream } from './open-stream.js';

/** Streams of one process, and of one account: a browser opens one a tab. */
const MOST_STREAMS = 5_000;
const MOST_OF_ACCOUNT = 10;
/** Beyond these, a reader is told to read anew, and not each move. */
const MOST_EVENTS = 10_000;
const MOST_MATTERS = 500;
/** Signals that come within this time make one look, in ms. */
const GATHER_MS = 100;
/** Time after which it looks without a signal, in ms: for a day that begins, a signal that was lost, and as a sign of life. */
const LOOK_MS = 5_000;
/** Age at which the offices of the readers are read anew, in ms, since a term may have ended. */
const RIGHTS_MS = 5_000;
/** Readers whose tasks are counted in one look, and tasks that are read at a time. */
const COUNTED_AT_ONCE = 20;
const TASKS_AT_ONCE = 200;
/** Interval at which sessions are looked at, in ms. */
const SESSIONS_MS = 15_000;

/** The platform at one look, alike for all readers. */
interface Look {
  readonly platform: Platform;
  readonly rollout: Rollout | null;
  readonly context: Context;
}

/**
 * Tells open streams what moves. It listens for the signals of the database while a stream is open, and then reads once for
 * all readers what was recorded since its last look; who is told what is decided in memory, by the rules of reading.
 */
@Injectable()
export class LiveService implements OnModuleDestroy {
  private readonly log = new Logger(LiveService.name);
  private readonly streams = new Set<OpenStream>();
  private readers = new Map<string, LiveReader>();
  private readersOf: { readonly organisation: Context['organisation']; readonly at: number } | null = null;
  /** Numbers of tasks of each reader by matter; a reader is absent until they are counted. */
  private readonly tasks = new Map<string, Map<string, number>>();
  private signals: Signals | null = null;
  private timer: NodeJS.Timeout | null = null;
  private lookDue = 0;
  private looking: Promise<void> | null = null;
  private isAskedAgain = false;
  private readonly waiting: (() => void)[] = [];
  private isStopped = false;
  /** All that was recorded before was told; null before the first look. */
  private since: Instant | null = null;
  /** Events since then that were told already. */
  private told: ReadonlySet<string> = new Set();
  private shownClock = '';
  private shownRollout = '';
  private sessionsAt = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SessionService) private readonly sessions: SessionService,
  ) {}

  onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    for (const stream of this.streams) stream.end();
    return this.rest();
  }

  /** Throws 503 where no more stream can be opened. The oldest of too many of one account ends. */
  assertRoom(account: string): void {
    if (this.isStopped || this.streams.size >= MOST_STREAMS) throw unavailable('实时消息的连接已满，请稍后重试。');
    const own = [...this.streams].filter((stream) => stream.account === account);
    if (own.length >= MOST_OF_ACCOUNT) own[0]?.end();
  }

  /**
   * Begins to tell a stream. It first hears how things stand, and what it missed since `from`, the position that it was told
   * last; null if it comes for the first time.
   */
  async join(stream: OpenStream, from: Instant | null): Promise<void> {
    this.streams.add(stream); // from now on looks reach it; what it misses is told below, so that some may be told twice
    this.wake();
    const position = await recordedUntil(this.database);
    const reader = await withTransaction(this.database, 'REPEATABLE READ', async (tx) => {
      const look = await lookAt(tx);
      const [actor] = await readActors(tx, [stream.account]);
      if (!actor) return null;
      const joined = new LiveReader(actor, look.context.organisation);
      stream.send('clock', platformClockView(look.platform));
      if (from !== null) await this.tellMissed(tx, stream, joined, from, look.platform.now);
      return joined;
    });
    if (!reader) return stream.end();
    while (this.streams.has(stream) && !this.tasks.has(stream.account)) await this.nextLook();
    await this.tellCounts(this.database, [reader], [stream]);
    stream.isCaughtUp = true;
    stream.mark(position);
  }

  /** Settles after the next look, which counts the tasks of readers who came since the last one. */
  private nextLook(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.lookSoon(GATHER_MS);
    });
  }

  /** Forgets a stream that has ended; nothing listens when there is none. */
  leave(stream: OpenStream): void {
    this.streams.delete(stream);
    if (this.streams.size === 0) void this.rest();
  }

  private async tellMissed(tx: Tx, stream: OpenStream, reader: LiveReader, from: Instant, now: Instant): Promise<void> {
    const keys = await eventKeysSince(tx, from, MOST_EVENTS + 1);
    if (from > now || areMany(keys)) return stream.send('reload', {});
    for (const moved of await movedMatters(tx, keys)) {
      const seen = reader.seen(moved);
      if (seen) stream.send('matter', seen);
    }
  }

  private wake(): void {
    this.signals ??= listenForSignals(this.config.databaseUrl, {
      onSignal: () => this.lookSoon(GATHER_MS),
      onLost: (error) =>
        this.log.warn({ msg: 'the signals of the database were lost, and are sought again', err: error }),
    });
    if (!this.timer && !this.looking) this.lookSoon(0);
  }

  private settle(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async rest(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    const { signals } = this;
    this.timer = null;
    this.signals = null;
    this.since = null;
    this.told = new Set();
    this.readers = new Map();
    this.readersOf = null;
    this.tasks.clear();
    this.settle();
    await signals?.close();
    await this.looking;
  }

  /** Looks within this time; an earlier look that is planned already stays. */
  private lookSoon(ms: number): void {
    if (this.looking) {
      this.isAskedAgain ||= ms <= GATHER_MS;
      return;
    }
    const due = performance.now() + ms;
    if (this.timer && this.lookDue <= due) return;
    if (this.timer) clearTimeout(this.timer);
    this.lookDue = due;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.looking = this.look()
        .catch((error: unknown) => {
          this.tasks.clear(); // they may have been counted without being told
          this.log.error({ msg: 'open streams were not told what moved; tried again', err: error });
        })
        .finally(() => {
          this.looking = null;
          this.settle();
          const isAsked = this.isAskedAgain;
          this.isAskedAgain = false;
          if (this.signals) this.lookSoon(isAsked ? GATHER_MS : LOOK_MS);
        });
    }, ms);
  }

  /** Tells every stream what was recorded since the last look. */
  private async look(): Promise<void> {
    await this.endThoseSignedOut();
    const until = await recordedUntil(this.database);
    const since = this.since ?? until;
    await withTransaction(this.database, 'REPEATABLE READ', async (tx) => {
      const look = await lookAt(tx);
      const found = await eventKeysSince(tx, since, MOST_EVENTS + 1);
      const fresh = found.filter((key) => !this.told.has(placeOf(key)));
      await this.refreshReaders(tx, look.context.organisation);
      this.tellClock(look);
      if (found.length > MOST_EVENTS || areMany(fresh)) {
        this.tellAll('reload', {});
        this.tasks.clear();
      } else {
        const concerned = await this.tellMoved(tx, fresh, look.context);
        const counted = await this.countTasks(tx, look.context);
        const caughtUp = [...this.streams].filter(({ isCaughtUp }) => isCaughtUp);
        const isTold = ({ actor }: LiveReader): boolean => caughtUp.some(({ account }) => account === actor.accountId);
        await this.tellCounts(tx, [...concerned, ...counted].filter(isTold), caughtUp);
      }
      this.told = new Set(found.filter(({ recordedAt }) => recordedAt >= until).map(placeOf));
    });
    this.since = until;
    for (const stream of this.streams) if (stream.isCaughtUp) stream.mark(until);
  }

  /** Tells who sees what moved, and answers those whose counts may be others now. */
  private async tellMoved(tx: Tx, keys: readonly EventKey[], context: Context): Promise<readonly LiveReader[]> {
    if (keys.length === 0) return [];
    const matters = await movedMatters(tx, keys);
    const assignees = [...new Set(matters.flatMap(({ tasks }) => tasks.flatMap((task) => task.assignees)))];
    const people = assignees.length > 0 ? await readActors(tx, assignees) : [];
    const turns = { context, named: new Map(people.map((actor) => [actor.accountId, actor])) };
    const concerned: LiveReader[] = [];
    const seenBy = new Map<string, readonly LiveMessages['matter'][]>();
    for (const [account, reader] of this.readers) {
      const seen = matters.map((moved) => reader.seen(moved)).filter((one) => one !== null);
      seenBy.set(account, seen);
      const hasOthers = this.keepTasks(reader, matters, turns);
      if (seen.length > 0 || hasOthers || matters.some((moved) => reader.wasTold(moved))) concerned.push(reader);
    }
    for (const stream of this.streams) for (const one of seenBy.get(stream.account) ?? []) stream.send('matter', one);
    return concerned;
  }

  /** Counts the tasks of a reader in the matters that moved; true if there are more or fewer. */
  private keepTasks(reader: LiveReader, matters: readonly MovedMatter[], turns: Turns): boolean {
    const counted = this.tasks.get(reader.actor.accountId);
    if (!counted) return false;
    let isOther = false;
    for (const moved of matters) {
      const { matterId } = moved.matter;
      const count = reader.tasksIn(moved, turns);
      isOther ||= count !== (counted.get(matterId) ?? 0);
      if (count > 0) counted.set(matterId, count);
      else counted.delete(matterId);
    }
    return isOther;
  }

  /** Counts the tasks of some readers of whom they are not known, and answers these readers. */
  private async countTasks(tx: Tx, context: Context): Promise<readonly LiveReader[]> {
    const uncounted = [...this.readers.values()].filter(({ actor }) => !this.tasks.has(actor.accountId));
    const fresh = uncounted.slice(0, COUNTED_AT_ONCE);
    for (const { actor, scope } of fresh) {
      const counted = new Map<string, number>();
      let cursor: string | null = null;
      do {
        const page = { limit: TASKS_AT_ONCE, cursor };
        const { items, nextCursor } = await listTasks(tx, { account: actor.accountId, scope }, page, (task) =>
          fallsToReader(task, tx, { ...context, actor }),
        );
        for (const { matterId } of items) counted.set(matterId, (counted.get(matterId) ?? 0) + 1);
        cursor = nextCursor;
      } while (cursor !== null);
      this.tasks.set(actor.accountId, counted);
    }
    this.isAskedAgain ||= fresh.length < uncounted.length;
    return fresh;
  }

  private async tellCounts(
    db: Queryable,
    readers: readonly LiveReader[],
    streams: readonly OpenStream[],
  ): Promise<void> {
    const told = readers.filter(({ actor }) => this.tasks.has(actor.accountId));
    if (told.length === 0) return;
    const unread = await countUnreadOf(
      db,
      told.map(({ actor: { accountId: account }, scope }) => ({ account, scope })),
    );
    const counts = new Map(
      told.map(({ actor: { accountId } }) => [
        accountId,
        { unread: unread.get(accountId) ?? 0, tasks: sumOf(this.tasks.get(accountId)) },
      ]),
    );
    for (const stream of streams) {
      const own = counts.get(stream.account);
      if (own) stream.send('counts', own);
    }
  }

  private tellClock({ platform, rollout }: Look): void {
    const view = platformClockView(platform);
    const shown = JSON.stringify([platform.epoch, view.advancing, localDate(platform.now)]);
    if (this.shownClock !== '' && this.shownClock !== shown) this.tellAll('clock', view);
    this.shownClock = shown;
    const { version, state, pass, candidates, found } = rollout ?? NO_ROLLOUT;
    const rolled = JSON.stringify([version, state, pass, found]);
    if (this.shownRollout !== '' && this.shownRollout !== rolled && rollout)
      for (const stream of this.streams)
        if (this.readers.get(stream.account)?.isAdministrator)
          stream.send('rollout', { version, state, pass, candidates, found });
    this.shownRollout = rolled;
  }

  private tellAll(...message: Parameters<OpenStream['send']>): void {
    for (const stream of this.streams) stream.send(...message);
  }

  /** Reads the rights of all who read along: one statement, whenever the organisation changed or some time has passed. */
  private async refreshReaders(tx: Tx, organisation: Context['organisation']): Promise<void> {
    const accounts = [...new Set([...this.streams].map(({ account }) => account))];
    const isFresh =
      this.readersOf?.organisation === organisation &&
      Date.now() - this.readersOf.at < RIGHTS_MS &&
      accounts.every((account) => this.readers.has(account));
    if (isFresh) return;
    const actors = await readActors(tx, accounts);
    for (const account of this.tasks.keys()) {
      const actor = actors.find(({ accountId }) => accountId === account);
      if (!isDeepStrictEqual(actor, this.readers.get(account)?.actor)) this.tasks.delete(account);
    }
    this.readers = new Map(actors.map((actor) => [actor.accountId, new LiveReader(actor, organisation)]));
    this.readersOf = { organisation, at: Date.now() };
    for (const stream of this.streams)
      if (accounts.includes(stream.account) && !this.readers.has(stream.account)) stream.end();
  }

  private async endThoseSignedOut(): Promise<void> {
    if (Date.now() - this.sessionsAt < SESSIONS_MS) return;
    this.sessionsAt = Date.now();
    const held = [...this.streams].filter(({ session }) => session !== null);
    if (held.length === 0) return;
    const running = await this.sessions.running(held.map(({ session }) => session ?? ''));
    for (const stream of held) if (!running.has(stream.session ?? '')) stream.end();
  }
}

const sumOf = (counted: ReadonlyMap<string, number> = new Map()): number =>
  [...counted.values()].reduce((sum, count) => sum + count, 0);

const NO_ROLLOUT = { version: '', state: '', pass: 0, candidates: 0, found: 0 };

async function lookAt(tx: Tx): Promise<Look> {
  const context = await readTimeContext(tx);
  const rollout = await readRollout(tx, context.calendars.inForce.version);
  return { platform: await readPlatform(tx), rollout, context };
}

/** True if these events, or their matters, are too many to be told one by one. */
const areMany = (keys: readonly EventKey[]): boolean =>
  keys.length > MOST_EVENTS || new Set(keys.map(({ stream }) => stream)).size > MOST_MATTERS;

async function movedMatters(tx: Tx, keys: readonly EventKey[]): Promise<readonly MovedMatter[]> {
  const { matters, events, told, tasks }: Moved = await readMoved(tx, keys);
  const moved: MovedMatter[] = [];
  for (const stored of matters)
    moved.push({
      ...(await matterOf(tx, stored)),
      events: events.filter(({ stream }) => stream === stored.id),
      told: told.filter(({ matterId }) => matterId === stored.id),
      tasks: tasks.filter(({ matterId }) => matterId === stored.id),
    });
  return moved;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MATTER_SENDER, type Advanced, type MatterSender, type RehearsalActivities } from '#libs/contracts';
import { addMs, type Instant } from '#libs/domain';
import {
  countLetters,
  endAdvance,
  holdClockAt,
  lockCalendarExclusive,
  nextDue,
  readMatter,
  readPlatform,
  stopAdvance,
  wakesUntil,
  withTransaction,
  type Tx,
  type Wake,
} from '#libs/persistence';

/** So long one activity goes on before it lets the workflow note that it lives. */
const STRETCH_MS = 5_000;
const WAKE_TIMEOUT_MS = 15_000;
const DAY_MS = 86_400_000;
const OUTBOX_LOOK_MS = 50;

/** Moves the rehearsal clock (architecture §3): from one due instant to the next, waking what is due there, in order. */
@Injectable()
export class Rehearsal implements RehearsalActivities {
  private readonly log = new Logger(Rehearsal.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {}

  async advance(advanceId: string): Promise<Advanced> {
    const until = Date.now() + STRETCH_MS;
    for (;;) {
      const { advanceId: underWay, advanceTo, heldAt } = await readPlatform(this.database);
      if (underWay !== advanceId || !advanceTo || !heldAt) return { kind: 'ARRIVED' };
      // What matters do to one another at an instant is done at that instant, before the clock moves on.
      if (!(await this.outboxIsEmpty(until))) return { kind: 'MOVED', heldAt };
      const due = await nextDue(this.database, advanceTo);
      const [first] = due;
      if (!first) return this.arrive(advanceTo);
      await this.holdAt(first.wakeAt);
      const stuck = await this.wake(due);
      if (stuck) return this.stop(stuck);
      if (Date.now() > until) return { kind: 'MOVED', heldAt: first.wakeAt };
    }
  }

  /** Waits for the relay, as long as this stretch lasts. */
  private async outboxIsEmpty(until: number): Promise<boolean> {
    while ((await countLetters(this.database)).PENDING > 0) {
      if (Date.now() > until) return false;
      await sleep(OUTBOX_LOOK_MS);
    }
    return true;
  }

  private holdAt(instant: Instant): Promise<void> {
    return this.underExclusiveLock((tx) => holdClockAt(tx, instant));
  }

  /** Wakes matters through their workflows, one after the other; answers the one that does not move on. */
  private async wake(due: readonly Wake[]): Promise<Wake | null> {
    for (const wake of due) {
      await this.matters.send(wake.process, wake.matterId, { kind: 'timePassed' }, WAKE_TIMEOUT_MS);
      const now = await readMatter(this.database, wake.matterId);
      if (now && !now.closed && now.wakeAt !== null && now.wakeAt <= wake.wakeAt) return wake;
    }
    return null;
  }

  private async stop({ matterId, wakeAt }: Wake): Promise<Advanced> {
    const reason = `matter ${matterId} does not pass ${wakeAt}`;
    this.log.error({ msg: 'the rehearsal clock stopped', matterId, wakeAt });
    await this.underExclusiveLock((tx) => stopAdvance(tx, reason, matterId));
    return { kind: 'STOPPED', matterId, reason };
  }

  /** Releases the clock at its goal and lets the matters that are due within a day sleep anew; the relay stands behind the rest. */
  private async arrive(goal: Instant): Promise<Advanced> {
    await this.underExclusiveLock(async (tx) => {
      await holdClockAt(tx, goal);
      await endAdvance(tx);
    });
    for (const { process, matterId } of await wakesUntil(this.database, addMs(goal, DAY_MS))) {
      await this.matters.send(process, matterId, { kind: 'timePassed' }, WAKE_TIMEOUT_MS);
    }
    return { kind: 'ARRIVED' };
  }

  private underExclusiveLock(move: (tx: Tx) => Promise<void>): Promise<void> {
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarExclusive(tx);
      await move(tx);
    });
  }
}

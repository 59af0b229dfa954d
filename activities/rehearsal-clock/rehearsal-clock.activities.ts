import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MATTER_SENDER, type AdvanceResult, type MatterSender, type RehearsalClockActivities } from '#libs/contracts';
import { addMs, type Instant } from '#libs/domain';
import {
  hasPendingLetters,
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
export class RehearsalClockActivitiesService implements RehearsalClockActivities {
  private readonly log = new Logger(RehearsalClockActivitiesService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {}

  async advance(advanceId: string): Promise<AdvanceResult> {
    const until = Date.now() + STRETCH_MS;
    for (;;) {
      const { advanceId: underWay, advanceTo, heldAt } = await readPlatform(this.database);
      if (underWay !== advanceId || !advanceTo || !heldAt) return { kind: 'ARRIVED' };
      if (!(await this.outboxIsEmpty(until))) return { kind: 'MOVED', heldAt };
      const due = await this.moveOn(advanceTo);
      if (!due) continue;
      const [first] = due;
      if (!first) return this.arriveAt(advanceTo);
      const stuck = await this.wake(due);
      if (stuck) return this.stop(stuck);
      if (Date.now() > until) return { kind: 'MOVED', heldAt: first.wakeAt };
    }
  }

  /** Waits for the relay, as long as this stretch lasts. */
  private async outboxIsEmpty(until: number): Promise<boolean> {
    while (await hasPendingLetters(this.database)) {
      if (Date.now() > until) return false;
      await sleep(OUTBOX_LOOK_MS);
    }
    return true;
  }

  /**
   * Holds the clock at the next instant at which something is due, and answers what; releases it at its goal when
   * nothing is. What matters do to one another at an instant is done at that instant: null, and nothing has moved,
   * where an act that was under way does something to another.
   */
  private moveOn(goal: Instant): Promise<readonly Wake[] | null> {
    return this.underExclusiveLock(async (tx) => {
      if (await hasPendingLetters(tx)) return null;
      const due = await nextDue(tx, goal);
      await holdClockAt(tx, due[0]?.wakeAt ?? goal);
      if (due.length === 0) await endAdvance(tx);
      return due;
    });
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

  private async stop({ matterId, wakeAt }: Wake): Promise<AdvanceResult> {
    const reason = `matter ${matterId} does not pass ${wakeAt}`;
    this.log.error({ msg: 'the rehearsal clock stopped', matterId, wakeAt });
    await this.underExclusiveLock((tx) => stopAdvance(tx, reason, matterId));
    return { kind: 'STOPPED', matterId, reason };
  }

  /** Lets the matters that are due within a day of the goal sleep anew; the relay stands behind the rest. */
  private async arriveAt(goal: Instant): Promise<AdvanceResult> {
    for (const { process, matterId } of await wakesUntil(this.database, addMs(goal, DAY_MS))) {
      await this.matters.send(process, matterId, { kind: 'timePassed' }, WAKE_TIMEOUT_MS);
    }
    return { kind: 'ARRIVED' };
  }

  private underExclusiveLock<Result>(move: (tx: Tx) => Promise<Result>): Promise<Result> {
    return withTransaction(this.database, 'READ COMMITTED', async (tx) => {
      await lockCalendarExclusive(tx);
      return move(tx);
    });
  }
}

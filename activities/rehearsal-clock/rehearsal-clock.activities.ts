import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MATTER_SENDER, type AdvanceResult, type MatterSender, type RehearsalClockActivities } from '#libs/contracts';
import { addMs, type Instant } from '#libs/domain';
import {
  hasPendingLetters,
  lockCalendarExclusive,
  moveOn,
  readMatter,
  readPlatform,
  stopAdvance,
  wakesUntil,
  withTransaction,
  type Tx,
  type MatterToWake,
} from '#libs/persistence';

/** Maximum run time of one activity before it returns, so that the workflow records progress. */
const MAX_RUN_MS = 5_000;
const WAKE_TIMEOUT_MS = 15_000;
const DAY_MS = 86_400_000;
const OUTBOX_POLL_MS = 50;

/** Moves the rehearsal clock (architecture §3) from one due instant to the next, and wakes the matters due there. */
@Injectable()
export class RehearsalClockActivitiesService implements RehearsalClockActivities {
  private readonly log = new Logger(RehearsalClockActivitiesService.name);

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MATTER_SENDER) private readonly matters: MatterSender,
  ) {}

  async advance(advanceId: string): Promise<AdvanceResult> {
    const until = Date.now() + MAX_RUN_MS;
    for (;;) {
      const { advanceId: underWay, advanceTo, heldAt, now } = await readPlatform(this.database);
      if (underWay !== advanceId || !advanceTo || !heldAt) return this.arriveAt(now);
      if (!(await this.outboxIsEmpty(until))) return { kind: 'MOVED', heldAt };
      const due = await this.underExclusiveLock((tx) => moveOn(tx, advanceTo));
      if (!due) continue;
      const [first] = due;
      if (!first) return this.arriveAt(advanceTo);
      const stuck = await this.wake(due);
      if (stuck) return this.stop(stuck);
      if (Date.now() > until) return { kind: 'MOVED', heldAt: first.wakeAt };
    }
  }

  /** Waits until the outbox is empty. False where the run time is over before that. */
  private async outboxIsEmpty(until: number): Promise<boolean> {
    while (await hasPendingLetters(this.database)) {
      if (Date.now() > until) return false;
      await sleep(OUTBOX_POLL_MS);
    }
    return true;
  }

  /** Wakes matters through their workflows, one after the other; returns the first that does not move on, else null. */
  private async wake(due: readonly MatterToWake[]): Promise<MatterToWake | null> {
    for (const wake of due) {
      await this.matters.send(wake.process, wake.matterId, { kind: 'timePassed' }, WAKE_TIMEOUT_MS);
      const now = await readMatter(this.database, wake.matterId);
      if (now && !now.closed && now.wakeAt !== null && now.wakeAt <= wake.wakeAt) return wake;
    }
    return null;
  }

  private async stop({ matterId, wakeAt }: MatterToWake): Promise<AdvanceResult> {
    const reason = `matter ${matterId} does not pass ${wakeAt}`;
    this.log.error({ msg: 'the rehearsal clock stopped', matterId, wakeAt });
    await this.underExclusiveLock((tx) => stopAdvance(tx, reason, matterId));
    return { kind: 'STOPPED', matterId, reason };
  }

  /**
   * Wakes the matters due within a day after an arrival, so that they set their timers anew. The relay wakes others. Where
   * the clock moves on meanwhile, these timers would be wrong: the next arrival sets them.
   */
  private async arriveAt(arrival: Instant): Promise<AdvanceResult> {
    const { epoch } = await readPlatform(this.database);
    for (const { process, matterId } of await wakesUntil(this.database, addMs(arrival, DAY_MS))) {
      const now = await readPlatform(this.database);
      if (now.advanceId !== null || now.epoch !== epoch) break;
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

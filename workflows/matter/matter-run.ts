import {
  allHandlersFinished,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import {
  clocks,
  command,
  status,
  type MatterActivities,
  type MatterInput,
  type MatterMessage,
  type MatterStatus,
  type TransitionResult,
} from '#libs/contracts';
import { publish } from './publish.js';

/** Quick and cheap: one marker in the history. A database that hiccups is asked three times in four seconds. */
const local = proxyLocalActivities<MatterActivities>({
  startToCloseTimeout: '3s',
  scheduleToCloseTimeout: '4s',
  retry: { initialInterval: '100ms', maximumAttempts: 3 },
});

/** A database that is down for an hour costs a few events and pins no worker. */
const patient = proxyActivities<MatterActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '10s' },
});

const TIME_PASSED: MatterMessage = { kind: 'timePassed' };
const MINUTE_MS = 60_000;

/**
 * One matter (事项): takes commands one at a time, and sleeps until a clock asks for something. It decides nothing:
 * all that it knows is `now`, as the last transition answered it.
 */
export class MatterRun {
  private now: MatterStatus | null;
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  /** Not before this instant is time asked for again, after a defect or a "not yet". */
  private notBefore = 0;
  private backoffMs = 0;

  constructor(private readonly input: MatterInput) {
    this.now = input.now ?? null;
    publish(input.process, this.now, this.now); // an operator reads it after a continue-as-new too
    setHandler(command, (message) => this.transit(message));
    setHandler(status, () => this.now);
    setHandler(clocks, () => this.now?.clocks ?? []);
  }

  async run(): Promise<void> {
    if (!this.now && this.waiting === 0) await this.observe();
    while (!this.isOver()) {
      const fireAt = this.fireAt();
      const changed = (): boolean => this.fireAt() !== fireAt || this.isOver() || this.isLong();
      if (fireAt === null) await condition(changed);
      else if (!(await condition(changed, Math.max(1, fireAt - Date.now()), { summary: this.waitsFor() })))
        await this.observe();
      if (this.isLong() && !this.isOver()) await this.continue();
    }
  }

  /** One transition at a time, in the order in which the commands came. */
  private transit(message: MatterMessage): Promise<TransitionResult> {
    this.waiting++;
    const mine = this.queue.then(() => this.take(message)).finally(() => this.waiting--);
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  private async take(message: MatterMessage): Promise<TransitionResult> {
    const { process, matterId } = this.input;
    const transit = await local.transition(process, matterId, message).catch((error: unknown) => {
      if (isCancellation(error)) throw error;
      return patient.transition(process, matterId, message);
    });
    publish(process, this.now, transit.now);
    // Another instant to wait for: what the old one taught does not hold for it.
    if (transit.now?.fireAt !== this.now?.fireAt) this.notBefore = this.backoffMs = 0;
    this.now = transit.now;
    return transit;
  }

  /** Asks whether time has passed. What comes of it is in `now`; what goes wrong is tried again, ever more slowly. */
  private async observe(): Promise<void> {
    const { outcome } = await this.transit(TIME_PASSED);
    if (outcome === 'DONE') this.backoffMs = 0;
    else if (outcome === 'DEFECT') this.backoffMs = Math.min(Math.max(MINUTE_MS, this.backoffMs * 2), 60 * MINUTE_MS);
    else this.backoffMs = Math.min(Math.max(1000, this.backoffMs * 2), MINUTE_MS);
    this.notBefore = Date.now() + this.backoffMs;
  }

  private fireAt(): number | null {
    const fireAt = this.now?.fireAt;
    return fireAt ? Math.max(Date.parse(fireAt), this.notBefore) : null;
  }

  private waitsFor(): string {
    return `${this.now?.wakeFor ?? ''} ${this.now?.wakeAt ?? ''}`;
  }

  /** Idle, not sealed: a later command starts the workflow again. */
  private isOver(): boolean {
    return this.waiting === 0 && allHandlersFinished() && (!this.now || this.now.closed);
  }

  private isLong(): boolean {
    return workflowInfo().continueAsNewSuggested && this.waiting === 0 && allHandlersFinished();
  }

  private async continue(): Promise<void> {
    const input: MatterInput = { ...this.input, ...(this.now && { now: this.now }) };
    await continueAsNew(input);
  }
}

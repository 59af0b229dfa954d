import {
  allHandlersFinished,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
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

/** Local activity: one marker in the history. A short failure of the database is met by three attempts within 4 s. */
const local = proxyLocalActivities<MatterActivities>({
  startToCloseTimeout: '3s',
  scheduleToCloseTimeout: '4s',
  retry: { initialInterval: '100ms', maximumAttempts: 3 },
});

/** Regular activity, retried without end: an hour without a database costs a few events and holds up no worker. */
const retried = proxyActivities<MatterActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '10s' },
});

const TIME_PASSED: MatterMessage = { kind: 'timePassed' };
const MINUTE_MS = 60_000;

/**
 * One run of a matter's workflow: it takes commands one at a time, and sleeps until the next wake. It decides nothing,
 * and knows only the status that the last transition returned.
 */
export class MatterRun {
  private now: MatterStatus | null;
  private queue: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  /** Earliest instant of the next `timePassed`, in ms of real time: after a defect or NOT_YET the workflow waits. */
  private notBefore = 0;
  private backoffMs = 0;
  /** Instants at which timers will ring, in ms of real time, and the number of those that have. */
  private readonly timers: number[] = [];
  private rung = 0;

  constructor(private readonly input: MatterInput) {
    this.now = input.now ?? null;
    publish(input, this.now, this.now); // an operator reads it after a continue-as-new too
    setHandler(command, (message) => this.enqueue(message));
    setHandler(status, () => this.now);
    setHandler(clocks, () => this.now?.clocks ?? []);
  }

  async run(): Promise<void> {
    if (!this.now && this.waiting === 0) await this.passTime();
    while (!this.isOver()) {
      if (await (this.input.form === 2 ? this.wakes() : this.wakesOrChanges())) await this.passTime();
      if (this.isHistoryLong() && !this.isOver()) await this.continue();
    }
  }

  /**
   * Waits, and answers true when it is time to wake. A timer serves every later wake, and none is cancelled: that one
   * rings too early costs less than a new one for each command.
   */
  private async wakes(): Promise<boolean> {
    const next = this.fireAt();
    if (next !== null && this.lacksTimer(next)) this.startTimer(next);
    const rung = this.rung;
    await condition(() => this.rung > rung || this.lacksTimer(this.fireAt()) || this.isOver() || this.isHistoryLong());
    const fireAt = this.fireAt();
    return this.rung > rung && fireAt !== null && fireAt <= Date.now();
  }

  /** True where no timer rings at the wake or before it. */
  private lacksTimer(wake: number | null): boolean {
    return wake !== null && !this.timers.some((at) => at <= wake);
  }

  private startTimer(at: number): void {
    this.timers.push(at);
    const ring = (): void => {
      this.timers.splice(this.timers.indexOf(at), 1);
      this.rung++;
    };
    const cancelled = (): void => undefined; // with the whole run, which ends by the condition above
    void sleep(Math.max(1, at - Date.now()), { summary: this.waitsFor() }).then(ring, cancelled);
  }

  /** Waits as runs of earlier releases do: each other wake has a timer of its own. */
  private async wakesOrChanges(): Promise<boolean> {
    const fireAt = this.fireAt();
    const changed = (): boolean => this.fireAt() !== fireAt || this.isOver() || this.isHistoryLong();
    if (fireAt === null) {
      await condition(changed);
      return false;
    }
    return !(await condition(changed, Math.max(1, fireAt - Date.now()), { summary: this.waitsFor() }));
  }

  /** Queues a message: transitions run one at a time, in the order in which the messages came. */
  private enqueue(message: MatterMessage): Promise<TransitionResult> {
    this.waiting++;
    const mine = this.queue.then(() => this.runTransition(message)).finally(() => this.waiting--);
    this.queue = mine.catch(() => undefined);
    return mine;
  }

  private async runTransition(message: MatterMessage): Promise<TransitionResult> {
    const { process, matterId } = this.input;
    const result = await local.transition(process, matterId, message).catch((error: unknown) => {
      if (isCancellation(error)) throw error;
      return retried.transition(process, matterId, message);
    });
    publish(this.input, this.now, result.now);
    // A new instant to wait for starts without the delay that belonged to the old one.
    if (result.now?.fireAt !== this.now?.fireAt) this.notBefore = this.backoffMs = 0;
    this.now = result.now;
    return result;
  }

  /** Lets time pass. Failures are tried again after delays that double: up to 1 min, after a defect up to 1 h. */
  private async passTime(): Promise<void> {
    const { outcome } = await this.enqueue(TIME_PASSED);
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

  /** True when nothing is left to do and the matter is closed. A later command starts the workflow again. */
  private isOver(): boolean {
    return this.waiting === 0 && allHandlersFinished() && (!this.now || this.now.closed);
  }

  private isHistoryLong(): boolean {
    return workflowInfo().continueAsNewSuggested && this.waiting === 0 && allHandlersFinished();
  }

  private async continue(): Promise<void> {
    const input: MatterInput = { ...this.input, ...(this.now && { now: this.now }) };
    await continueAsNew(input);
  }
}

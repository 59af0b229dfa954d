import { Logger, type OnApplicationShutdown } from '@nestjs/common';

/** Base of services that repeat their work while the worker runs. A run that fails is followed by the next. */
export abstract class PeriodicService implements OnApplicationShutdown {
  protected readonly log = new Logger(this.constructor.name);
  protected stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private run: Promise<unknown> = Promise.resolve();

  /** `everyMs` is real time between two runs, on a rehearsal platform too. */
  protected constructor(private readonly everyMs: number) {}

  /** Does the work once. True: there is more to do, so that the next run begins at once. */
  protected abstract runOnce(): Promise<boolean>;

  /** Begins the runs. To be called once the worker polls: messages sent before that would time out. */
  start(): void {
    this.next(this.everyMs);
  }

  /** Waits for the run that is under way. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.run;
  }

  private next(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.run = this.runOnce()
        .catch((error: unknown) => this.log.warn({ msg: 'a run failed, the next one goes on', err: error }))
        .then((more) => {
          if (!this.stopping) this.next(more === true ? 0 : this.everyMs);
        });
    }, afterMs);
  }
}

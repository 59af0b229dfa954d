import { Logger, type OnApplicationShutdown } from '@nestjs/common';

/** Work that comes round again and again while the worker runs; a round that fails is followed by the next. */
export abstract class Rounds implements OnApplicationShutdown {
  protected readonly log = new Logger(this.constructor.name);
  protected stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<unknown> = Promise.resolve();

  /** Real time counts: what is late by the platform's clock is the round's own matter. */
  protected constructor(private readonly everyMs: number) {}

  /** Answers whether there is more to do at once. */
  protected abstract goRound(): Promise<boolean>;

  /** To be called once the worker runs: what is sent while nobody takes it is given up. */
  begin(): void {
    this.next(this.everyMs);
  }

  /** The round that is under way is brought to its end. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private next(afterMs: number): void {
    this.timer = setTimeout(() => {
      this.round = this.goRound()
        .catch((error: unknown) => this.log.warn({ msg: 'a round broke off, the next one goes on', err: error }))
        .then((more) => {
          if (!this.stopping) this.next(more === true ? 0 : this.everyMs);
        });
    }, afterMs);
  }
}

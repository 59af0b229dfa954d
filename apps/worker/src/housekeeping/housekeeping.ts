import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentFiles, sweepDocuments } from '#libs/persistence';

const EVERY_MS = 10 * 60_000;
const BATCH = 100;

/** Removes what nobody needs any more: uploads that no command cited, and those that broke off. In real time. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Housekeeping.name);
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
  ) {}

  onApplicationBootstrap(): void {
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** Batch after batch until nothing is left, or the worker stops. */
  async goRound(): Promise<void> {
    let removed = 0;
    for (let swept = BATCH; swept === BATCH && !this.stopping; removed += swept) {
      swept = await sweepDocuments(this.database, this.files, BATCH);
    }
    if (removed > 0) this.log.log({ msg: 'uncited documents were removed', removed });
  }

  private next(): void {
    this.timer = setTimeout(() => {
      this.round = this.goRound()
        .catch((error: unknown) => this.log.warn({ msg: 'housekeeping broke off, and is tried again', err: error }))
        .finally(() => {
          if (!this.stopping) this.next();
        });
    }, EVERY_MS);
  }
}

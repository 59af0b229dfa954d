import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dueWakes, readPlatform, type Wake } from '#libs/persistence';
import { MatterClient, RehearsalClock } from '#libs/temporal';
import { Backoff } from './backoff.js';
import { wakesRescued } from '../metrics.js';

const EVERY_MS = 5_000;
/** A wake this far past was slept for by nobody. */
const OVERSLEPT_MS = 5_000;
const BATCH = 100;
const SEND_TIMEOUT_MS = 10_000;

/**
 * The store owns the wakes: what nobody slept for, because a server died between a commit and its Update, is woken from
 * here (architecture §1.5). Normally it finds nothing.
 */
@Injectable()
export class Relay implements OnApplicationShutdown {
  private readonly log = new Logger(Relay.name);
  private readonly backoff = new Backoff();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    private readonly matters: MatterClient,
    private readonly rehearsalClock: RehearsalClock,
  ) {}

  /** To be called once the worker runs: what is sent while nobody takes it is given up, and no rescue is counted. */
  begin(): void {
    this.next();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private next(): void {
    this.timer = setTimeout(() => {
      this.round = this.goRound()
        .catch((error: unknown) => this.log.warn({ msg: 'the relay could not look, and looks again', err: error }))
        .finally(() => {
          if (!this.stopping) this.next();
        });
    }, EVERY_MS);
  }

  private async goRound(): Promise<void> {
    const { advanceId, stoppedReason } = await readPlatform(this.database);
    if (advanceId && !stoppedReason) await this.rehearsalClock.start(advanceId);
    const overslept = await dueWakes(this.database, OVERSLEPT_MS, BATCH);
    this.backoff.keepOnly(overslept);
    for (const wake of overslept) {
      if (this.stopping) return;
      if (this.backoff.isDue(wake)) await this.rescue(wake);
    }
  }

  private async rescue(wake: Wake): Promise<void> {
    this.backoff.tried(wake);
    const { outcome } = await this.matters.send(wake.process, wake.matterId, { kind: 'timePassed' }, SEND_TIMEOUT_MS);
    if (outcome !== 'DONE') return;
    wakesRescued.inc();
    this.log.warn({ msg: 'a wake was rescued', matterId: wake.matterId, wakeAt: wake.wakeAt });
  }
}

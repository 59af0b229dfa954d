import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dueWakes, readPlatform, type MatterToWake } from '#libs/persistence';
import { MatterClient, RehearsalClockClient } from '#libs/temporal';
import { wakesRescued } from '../metrics.js';
import { PeriodicService } from '../periodic.service.js';
import { WakeBackoff } from './wake-backoff.js';

const EVERY_MS = 5_000;
/** A wake that is this far past has no timer any more. */
const OVERSLEPT_MS = 5_000;
const BATCH = 100;
const SEND_TIMEOUT_MS = 10_000;

/**
 * Wakes matters whose timer was lost, because a server died between a commit and its Update (architecture §1.5), and
 * starts a lost workflow of the rehearsal clock again. Normally it finds nothing.
 */
@Injectable()
export class RelayService extends PeriodicService {
  private readonly backoff = new WakeBackoff();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(MatterClient) private readonly matters: MatterClient,
    @Inject(RehearsalClockClient) private readonly rehearsalClock: RehearsalClockClient,
  ) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    const { advanceId, stoppedReason } = await readPlatform(this.database);
    if (advanceId && !stoppedReason) await this.rehearsalClock.start(advanceId);
    const overslept = await dueWakes(this.database, OVERSLEPT_MS, BATCH);
    this.count(this.backoff.keepOnly(overslept));
    for (const wake of overslept) {
      if (this.stopping) break;
      if (this.backoff.isDue(wake)) await this.rescue(wake);
    }
    return false;
  }

  private async rescue(wake: MatterToWake): Promise<void> {
    this.backoff.tried(wake);
    await this.matters.send(wake.process, wake.matterId, { kind: 'timePassed' }, SEND_TIMEOUT_MS);
  }

  /** Counted one run later from the database: a lost reply does not tell whether the wake took effect. */
  private count(rescued: readonly string[]): void {
    wakesRescued.inc(rescued.length);
    for (const wake of rescued) this.log.warn({ msg: 'a wake was rescued', wake });
  }
}

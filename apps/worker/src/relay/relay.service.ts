import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dueWakes, readPlatform, runningRollouts, type Wake } from '#libs/persistence';
import { CalendarRolloutClient, MatterClient, RehearsalClockClient } from '#libs/temporal';
import { wakesRescued } from '../metrics.js';
import { Rounds } from '../periodic.service.js';
import { Backoff } from './wake-backoff.js';

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
export class Relay extends Rounds {
  private readonly backoff = new Backoff();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    private readonly matters: MatterClient,
    private readonly rehearsalClock: RehearsalClockClient,
    private readonly calendarRollouts: CalendarRolloutClient,
  ) {
    super(EVERY_MS);
  }

  protected async goRound(): Promise<boolean> {
    const { advanceId, stoppedReason } = await readPlatform(this.database);
    if (advanceId && !stoppedReason) await this.rehearsalClock.start(advanceId);
    for (const { version } of await runningRollouts(this.database)) await this.calendarRollouts.start({ version });
    const overslept = await dueWakes(this.database, OVERSLEPT_MS, BATCH);
    this.count(this.backoff.keepOnly(overslept));
    for (const wake of overslept) {
      if (this.stopping) break;
      if (this.backoff.isDue(wake)) await this.rescue(wake);
    }
    return false;
  }

  private async rescue(wake: Wake): Promise<void> {
    this.backoff.tried(wake);
    await this.matters.send(wake.process, wake.matterId, { kind: 'timePassed' }, SEND_TIMEOUT_MS);
  }

  /** By what the store shows a round later: an answer that never came says nothing of the matter. */
  private count(rescued: readonly string[]): void {
    wakesRescued.inc(rescued.length);
    for (const wake of rescued) this.log.warn({ msg: 'a wake was rescued', wake });
  }
}

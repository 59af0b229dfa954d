import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runningRollouts } from '#libs/persistence';
import { CalendarRolloutClient } from '#libs/temporal';
import { PeriodicService } from '../periodic.service.js';

const EVERY_MS = 500;
/** Time after which the workflow of an unfinished rollout is started again, in case it was lost. */
const AGAIN_MS = 5_000;

/** Starts the workflow of a rollout of the calendar, which the activation leaves to it, and makes up for a lost one. */
@Injectable()
export class RolloutStarterService extends PeriodicService {
  private readonly startedAt = new Map<string, number>();

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CalendarRolloutClient) private readonly rollouts: CalendarRolloutClient,
  ) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    const running = (await runningRollouts(this.database)).map(({ version }) => version);
    for (const version of this.startedAt.keys()) if (!running.includes(version)) this.startedAt.delete(version);
    for (const version of running) {
      if (performance.now() - (this.startedAt.get(version) ?? -AGAIN_MS) < AGAIN_MS) continue;
      await this.rollouts.start({ version });
      this.startedAt.set(version, performance.now());
    }
    return false;
  }
}

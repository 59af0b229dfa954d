import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import { forgetAccessLogMonths, openAccessLogMonths } from '#libs/persistence';
import { PeriodicService } from '../periodic.service.js';

const EVERY_MS = 10 * 60_000;

/** Opens the months of the access log ahead of time, and forgets those that are older than the installation keeps. */
@Injectable()
export class AccessLogKeepingService extends PeriodicService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'accessLogMonths'>,
  ) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    await openAccessLogMonths(this.database);
    const forgotten = await forgetAccessLogMonths(this.database, this.config.accessLogMonths);
    if (forgotten > 0) this.log.log({ msg: 'months of the access log were forgotten', forgotten });
    return false;
  }
}

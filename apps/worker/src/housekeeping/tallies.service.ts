import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { keepTallies } from '#libs/persistence';
import { PeriodicService } from '../periodic.service.js';

/** Until then a count looks at each matter that moved; hundreds of them cost a page a few milliseconds. */
const EVERY_MS = 5_000;
const BATCH = 500;

/** Counts the matters that have moved on in the tallies (decision 68). */
@Injectable()
export class TalliesService extends PeriodicService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    return (await keepTallies(this.database, BATCH)) === BATCH;
  }
}

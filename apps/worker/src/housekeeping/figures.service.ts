import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { alone, keepFigures } from '#libs/persistence';
import { PeriodicService } from '../periodic.service.js';

/** Until then figures compute what moved from its events; a matter that moves often is kept once meanwhile. */
const EVERY_MS = 30_000;
const BATCH = 50;

/** Keeps the figures of matters that have moved on, in one worker at a time (decision 63). */
@Injectable()
export class FiguresService extends PeriodicService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    const done = await alone(this.database, 'figures', () => keepFigures(this.database, BATCH));
    for (const { matter, error } of done?.failed ?? [])
      this.log.error({ msg: 'the figures of a matter cannot be kept', matter, err: error });
    return done?.kept === BATCH;
  }
}

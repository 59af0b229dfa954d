import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentFiles, sweepDocuments } from '#libs/persistence';
import { PeriodicService } from '../periodic.service.js';

const EVERY_MS = 10 * 60_000;
const BATCH = 100;

/** Removes uploaded documents that no command has cited for seven days of real time, and uploads that broke off. */
@Injectable()
export class HousekeepingService extends PeriodicService {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
  ) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    const removed = await sweepDocuments(this.database, this.files, BATCH);
    if (removed > 0) this.log.log({ msg: 'uncited documents were removed', removed });
    return removed === BATCH;
  }
}

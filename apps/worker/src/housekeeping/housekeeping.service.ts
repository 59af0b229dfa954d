import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentFiles, sweepDocuments } from '#libs/persistence';
import { Rounds } from '../periodic.service.js';

const EVERY_MS = 10 * 60_000;
const BATCH = 100;

/** Removes what nobody needs any more: uploads that no command cited, and those that broke off. In real time. */
@Injectable()
export class Housekeeping extends Rounds {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(DocumentFiles) private readonly files: DocumentFiles,
  ) {
    super(EVERY_MS);
  }

  async goRound(): Promise<boolean> {
    const removed = await sweepDocuments(this.database, this.files, BATCH);
    if (removed > 0) this.log.log({ msg: 'uncited documents were removed', removed });
    return removed === BATCH;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { applyNextImport } from '#activities/organisation-import';
import { PeriodicService } from '../periodic.service.js';

const EVERY_MS = 2_000;

/** Applies confirmed imports of the organisation, one after the other, in one worker at a time. */
@Injectable()
export class OrganisationImportService extends PeriodicService {
  constructor(@Inject(DataSource) private readonly database: DataSource) {
    super(EVERY_MS);
  }

  protected async runOnce(): Promise<boolean> {
    const applied = await applyNextImport(this.database, () => this.stopping);
    if (applied === null) return false;
    const { importId, error } = applied;
    if (error === null) this.log.log({ msg: 'an import of the organisation was applied', importId });
    else this.log.error({ msg: 'an import of the organisation failed', importId, err: error });
    return true;
  }
}

import { applyRecords } from '#activities/organisation-import';
import { foundation, type Foundation } from '#libs/domain';
import { readAdministration } from '#libs/persistence';
import type { DataSource } from 'typeorm';

/** Begins the organisation of an empty platform with its first administrators. Throws where there are some already. */
export async function found(database: DataSource, first: Foundation): Promise<void> {
  if ((await readAdministration(database)) !== null)
    throw new Error('the platform has administrators already; they name further ones in the product');
  await applyRecords(database, foundation(first));
}

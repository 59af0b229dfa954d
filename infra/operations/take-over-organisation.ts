import { applyRecords } from '#activities/organisation-import';
import { createDataSource, giveMatters, recordsWithoutMatter } from '#libs/persistence';

/**
 * Takes over the organisation of an older database, in which it was rows without a history. Each row becomes a matter
 * with one event. Returns their number. Repeatable: rows that matters keep stay.
 */
export async function takeOverOrganisation(ownerUrl: string): Promise<number> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  try {
    await giveMatters(owner.manager);
    const records = await recordsWithoutMatter(owner.manager);
    await applyRecords(owner, records);
    return records.length;
  } finally {
    await owner.destroy();
  }
}

import { v5 as uuidv5 } from 'uuid';
import { MatterActivitiesService } from '#activities/matter';
import { CATALOG_ENTRY, statedBy } from '#libs/domain';
import { createDataSource, entriesWithoutMatter } from '#libs/persistence';

/**
 * Takes over the entries of an older database, in which they were rows without a history. Each becomes a matter with
 * one event, and keeps its id and effective instant. Returns their number. Repeatable: entries that are matters stay.
 */
export async function takeOverEntries(ownerUrl: string): Promise<number> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  try {
    const transition = new MatterActivitiesService(owner);
    const entries = await entriesWithoutMatter(owner);
    for (const { effectiveAt, entry } of entries) {
      const { entryId, provider, version } = entry;
      const payload = { version, effectiveAt, provider, content: statedBy(entry) };
      const reaction = { kind: 'reaction', id: uuidv5('take-over', entryId), reaction: 'take-over', payload } as const;
      const { answer } = await transition.transition(CATALOG_ENTRY, entryId, reaction);
      if (!answer?.ok) throw new Error(`entry ${entryId} cannot be taken over: ${JSON.stringify(answer)}`);
    }
    return entries.length;
  } finally {
    await owner.destroy();
  }
}

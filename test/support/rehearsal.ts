import type { Instant } from '#libs/domain';
import { migrate } from '../../infra/dev/steps.js';
import { publishCatalogue, startRehearsal } from '../../infra/rehearsal/seed.js';
import { startFilled, type ThrowawayDatabase } from './database.js';

/**
 * Starts a rehearsal with its catalogue and no matters, whose clock starts now at `start`; null for the beginning of
 * the sample story.
 */
export async function startRehearsalDatabase(start: Instant | null): Promise<ThrowawayDatabase> {
  const database = await startFilled('catalogue', async ({ ownerUrl, appUrl, documentsDir }) => {
    await migrate({ ownerUrl, appUrl, mode: 'rehearsal' });
    await publishCatalogue(ownerUrl, documentsDir);
  });
  await startRehearsal(database.ownerUrl, start);
  return database;
}

import type { Instant } from '#libs/domain';
import { migrate } from '../../infra/dev/steps.js';
import { publishCatalogue, startRehearsal } from '../../infra/rehearsal/seed.js';
import { STORY_ENDS } from '../../infra/rehearsal/story/index.js';
import { filled, sqlAs, startCopy, type OpenDatabase, type ThrowawayDatabase } from './database.js';

/** Folder of a rehearsal with its catalogue and no matters, whose clock is held. */
const catalogue = (): Promise<string> =>
  filled('catalogue', async ({ ownerUrl, appUrl, documentsDir }) => {
    await migrate({ ownerUrl, appUrl, mode: 'rehearsal' });
    await publishCatalogue(ownerUrl, documentsDir);
  });

/**
 * Starts a rehearsal with its catalogue and no matters, whose clock starts now at `start`; null for the beginning of
 * the sample story.
 */
export async function startRehearsalDatabase(start: Instant | null): Promise<ThrowawayDatabase> {
  const database = await startCopy(await catalogue());
  await startRehearsal(database.ownerUrl, start);
  return database;
}

/** Starts a rehearsal whose story `tell` told, once in a run of Jest; its clock starts now at the end of the story. */
export async function startToldDatabase(tell: (database: OpenDatabase) => Promise<void>): Promise<ThrowawayDatabase> {
  const told = async (database: OpenDatabase): Promise<void> => {
    await startRehearsal(database.ownerUrl, null);
    await tell(database);
  };
  const database = await startCopy(await filled('told', told, catalogue));
  await startClockAfter(database);
  return database;
}

/** Sets the clock back to the last event, if the copy lay on the disk for a while. Only the administrator can. */
async function startClockAfter({ administratorUrl }: ThrowawayDatabase): Promise<void> {
  const last = `greatest('${STORY_ENDS}', (SELECT max(recorded_at) FROM event))`;
  await sqlAs(
    administratorUrl,
    `SET session_replication_role = replica`,
    `UPDATE platform SET clock_epoch = clock_epoch + 1,
       offset_ms = ceil(extract(epoch FROM ${last} - clock_timestamp()) * 1000)`,
  );
}

import type { Instant } from '#libs/domain';
import {
  createDataSource,
  publishEntryVersion,
  registerOrganisation,
  readPlatform,
  setStoryUntil,
  startRehearsalAt,
  withTransaction,
  type Tx,
} from '#libs/persistence';
import { accounts, departments, divisions, entryVersions } from './data/index.js';
import { STORY_BEGINS, STORY_ENDS } from './story-steps.js';

/** The sample country is as old as the Regulation. */
const IN_FORCE = '2025-08-01';

/**
 * Gives an empty rehearsal its organisation, accounts and catalogue, and sets its clock: to `start` and without matters
 * where that is said, else to the beginning of the story. What is there already stays. Answers whether the rehearsal is one with the story.
 */
export async function seedRehearsal(ownerUrl: string, start: Instant | null): Promise<boolean> {
  const owner = await createDataSource(ownerUrl, { poolSize: 1 }).initialize();
  try {
    return await withTransaction(owner, 'READ COMMITTED', async (tx) => {
      if (!(await isSeeded(tx))) await begin(tx, start);
      return (await readPlatform(tx)).storyUntil !== null;
    });
  } finally {
    await owner.destroy();
  }
}

async function begin(tx: Tx, start: Instant | null): Promise<void> {
  await registerOrganisation(tx, { divisions, departments, accounts, validFrom: IN_FORCE });
  for (const entry of entryVersions()) await publishEntryVersion(tx, entry);
  await startRehearsalAt(tx, start ?? STORY_BEGINS);
  await setStoryUntil(tx, start ? null : STORY_ENDS);
}

async function isSeeded(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ seeded: boolean }[]>(`SELECT EXISTS (SELECT FROM division) AS seeded`);
  return row?.seeded === true;
}

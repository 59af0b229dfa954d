import { v5 as uuidv5 } from 'uuid';
import type { DataSource } from 'typeorm';
import { Transition } from '#activities/transition';
import type { Act } from '#libs/contracts';
import { canonicalText, CATALOG_ENTRY, sha256Hex, type Instant } from '#libs/domain';
import {
  createDataSource,
  DocumentFiles,
  endAdvance,
  holdClockAt,
  holdRehearsalAt,
  readPlatform,
  registerOrganisation,
  setStoryUntil,
  withTransaction,
} from '#libs/persistence';
import { accounts, departments, designations, divisions } from './data/index.js';
import { PUBLICATION, PUBLICATION_BEGINS, reports, type PublicationStep } from './publication.js';
import { keepReport } from './report-files.js';
import { STORY_BEGINS, STORY_ENDS } from './story/index.js';

/** The sample country gets ready for the Regulation, which is in force from 1 August 2025. */
const OFFICES_FROM = '2025-07-01';

/**
 * Gives an empty rehearsal its organisation and accounts; its people then publish their catalogue, and the clock starts:
 * at `start` and without further matters where that is said, else at the beginning of the story. What is there already
 * stays, and what broke off goes on. Answers whether the rehearsal is one with the story.
 */
export async function seedRehearsal(ownerUrl: string, start: Instant | null, documentsDir: string): Promise<boolean> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  try {
    if (!(await isBegun(owner))) await begin(owner, start);
    const { heldAt, advanceId, storyUntil } = await readPlatform(owner);
    if (heldAt && !advanceId) {
      const files = new DocumentFiles(documentsDir);
      for (const report of reports) await keepReport(owner, files, report);
      await publish(owner, start ?? STORY_BEGINS);
    }
    return storyUntil !== null;
  } finally {
    await owner.destroy();
  }
}

function begin(owner: DataSource, start: Instant | null): Promise<void> {
  return withTransaction(owner, 'READ COMMITTED', async (tx) => {
    await registerOrganisation(tx, { divisions, departments, accounts, designations, validFrom: OFFICES_FROM });
    await setStoryUntil(tx, start ? null : STORY_ENDS);
    await holdRehearsalAt(tx, PUBLICATION_BEGINS);
  });
}

/** Step by step as people would give them, at their instants; a repeated step is answered as before. */
async function publish(owner: DataSource, starts: Instant): Promise<void> {
  const transition = new Transition(owner);
  for (const step of PUBLICATION) {
    await holdAt(owner, step.at);
    const { answer } = await transition.transition(CATALOG_ENTRY, step.entryId, await actOf(owner, step));
    if (!answer?.ok) throw new Error(`the catalogue is not published: ${step.command} ${JSON.stringify(answer)}`);
  }
  await holdAt(owner, starts);
  await withTransaction(owner, 'READ COMMITTED', endAdvance);
}

const holdAt = (owner: DataSource, instant: Instant): Promise<void> =>
  withTransaction(owner, 'READ COMMITTED', (tx) => holdClockAt(tx, instant));

async function actOf(owner: DataSource, { at, entryId, accountId, command, payload }: PublicationStep): Promise<Act> {
  const { epoch } = await readPlatform(owner);
  return {
    ...{ kind: 'act', id: uuidv5(`${command} ${canonicalText(payload)}`, entryId), accountId, command, payload },
    ...{ requestHash: sha256Hex(canonicalText(payload)), receivedAt: at, clockEpoch: epoch },
  };
}

async function isBegun(owner: DataSource): Promise<boolean> {
  const [row] = await owner.query<{ begun: boolean }[]>(`SELECT EXISTS (SELECT FROM division) AS begun`);
  return row?.begun === true;
}

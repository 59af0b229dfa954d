import { v5 as uuidv5 } from 'uuid';
import type { DataSource } from 'typeorm';
import { MatterActivitiesService } from '#activities/matter';
import { applyImport } from '#activities/organisation-import';
import type { CommandRequest } from '#libs/contracts';
import { canonicalText, CATALOG_ENTRY, sha256Hex, type Instant } from '#libs/domain';
import {
  createDataSource,
  designateSources,
  DocumentFiles,
  endAdvance,
  holdClockAt,
  holdRehearsalAt,
  readAdministration,
  readPlatform,
  setStoryUntil,
  withTransaction,
} from '#libs/persistence';
import { found } from '../operations/found.js';
import { COUNTRY, COUNTRY_BEGINS, COUNTRY_ORIGIN, FOUNDATION, OFFICES_FROM } from './country.js';
import { designations } from './data/index.js';
import { PUBLICATION, reports, type PublicationStep } from './publication.js';
import { keepReport } from './report-files.js';
import { STORY_BEGINS, STORY_ENDS } from './story/index.js';

/**
 * Gives an empty rehearsal its organisation, its accounts and the catalogue that its people publish, and starts its
 * clock: at `start` without the story, or at the beginning of the story if `start` is null. Existing data stay, and an
 * interrupted seed continues. Returns true if the rehearsal has the story.
 */
export async function seedRehearsal(ownerUrl: string, start: Instant | null, documentsDir: string): Promise<boolean> {
  await publishCatalogue(ownerUrl, documentsDir);
  return startRehearsal(ownerUrl, start);
}

/** Seeds a rehearsal up to its published catalogue. Its clock is held at the instant of publication. */
export function publishCatalogue(ownerUrl: string, documentsDir: string): Promise<void> {
  return asOwner(ownerUrl, async (owner) => {
    if ((await isBegun(owner)) && !(await isBeforeStart(owner))) return;
    await begin(owner);
    const files = new DocumentFiles(documentsDir);
    for (const report of reports) await keepReport(owner, files, report);
    await publish(owner);
  });
}

/** Starts the clock of a rehearsal with its catalogue, once. Returns true if the rehearsal has the story. */
export function startRehearsal(ownerUrl: string, start: Instant | null): Promise<boolean> {
  return asOwner(ownerUrl, async (owner) => {
    if (await isBeforeStart(owner)) await startClock(owner, start);
    const { storyUntil } = await readPlatform(owner);
    return storyUntil !== null;
  });
}

async function asOwner<Result>(ownerUrl: string, work: (owner: DataSource) => Promise<Result>): Promise<Result> {
  const owner = await createDataSource(ownerUrl, { poolSize: 2 }).initialize();
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}

/** Founds the organisation and imports the sample country, as two administrators would. An interrupted import continues. */
async function begin(owner: DataSource): Promise<void> {
  if ((await readAdministration(owner)) === null) {
    await withTransaction(owner, 'READ COMMITTED', (tx) => holdRehearsalAt(tx, COUNTRY_BEGINS));
    await found(owner, FOUNDATION);
  }
  await applyImport(owner, { content: COUNTRY, origin: COUNTRY_ORIGIN, at: COUNTRY_BEGINS });
  await designateSources(owner.manager, designations, OFFICES_FROM);
}

/** True while the clock is held and no advance moves it: only publication holds it so. */
async function isBeforeStart(owner: DataSource): Promise<boolean> {
  const { heldAt, advanceId } = await readPlatform(owner);
  return heldAt !== null && advanceId === null;
}

function startClock(owner: DataSource, start: Instant | null): Promise<void> {
  return withTransaction(owner, 'READ COMMITTED', async (tx) => {
    await setStoryUntil(tx, start ? null : STORY_ENDS);
    await holdClockAt(tx, start ?? STORY_BEGINS);
    await endAdvance(tx);
  });
}

/**
 * Gives the commands of the publication at their instants, which are few. A repeated command gets its earlier answer.
 */
async function publish(owner: DataSource): Promise<void> {
  const transition = new MatterActivitiesService(owner);
  let held: { readonly at: Instant; readonly epoch: number } | undefined;
  for (const step of PUBLICATION) {
    if (held?.at !== step.at) held = { at: step.at, epoch: await holdAt(owner, step.at) };
    const { answer } = await transition.transition(CATALOG_ENTRY, step.entryId, actOf(step, held.epoch));
    if (!answer?.ok) throw new Error(`the catalogue is not published: ${step.command} ${JSON.stringify(answer)}`);
  }
}

/** Holds the clock at an instant; returns its epoch there. */
async function holdAt(owner: DataSource, instant: Instant): Promise<number> {
  await withTransaction(owner, 'READ COMMITTED', (tx) => holdClockAt(tx, instant));
  return (await readPlatform(owner)).epoch;
}

function actOf(
  { at, entryId, accountId, command, payload }: PublicationStep,
  clockEpoch: CommandRequest['clockEpoch'],
): CommandRequest {
  return {
    kind: 'act',
    id: uuidv5(`${command} ${canonicalText(payload)}`, entryId),
    accountId,
    command,
    payload,
    requestHash: sha256Hex(canonicalText(payload)),
    receivedAt: at,
    clockEpoch,
  };
}

async function isBegun(owner: DataSource): Promise<boolean> {
  const [row] = await owner.query<{ begun: boolean }[]>(`SELECT EXISTS (SELECT FROM division) AS begun`);
  return row?.begun === true;
}

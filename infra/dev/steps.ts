import { z } from 'zod';
import { migrate as migrateDatabase } from '#libs/persistence';
import { bootstrapNamespace } from '#libs/temporal';
import { foldAnew } from '../operations/fold-anew.js';
import { takeOverEntries } from '../operations/take-over.js';
import { seedRehearsal } from '../rehearsal/seed.js';
import { playStory as play } from '../rehearsal/story.js';
import type { Mode } from './plan.js';
import { reason, Trouble } from './trouble.js';

// What a start asks of the rest of the platform, in this order. A step that a person can mend throws Trouble.

/** Brings the database, and what an older version wrote into it, to the newest form, as its owner; refuses a database that was begun in the other mode. */
export async function migrate(to: { ownerUrl: string; appUrl: string; mode: Mode }): Promise<void> {
  try {
    await migrateDatabase(to);
    await takeOverEntries(to.ownerUrl);
    await foldAnew(to.ownerUrl);
  } catch (error) {
    throw new Trouble(`The database was not prepared: ${reason(error)}`);
  }
}

const instant = z.iso.datetime({ offset: true });

/**
 * Organisation, accounts and catalogue of a rehearsal; what is there already stays. Production is not seeded. Answers
 * whether there is a story: how a rehearsal began is said by its database, not by the start of today.
 */
export async function seed(to: {
  ownerUrl: string;
  mode: Mode;
  documentsDir: string;
  rehearsalStart?: string;
}): Promise<boolean> {
  if (to.mode === 'production') return false;
  const { success, data } = instant.optional().safeParse(to.rehearsalStart);
  if (!success) throw new Trouble('REHEARSAL_START must be an instant with its offset, as 2026-02-02T09:00:00+08:00.');
  return seedRehearsal(to.ownerUrl, data ? new Date(data).toISOString() : null, to.documentsDir);
}

/** Namespace with its retention, and the search attributes. */
export async function bootstrapTemporal(at: { address: string; namespace: string }): Promise<void> {
  await bootstrapNamespace({ temporalAddress: at.address, temporalNamespace: at.namespace });
}

/** Plays the story of a rehearsal through the API; answers whether there was anything left to tell. */
export const playStory = ({ apiUrl }: { apiUrl: string }): Promise<boolean> => play(apiUrl);

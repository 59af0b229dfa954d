import { z } from 'zod';
import { migrate as migrateDatabase } from '#libs/persistence';
import { bootstrapNamespace } from '#libs/temporal';
import { foldAnew } from '../operations/fold-anew.js';
import { takeOverOrganisation } from '../operations/take-over-organisation.js';
import { takeOverEntries } from '../operations/take-over.js';
import { seedRehearsal } from '../rehearsal/seed.js';
import { playStory as play } from '../rehearsal/story.js';
import type { Mode } from './plan.js';
import { reason, Trouble } from './trouble.js';

// Steps of a start in other parts of the platform, in this order. A step throws Trouble if a person can resolve it.

/**
 * Migrates the database as its owner, takes over organisation and entries of older versions and folds outdated matters again. Throws
 * Trouble if that fails, for example because the database was begun in the other mode.
 */
export async function migrate(to: { ownerUrl: string; appUrl: string; mode: Mode }): Promise<void> {
  try {
    await migrateDatabase(to);
    await takeOverOrganisation(to.ownerUrl);
    await takeOverEntries(to.ownerUrl);
    await foldAnew(to.ownerUrl);
  } catch (error) {
    throw new Trouble(`The database was not prepared: ${reason(error)}`);
  }
}

const instant = z.iso.datetime({ offset: true });

/**
 * Seeds a rehearsal with organisation, accounts and catalogue; existing data stay, and production is not seeded.
 * Returns true if the rehearsal has the story. Its database decides that, not the environment of this start.
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

/** Creates or updates the Temporal namespace with its retention, and the search attributes. */
export async function bootstrapTemporal(at: { address: string; namespace: string }): Promise<void> {
  await bootstrapNamespace({ temporalAddress: at.address, temporalNamespace: at.namespace });
}

/** Plays the story of a rehearsal through the API. Returns false if it was already played to its end. */
export const playStory = ({ apiUrl }: { apiUrl: string }): Promise<boolean> => play(apiUrl);

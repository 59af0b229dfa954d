import type { Mode } from './plan.js';

// What a start asks of the rest of the platform, in this order. A step that a person can mend throws Trouble.

/** Brings the database to the newest schema, as its owner; refuses a database that was begun in the other mode. */
export async function migrate(_to: { ownerUrl: string; appUrl: string; mode: Mode }): Promise<void> {}

/** Organisation, accounts and catalogue of a rehearsal; what is there already stays. Production is not seeded. */
export async function seed(_to: {
  ownerUrl?: string;
  appUrl: string;
  mode: Mode;
  rehearsalStart?: string;
}): Promise<void> {}

/** Namespace with its retention, and the search attributes. */
export async function bootstrapTemporal(_at: { address: string; namespace: string }): Promise<void> {}

/** Plays the story of a rehearsal through the API, once: a story that was played before is left as it is. */
export async function playStory(_at: { apiUrl: string }): Promise<void> {}

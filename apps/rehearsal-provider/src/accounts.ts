import { ROLE_TITLES, ROLES } from '#libs/domain';
import { listOffices, readActor, type HeldOffice, type Queryable } from '#libs/persistence';

/** Accounts as whom one may sign in. */
export interface Accounts {
  /** Resolves to true if there is an account with this id. */
  has(accountId: string): Promise<boolean>;
  /** Resolves to the offices that contain every word of the text, at most `limit`; all of them for an empty text. */
  search(text: string, limit: number): Promise<readonly HeldOffice[]>;
}

/** Number of words that are searched for; further ones are ignored, so that a statement stays small. */
const MOST_WORDS = 5;

/** Returns the accounts of a rehearsal's database. */
export const accountsOf = (database: Queryable): Accounts => ({
  has: async (accountId) => (await readActor(database, accountId)) !== null,
  search: (text, limit) => listOffices(database, wordsOf(text), limit),
});

const wordsOf = (text: string) =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => ({ text: word, roles: ROLES.filter((role) => ROLE_TITLES[role].includes(word)) }));

import type { Conditions } from '../connection/conditions.js';
import type { Queryable } from '../connection/sql.js';
import { holdsAny, termsOf, type Searched } from '../connection/terms.js';
import type { EntryFilters } from './entry-filters.js';
import { simplified } from './readings.js';
import { searchForm } from './search-form.js';
import { synonymsWithin } from './synonyms.js';

/** What is looked for beside a word of a query. */
export interface Expansion {
  /** The word as it was given. */
  readonly term: string;
  /** Other words for it, of which each finds an entry as well as the term itself. */
  readonly added: readonly string[];
  /** True if the term is also looked for as the first letters of pinyin. */
  readonly initials: boolean;
}

/** A word of a query. */
export interface SearchTerm extends Expansion {
  /** True if it is looked for in the readings of an entry, too. */
  readonly inReadings: boolean;
}

/** Most words that are added to one term; each makes the search longer. */
const MOST_ADDED = 8;

/**
 * The terms of a query with what is looked for beside them, which is nothing if the query is to be taken exactly: the
 * term in simplified characters, and the words that the dictionary of synonyms has for what is in it.
 */
export async function searchTerms(db: Queryable, { q, exact }: EntryFilters): Promise<readonly SearchTerm[]> {
  const terms = termsOf(q);
  if (exact === true) return terms.map((term) => ({ term, added: [], inReadings: false, initials: false }));
  const forms = terms.map((term) => ({ term, form: searchForm(term) }));
  const groups = await synonymsWithin(
    db,
    forms.map(({ form }) => simplified(form)),
  );
  return forms.map(({ term, form }) => {
    // A single letter is the initial of so many characters that it says nothing.
    const inReadings = form.length > 1;
    const initials = inReadings && /[a-z]/.test(form) && !/\d/.test(form); // a number, such as REQ-…, is no initials
    return { term, added: addedTo(form, groups), inReadings, initials };
  });
}

function addedTo(form: string, groups: readonly (readonly string[])[]): readonly string[] {
  const plain = simplified(form);
  const words = [...(plain === form ? [] : [plain]), ...otherWords(plain, groups)];
  return [...new Set(words)].slice(0, MOST_ADDED);
}

/**
 * Answers the form with a word of a group replaced by another of that group. A word that is part of a longer one in the
 * form is left alone: 社保卡 is not 社会保险卡. What contains the form would find nothing new.
 */
export function otherWords(form: string, groups: readonly (readonly string[])[]): readonly string[] {
  const found = groups.flatMap((words) => words.filter((word) => form.includes(word)).map((word) => ({ word, words })));
  const whole = found.filter(({ word }) => !found.some((other) => other.word !== word && other.word.includes(word)));
  return whole
    .flatMap(({ word, words }) => words.filter((other) => other !== word).map((other) => form.replaceAll(word, other)))
    .filter((other) => !other.includes(form));
}

/** The expansions of those terms beside which something is looked for. */
export const expansionsOf = (terms: readonly SearchTerm[]): readonly Expansion[] =>
  terms
    .filter(({ added, initials }) => added.length > 0 || initials)
    .map(({ term, added, initials }) => ({ term, added, initials }));

/** The words that find an entry for this term. */
export const writingsOf = ({ term, added }: SearchTerm): readonly string[] => [term, ...added];

const TEXT: Searched = { text: 'e.searched', grams: 'e.grams' };
const READINGS: Searched = { text: 'e.readings', grams: 'array_to_tsvector(search_grams(e.readings))' };

/** Adds the condition that the entry `e` contains each term, or what is looked for beside it. */
export function addSearchTerms(where: Conditions, terms: readonly SearchTerm[]): void {
  for (const term of terms) {
    const forms = formsOf(where, term);
    where.add(`${forms[0] ?? ''} = '' OR (${holdsAny(term.inReadings ? [TEXT, READINGS] : [TEXT], forms)})`);
  }
}

/** SQL of the forms of a term and of the words added to it. */
export const formsOf = (where: Conditions, term: SearchTerm): readonly string[] =>
  writingsOf(term).map((writing) => `search_form(${where.value(writing)}::text)`);

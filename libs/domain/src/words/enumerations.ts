import { POLICY_REGISTER } from '../policy/register.js';
import { PROCESSES } from '../processes/index.js';
import { spelled, wordsOf, type Words } from './word.js';
import { CATALOGUE_WORDS } from './catalogue.words.js';
import { ORGANISATION_WORDS } from './organisation.words.js';
import { PLATFORM_WORDS } from './platform.words.js';
import { READING_WORDS } from './reading.words.js';
import { SHARING_WORDS } from './sharing.words.js';
import { TIME_WORDS } from './time.words.js';

/** States of each process, such as `shareRequestState`. */
const STATES: Readonly<Record<string, Words>> = Object.fromEntries(
  PROCESSES.map(({ process, stateTitles: own }) => [
    `${process.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}State`,
    wordsOf<string>(own, spelled),
  ]),
);

/** Readings of each open point, under its number. */
const READINGS: Readonly<Record<string, Words>> = Object.fromEntries(
  POLICY_REGISTER.map(({ id, options }) => [id, wordsOf(options, spelled)]),
);

/** The words of every enumeration that the API takes or answers, by the enumeration's name. */
export const ENUMERATIONS: Readonly<Record<string, Words>> = {
  ...PLATFORM_WORDS,
  ...ORGANISATION_WORDS,
  ...TIME_WORDS,
  ...CATALOGUE_WORDS,
  ...SHARING_WORDS,
  ...READING_WORDS,
  ...STATES,
  ...READINGS,
};

/**
 * Returns the name of the enumeration to which values belong: the one that has exactly these, or else the only one that
 * has them all. Null if there is none, or if several have them: then the schema must name its own.
 */
export function enumerationOf(values: readonly string[]): string | null {
  const holding = Object.entries(ENUMERATIONS).filter(([, words]) => values.every((value) => value in words));
  const exact = holding.filter(([, words]) => Object.keys(words).length === values.length);
  const [found, ...others] = exact.length > 0 ? exact : holding;
  return found && others.length === 0 ? found[0] : null;
}

import { SUPERVISION_CLOCKS, SUPERVISION_TITLE } from '../clock/supervision-clock.js';
import { CLAUSES, type Clause } from '../law/clause-text.js';
import { PROCESSES } from '../processes/index.js';
import { GROUNDS, REFUSAL_CODES } from '../processes/share-request/ground.js';
import { neededFor } from '../processes/share-request/grounds.js';
import { ENUMERATIONS } from './enumerations.js';
import { PLATFORM_WORDS } from './platform.words.js';
import { SHARING_WORDS } from './sharing.words.js';
import { spelled, wordsOf, type Word, type Words } from './word.js';

/** The words of one process: its states, commands and clocks (时钟), by their codes. */
interface ProcessWords extends Word {
  readonly process: string;
  /** The clause under which its matters are begun. */
  readonly clause: string;
  readonly states: Words;
  readonly commands: readonly (Word & { readonly command: string; readonly clause: string })[];
  /** A key that ends with a hyphen stands for the clocks whose ids go on with a number. */
  readonly clocks: Words;
}

/** A ground on which a provider may refuse an item of a share request, with what the refusal must state. */
interface GroundWords extends Word {
  readonly code: string;
  readonly forUnconditional: boolean;
  readonly toldToAuthority: boolean;
  /** Fields of the item's decision; all of one of the lists. */
  readonly needs: readonly (readonly string[])[];
}

/** What the codes of the API mean, in Chinese and English. */
export interface Dictionary {
  readonly processes: readonly ProcessWords[];
  readonly enumerations: Readonly<Record<string, Words>>;
  readonly clauses: readonly Clause[];
  readonly refusalGrounds: readonly GroundWords[];
}

/** Returns the dictionary of this release; it never changes while the release runs. */
export const dictionary = (): Dictionary => ({
  processes: PROCESSES.map(wordsOfProcess),
  enumerations: ENUMERATIONS,
  clauses: CLAUSES,
  refusalGrounds: REFUSAL_CODES.map((code) => {
    const { forUnconditional, toldToAuthority } = GROUNDS[code];
    return { code, ...SHARING_WORDS.refusalGround[code], forUnconditional, toldToAuthority, needs: neededFor(code) };
  }),
});

function wordsOfProcess(one: (typeof PROCESSES)[number]): ProcessWords {
  const { process, title, clause, stateTitles, clockTitles, rows } = one;
  return {
    process,
    zh: title,
    en: PLATFORM_WORDS.process[process].en,
    clause,
    states: wordsOf(stateTitles, spelled),
    commands: rows.map((row) => ({ command: row.name, zh: row.title, en: spelled(row.name), clause: row.clause })),
    clocks: wordsOf({ ...clockTitles, [SUPERVISION_CLOCKS]: SUPERVISION_TITLE }, spelled),
  };
}

import type { LocalDate } from '../calendar/time.js';
import type { CodeStanding } from './code-standing.js';
import type { EntryContent } from './content.js';

/** A violation of one rule by a statement of an entry. */
export interface Fault {
  /** Path in the content, such as `items.2.nameZh`; `provider` for a fault in the department's own data. */
  readonly field: string;
  /** Stable, machine-readable name of the rule, such as `NAME_LENGTH`. */
  readonly rule: string;
  /** Article and paragraph, such as `13(2)`; `12(2)` for a rule of the compilation standard or of this platform. */
  readonly clause: string;
  /** Chinese text that tells the drafter what to do. */
  readonly message: string;
}

/** Facts beside the content that the rules need. */
export interface EntrySetting {
  /** Unified social credit code of the provider; null if it has none. */
  readonly providerUscc: string | null;
  /** The published content; null before the first publication. */
  readonly published: EntryContent | null;
  /** Day for which the entry is judged; a legal basis must be in force on it. */
  readonly at: LocalDate;
  /** Department id of the active designation as source of these data (Art 19(2)); null if there is none. */
  readonly designatedSource: string | null;
  /** The entry's code; FREE for one that was published with it. */
  readonly code: CodeStanding;
  /** Codes of the published entries among those that the content names as related, without its own. */
  readonly knownCodes: ReadonlySet<string>;
}

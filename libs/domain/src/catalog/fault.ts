import type { LocalDate } from '../calendar/time.js';
import type { EntryContent } from './content.js';

/** What is wrong with a statement of an entry. */
export interface Fault {
  /** Path in the content, as `items.2.nameZh`; `provider` for what the setting holds. */
  readonly field: string;
  /** Stable and machine-readable, as `NAME_LENGTH`. */
  readonly rule: string;
  /** Article and paragraph, as `13(2)`; `12(2)` where the compilation standard, or a control of ours in its place, asks for it. */
  readonly clause: string;
  /** Chinese; tells the drafter what to do. */
  readonly message: string;
}

/** What the rules must know beside the content. */
export interface EntrySetting {
  /** Unified social credit code of the provider; null where it has none. */
  readonly providerUscc: string | null;
  /** The content that is published; null before the first publication. */
  readonly published: EntryContent | null;
  /** The day of which is asked: a legal basis must be in force on it. */
  readonly at: LocalDate;
  /** Department id of the active designation as source of these data (Art 19(2)); null where there is none. */
  readonly designatedSource: string | null;
  /** Catalog codes of all other entries. */
  readonly knownCodes: ReadonlySet<string>;
}

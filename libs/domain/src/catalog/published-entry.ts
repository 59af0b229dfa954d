import type { Instant } from '../calendar/time.js';
import type { EntryChanges } from './changes.js';
import type { EntryContent } from './content.js';
import type { EntryVersion } from './entry.js';

/** One published version of an entry. Only `supersededAt` and `noticeNo` are set later. */
export interface PublishedVersion {
  readonly version: number;
  readonly content: EntryContent;
  readonly contentHash: string;
  readonly effectiveAt: Instant;
  /** Instant at which the next version or the retirement replaced it; null while it is in effect. */
  readonly supersededAt: Instant | null;
  /** 通告号; null for an entry that was taken over. */
  readonly noticeNo: string | null;
  /** The update that led to it; null for the first version. */
  readonly updateId: string | null;
}

/** A version with the changes by which its update led to it; empty for the first one. */
export interface ChangedVersion extends PublishedVersion {
  readonly changes: EntryChanges;
}

/** True for a version that is in effect at some time; one that another replaced before its day never is. */
export const isEverEffective = ({ effectiveAt, supersededAt }: PublishedVersion): boolean =>
  supersededAt === null || supersededAt > effectiveAt;

/** An entry as its own matter publishes it: lists and other matters read this, never the matter's state. */
export interface PublishedEntry {
  readonly provider: string;
  /** Catalog code that no other entry can have; null where it bears none, as an abandoned draft, which frees its code. */
  readonly catalogCode: string | null;
  readonly content: EntryContent;
  /** Name in the normalised form used for comparison. */
  readonly comparedName: string;
  readonly versions: readonly (PublishedVersion & {
    /** View of the version by which share requests are judged. */
    readonly judged: EntryVersion;
  })[];
  /** Document of the change of law for which the entry retired; null if it did not, or for another cause. */
  readonly retiredFor: string | null;
  readonly openUpdates: readonly string[];
}

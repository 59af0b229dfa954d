import type { EntryContent } from '../catalog/content.js';
import type { Instant } from '../calendar/time.js';
import type { Matter } from '../process/matter.js';

/** One published version of an entry: immutable, but that the next one ends it. */
export interface PublishedVersion {
  readonly version: number;
  readonly content: EntryContent;
  readonly contentHash: string;
  readonly effectiveAt: Instant;
  /** When the next version, or retirement, took its place; null while it is the effective one. */
  readonly supersededAt: Instant | null;
  /** 通告号; null for an entry that was taken over. */
  readonly noticeNo: string | null;
  /** The update that led to it; null for the first. */
  readonly updateId: string | null;
}

/** What a catalog entry knows besides its state, parties and clocks. */
export interface CatalogEntry {
  /** The draft that is being worked on; after publication what the last version states. */
  readonly content: EntryContent;
  readonly versions: readonly PublishedVersion[];
  readonly openUpdates: readonly { readonly updateId: string; readonly kind: 'CHANGE' | 'RETIRE' }[];
}

export type CatalogEntrySide = 'provider' | 'authority';
export type CatalogEntryMatter = Matter<CatalogEntry, CatalogEntrySide>;

/** The process whose matters are the entries themselves. */
export const CATALOG_ENTRY = 'catalog-entry';

import { normaliseName } from '../../catalog/names.js';
import { entryContent, type EntryContent } from '../../catalog/content.js';
import type { Matter } from '../../matter/matter.js';
import { CATALOG_ENTRY } from '../../catalog/process-name.js';
import type { CatalogEntryMatter, PublishedVersion } from './catalog-entry.state.js';

/** An entry as the catalogue shows it. */
export interface EntryProjection {
  readonly provider: string;
  readonly content: EntryContent;
  /** Name in the normalised form used for comparison. */
  readonly comparedName: string;
  readonly versions: readonly PublishedVersion[];
  readonly openUpdates: readonly string[];
}

/**
 * Returns the catalogue's view of a matter; null if the matter is no entry. Of a secret entry it shows only that the
 * code is taken.
 */
export function entryProjection(matter: Matter): EntryProjection | null {
  if (!isEntry(matter)) return null;
  const { locked, versions, openUpdates } = matter.data;
  const content = locked ? entryContent.parse({ catalogCode: matter.data.content.catalogCode }) : matter.data.content;
  return {
    provider: matter.parties.provider,
    content,
    versions,
    comparedName: normaliseName(content.name),
    openUpdates: openUpdates.map(({ updateId }) => updateId),
  };
}

/** The cast is safe for the same reason as in `defineProcess`: a process only meets matters of its own. */
const isEntry = (matter: Matter): matter is CatalogEntryMatter => matter.process === CATALOG_ENTRY;

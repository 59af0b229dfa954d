import { normaliseName } from '../catalog/names.js';
import type { EntryContent } from '../catalog/content.js';
import type { Matter } from '../process/matter.js';
import { CATALOG_ENTRY, type CatalogEntryMatter, type PublishedVersion } from './state.js';

/** An entry as the catalogue shows it. */
export interface EntryProjection {
  readonly provider: string;
  readonly content: EntryContent;
  /** The name in the form in which names are compared. */
  readonly comparedName: string;
  readonly versions: readonly PublishedVersion[];
  readonly openUpdates: readonly string[];
}

/** What the catalogue shows of a matter; null where it is no entry. */
export function entryProjection(matter: Matter): EntryProjection | null {
  if (!isEntry(matter)) return null;
  const { content, versions, openUpdates } = matter.data;
  return {
    ...{ provider: matter.parties.provider, content, versions },
    comparedName: normaliseName(content.name),
    openUpdates: openUpdates.map(({ updateId }) => updateId),
  };
}

/** Safe for the same reason as `defineProcess`: a process only meets matters of its own. */
const isEntry = (matter: Matter): matter is CatalogEntryMatter => matter.process === CATALOG_ENTRY;

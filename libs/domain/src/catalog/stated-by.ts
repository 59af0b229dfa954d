import { entryContent, type EntryContent } from './content.js';
import type { EntryVersion } from './entry.js';

/**
 * Rebuilds the content of a version of which only the judged view was stored, as before entries were matters of their
 * own; `judgedBy` gives the same view again. Fields that the view lacks stay unstated. Throws for a code that no list
 * has.
 */
export const statedBy = (version: EntryVersion): EntryContent => {
  const { entryId: _, version: __, effectiveFrom: ___, provider: ____, dataFormat, dataCategory, ...own } = version;
  return entryContent.parse({
    ...own,
    nonShareReason: own.nonShareReason ?? '',
    formatClass: dataFormat,
    dataCategory: { category: dataCategory },
  });
};

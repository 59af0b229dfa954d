import { entryContent, type EntryContent } from './content.js';
import type { EntryVersion } from './entry.js';

/**
 * What a version states of which only the judged view was kept, as entries were before they were matters of their own;
 * `judgedBy` gives the same view again. What nobody stated stays unstated. Throws where a code is in none of the lists.
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

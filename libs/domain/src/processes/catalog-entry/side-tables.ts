import { localDate } from '../../calendar/time.js';
import { judgedBy } from '../../catalog/judged-by.js';
import { normaliseName } from '../../catalog/names.js';
import { entryContent } from '../../catalog/content.js';
import type { PublishedEntry } from '../../catalog/published-entry.js';
import type { CatalogEntryMatter } from './catalog-entry.state.js';

/**
 * Returns the entry as the catalogue shows it. Of a secret entry it shows only that the code is taken.
 */
export function sideTables({ matterId, state, data, parties }: CatalogEntryMatter): { readonly entry: PublishedEntry } {
  const { locked, versions, openUpdates, retirement } = data;
  const content = locked ? entryContent.parse({ catalogCode: data.content.catalogCode }) : data.content;
  return {
    entry: {
      provider: parties.provider,
      catalogCode: state === 'ABANDONED' && !locked ? null : content.catalogCode || null,
      content,
      versions: versions.map(({ changes: _, ...one }) => ({
        ...one,
        judged: judgedBy(matterId, parties.provider, one.version, localDate(one.effectiveAt), one.content),
      })),
      retiredFor: retirement?.law ?? null,
      comparedName: normaliseName(content.name),
      openUpdates: openUpdates.map(({ updateId }) => updateId),
    },
  };
}

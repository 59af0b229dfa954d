import { judgedBy, localDate, type Matter, type PublishedEntry, type PublishedVersion } from '#libs/domain';
import type { ReadRow } from './tables.js';

interface CatalogRows {
  readonly catalog_entry: readonly ReadRow[];
  readonly catalog_entry_version: readonly ReadRow[];
}

/** Makes the catalog rows of a matter that publishes an entry; other matters have none. */
export function catalogRows(matter: Matter, entry: PublishedEntry | undefined): CatalogRows {
  if (!entry) return { catalog_entry: [], catalog_entry_version: [] };
  const { matterId: entryId, state } = matter;
  const { content, provider, versions, openUpdates } = entry;
  return {
    catalog_entry: [
      {
        entry_id: entryId,
        catalog_code: content.catalogCode || null,
        provider,
        state,
        name: entry.comparedName,
        version: versions.at(-1)?.version ?? 0,
        content,
        open_updates: openUpdates,
      },
    ],
    catalog_entry_version: versions.map((version) => versionRow(entryId, provider, version)),
  };
}

function versionRow(entryId: string, provider: string, published: PublishedVersion): ReadRow {
  const { version, content: stated, effectiveAt, supersededAt } = published;
  const from = localDate(effectiveAt);
  const {
    entryId: _,
    catalogCode,
    provider: __,
    version: ___,
    effectiveFrom,
    ...content
  } = judgedBy(...([entryId, provider, version, from, stated] as const));
  return {
    entry_id: entryId,
    version,
    effective_from: effectiveFrom,
    effective_to: supersededAt && localDate(supersededAt),
    content,
    effective_at: effectiveAt,
    superseded_at: supersededAt,
    stated,
    content_hash: published.contentHash,
    notice_no: published.noticeNo,
    update_id: published.updateId,
  };
}

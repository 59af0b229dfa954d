import type { LocalDate } from '../calendar/time.js';
import { entryVersion, type EntryVersion } from './entry.js';
import type { EntryContent } from './content.js';

/**
 * Returns the view of an entry by which share requests are judged. Throws if `checkContent` would call the content
 * incomplete.
 */
export const judgedBy = (
  entryId: string,
  provider: string,
  version: number,
  effectiveFrom: LocalDate,
  content: EntryContent,
): EntryVersion =>
  entryVersion.parse({
    entryId,
    catalogCode: content.catalogCode,
    version,
    effectiveFrom,
    name: content.name,
    provider,
    shareAttribute: content.shareAttribute,
    shareModes: content.shareModes,
    items: content.items.map(({ itemId, nameZh, itemShareAttribute }) => ({
      itemId,
      nameZh,
      ...(itemShareAttribute && { itemShareAttribute }),
    })),
    conditions: content.conditions.map(({ conditionId, kind, text }) => ({ conditionId, kind, text })),
    nonShareReason: content.nonShareReason || null,
    legalBases: content.legalBases.map(({ basisId, type, title, article, repealedOn }) => ({
      basisId,
      type,
      title,
      article,
      ...(repealedOn && { repealedOn }),
    })),
    dataLevel: content.dataLevel,
    containsPersonalInfo: content.containsPersonalInfo,
    updateFrequency: content.updateFrequency,
    dataFormat: content.formatClass,
    dataCategory: content.dataCategory.category,
  });

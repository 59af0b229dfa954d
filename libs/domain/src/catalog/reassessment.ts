import { canonicalText } from '../language/canonical.js';
import type { EntryContent } from './content.js';

/**
 * True if items, sharing attribute or conditions differ, so that the assessments of Art 13(1) must be repeated (§2.2).
 * Their order does not matter.
 */
export const changesNeedReassessment = (before: EntryContent, after: EntryContent): boolean =>
  assessed(before) !== assessed(after);

const assessed = ({ items, shareAttribute, conditions }: EntryContent): string =>
  canonicalText({
    items: Object.fromEntries(items.map((item) => [item.itemId, item])),
    shareAttribute,
    conditions: Object.fromEntries(conditions.map((condition) => [condition.conditionId, condition])),
  });

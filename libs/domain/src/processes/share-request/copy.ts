import { attributeOf } from '../../catalog/attribute.js';
import type { EntryVersion } from '../../catalog/entry.js';
import type { LocalDate } from '../../calendar/time.js';
import type { DraftContent } from './share-request.content.js';

/** A field that a copy leaves out, and why. */
export interface Omission {
  readonly field: string;
  readonly reason: string;
}

/**
 * Returns a draft with what an earlier request stated, as far as the entry still offers it: `entry` is the version that is
 * published today. The statements are the department's own and stay as they are.
 */
export function copyOf(
  { itemIds = [], shareMode, usageTerm, ...statements }: DraftContent,
  entry: EntryVersion,
  today: LocalDate,
): { readonly request: DraftContent; readonly omitted: readonly Omission[] } {
  const offered = itemIds.filter((id) => isOffered(id, entry));
  const isModeOffered = shareMode !== undefined && entry.shareModes.includes(shareMode);
  const isAhead = usageTerm !== undefined && (usageTerm.until === null || usageTerm.until >= today);
  return {
    request: {
      ...statements,
      ...(offered.length > 0 && { itemIds: offered }),
      ...(isModeOffered && { shareMode }),
      ...(isAhead && { usageTerm }),
    },
    omitted: [
      ...itemIds
        .filter((id) => !offered.includes(id))
        .map((id) => ({ field: 'itemIds', reason: `目录不再提供数据项 ${id}` })),
      ...(shareMode !== undefined && !isModeOffered
        ? [{ field: 'shareMode', reason: '目录不再提供这种共享方式' }]
        : []),
      ...(usageTerm !== undefined && !isAhead ? [{ field: 'usageTerm', reason: '原使用时限已经过去' }] : []),
    ],
  };
}

const isOffered = (itemId: string, entry: EntryVersion): boolean =>
  entry.items.some((item) => item.itemId === itemId) && attributeOf(entry, itemId) !== 'NON_SHAREABLE';

import { addDays, atLocal, type Instant } from '../../calendar/time.js';
import type { ShareRequest, ShareRequestMatter } from './share-request.state.js';

/** Data were delivered to the requester, accepted or not. */
export const hasDataReached = ({ deliveries }: ShareRequest): boolean => deliveries.length > 0;

/** The exclusive end of the term of use; null where it has none. */
export const termEndsAt = ({ request: { usageTerm } }: ShareRequest): Instant | null =>
  usageTerm.until === null ? null : atLocal(addDays(usageTerm.until, 1));

export function isTermOver(data: ShareRequest, at: Instant): boolean {
  const end = termEndsAt(data);
  return end !== null && end <= at;
}

/**
 * From when on nobody may use the data: the end of the term, or an earlier end of the purpose. null where no access was
 * agreed to, and while it has no end. It is a date, never a state: no timer decides it.
 */
export function accessEndsAt({ state, since, data }: ShareRequestMatter): Instant | null {
  if (data.reply?.result !== 'AGREED') return null;
  const ended = data.purposeEnd?.endedAt ?? (state === 'CLOSED' ? since : null);
  return [termEndsAt(data), ended].filter((one) => one !== null).sort()[0] ?? null;
}

import { LAST_YEAR } from '../../calendar/create-calendar.js';
import { addDays, atLocal, yearOf, type Instant } from '../../calendar/time.js';
import type { ShareRequest, ShareRequestMatter } from './share-request.state.js';

/** True if data were delivered to the requester, accepted or not. */
export const hasDataReached = ({ deliveries }: ShareRequest): boolean => deliveries.length > 0;

/** End of the term of use, exclusive; null if the term has no end, or an end beyond every calendar. */
export function termEndsAt(data: ShareRequest): Instant | null {
  const until = data.request.usageTerm?.until ?? null; // a draft may not have one yet
  return until === null || yearOf(until) >= LAST_YEAR ? null : atLocal(addDays(until, 1));
}

export function isTermOver(data: ShareRequest, at: Instant): boolean {
  const end = termEndsAt(data);
  return end !== null && end <= at;
}

/**
 * Returns the instant from which the data may not be used: the end of the term, or an earlier end of the purpose. null
 * if no access was agreed to, or while it has no end. It is derived from dates; no timer changes a state.
 */
export function accessEndsAt({ state, since, data }: ShareRequestMatter): Instant | null {
  if (data.reply?.result !== 'AGREED') return null;
  const ended = data.purposeEnd?.endedAt ?? (state === 'CLOSED' ? since : null);
  return [termEndsAt(data), ended].filter((one) => one !== null).sort()[0] ?? null;
}

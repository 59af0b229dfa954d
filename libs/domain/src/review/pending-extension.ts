import { instantTitle } from '../clock/in-chinese.js';
import { BREACH_CANDIDATE } from '../features/breach.js';
import { apply, eventOf, type RecordedEvent } from '../matter/fold.js';
import type { Matter } from '../matter/matter.js';
import { countsAsLate, itemOf, limitsOf, type ReviewRule } from './reviewed.js';

/**
 * Candidates that were opened as ordinary ones, while a longer limit that was asked for in time waited for its decider:
 * no breach is judged meanwhile, and the candidate needs review.
 */
export const pendingExtension: ReviewRule = (reviewed) => {
  const { process, matter, events } = reviewed;
  if (!process.extension) return [];
  const limits = limitsOf(reviewed).filter(countsAsLate);
  let before: Matter | null = null;
  return events.flatMap((event) => {
    const asked = before && process.extension?.(before);
    before = apply(process, matter.matterId, before, event);
    const clock = limits.find(({ id }) => id === asked?.clockId);
    if (asked?.status !== 'PENDING' || !clock || !opensOrdinary(event, clock.id)) return [];
    return [
      itemOf(
        reviewed,
        clock,
        'PENDING_EXTENSION',
        `${instantTitle(asked.requestedAt)}申请的延期尚未审核，届满时形成的违规线索未注明`,
        '届满前申请的延期尚待审核，违规线索待复核，审核前不得认定违规',
      ),
    ];
  });
};

/** True if the event opens a candidate of the clock's lateness that does not say that a longer limit was asked for. */
const opensOrdinary = (event: RecordedEvent, clockId: string): boolean =>
  eventOf(event).type === 'deadlinePassed' &&
  eventOf(event).clockId === clockId &&
  (event.payload.effects ?? []).some(
    ({ process, reaction, payload }) =>
      process === BREACH_CANDIDATE && reaction === 'open' && !('extension' in payload),
  );

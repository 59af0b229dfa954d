import type { Calendar } from '../calendar/calendar.js';
import type { Instant } from '../calendar/time.js';
import type { ReplyAttribute } from '../law/clauses.js';
import { count } from '../clock/timeline.js';
import type { PolicyOptions } from '../policy/policy.js';
import { OUR_NUMBERS } from '../law/our-numbers.js';

/**
 * Returns the instant from which a supplement under Art 21(2) is asked for too late; null if only the due date
 * bounds it.
 */
export function supplementNoticeDueAt(
  triggeredAt: Instant,
  attribute: ReplyAttribute,
  calendar: Calendar,
  options: PolicyOptions,
): Instant | null {
  if (options['Q-11'] === 'BEFORE_DUE') return null;
  const limit =
    attribute === 'UNCONDITIONAL'
      ? OUR_NUMBERS.supplementNoticeUnconditional.value
      : OUR_NUMBERS.supplementNotice.value;
  return count({ triggeredAt, limit, pauses: [], extensions: [] }, calendar, options).dueAt;
}

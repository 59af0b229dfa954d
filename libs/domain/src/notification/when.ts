import type { Calendar } from '../calendar/calendar.js';
import { atLocal, localDate, type Instant } from '../calendar/time.js';
import type { Clock, Rung } from '../clock/clock.js';

/** How somebody wants to be told: of each thing when it happens, or of all of them once a working day. */
export const NOTIFICATION_DELIVERIES = ['AT_ONCE', 'DIGEST'] as const;
export type NotificationDelivery = (typeof NOTIFICATION_DELIVERIES)[number];

const URGENT: readonly (Rung | 'NOTICE')[] = ['L3', 'L4', 'L5', 'L6'];

/** Whether an alert goes out at once whatever its readers prefer: the last day of a limit of the law, and what follows. */
export const isUrgent = (level: Rung | 'NOTICE', clock: Pick<Clock, 'kind'> | undefined): boolean =>
  clock?.kind === 'STATUTORY' && URGENT.includes(level);

/** Offices open at 09:00, when the reminders of the day ring; ten minutes later all of them are there. */
const DIGEST_AT = { hours: 9, minutes: 10 };

/** When the digest goes out in which something of this instant stands: on this working day if that is ahead, else the next. */
export function digestAt(now: Instant, calendar: Calendar): Instant {
  const { hours, minutes } = DIGEST_AT;
  const today = localDate(now);
  const ofToday = atLocal(today, hours, minutes);
  if (calendar.isWorkday(today) && now < ofToday) return ofToday;
  return atLocal(calendar.addWorkdays(today, 1), hours, minutes);
}

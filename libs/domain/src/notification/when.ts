import type { Calendar } from '../calendar/calendar.js';
import { atLocal, localDate, type Instant } from '../calendar/time.js';
import type { AlertLevel, Clock } from '../clock/clock.js';
import type { AlertOrNotice, StepProjection } from '../matter/projection.js';

/** A person's choice of delivery: each alert at once, or all of them in one digest per working day. */
export const NOTIFICATION_DELIVERIES = ['AT_ONCE', 'DIGEST'] as const;
export type NotificationDelivery = (typeof NOTIFICATION_DELIVERIES)[number];

const URGENT: readonly AlertLevel[] = ['L3', 'L4', 'L5', 'L6'];

/**
 * True if an alert is sent at once despite its readers' choice of a digest: rungs L3 and later of a statutory limit.
 */
export const isUrgent = (level: AlertLevel, clock: Pick<Clock, 'kind'> | undefined): boolean =>
  clock?.kind === 'STATUTORY' && URGENT.includes(level);

/**
 * Time of the daily digest: the reminders of a day ring at 09:00, and ten minutes later all of them have been recorded.
 */
const DIGEST_AT = { hours: 9, minutes: 10 };

/**
 * Returns when the digest that collects at `now` is sent: today, if it is a working day and the time is still ahead,
 * otherwise the next working day.
 */
export function digestAt(now: Instant, calendar: Calendar): Instant {
  const { hours, minutes } = DIGEST_AT;
  const today = localDate(now);
  const ofToday = atLocal(today, hours, minutes);
  if (calendar.isWorkday(today) && now < ofToday) return ofToday;
  return atLocal(calendar.addWorkdays(today, 1), hours, minutes);
}

/** Alerts of a step to be delivered, and when those that wait for a digest are sent. */
export interface DeliveryPlan {
  readonly alerts: readonly { readonly seq: number; readonly n: number; readonly urgent: boolean }[];
  readonly digestAt: Instant;
}

/** Returns the deliveries of a step that was taken at `now`; null if it raised no alert. */
export function deliveryPlan(
  { alerts, clocks }: StepProjection,
  now: Instant,
  calendar: Calendar,
): DeliveryPlan | null {
  if (alerts.length === 0) return null;
  const urgentOf = ({ level, clockId }: AlertOrNotice): boolean =>
    isUrgent(
      level,
      clocks.find(({ id }) => id === clockId),
    );
  return {
    alerts: alerts.map(({ seq, n, message }) => ({ seq, n, urgent: urgentOf(message) })),
    digestAt: digestAt(now, calendar),
  };
}

import type { Instant } from '../calendar/time.js';
import type { Clock, ClockState } from './clock.js';

/** True while the duty is open: the clock runs, or stands still for a while. */
export const isCounting = ({ state }: Clock): boolean => state === 'RUNNING' || state === 'PAUSED';

/** True if L4, which records the missed deadline, was sent for the present due date, and the lateness was not revoked. */
export const isMissRecorded = (clock: Clock): boolean =>
  clock.sent.some(({ rung, dueAt, revoked }) => rung === 'L4' && dueAt === clock.dueAt && !revoked);

/** True if a lateness was recorded, revoked or not: another calendar may make it true again. */
export const wasMissed = ({ sent }: Clock): boolean => sent.some(({ rung }) => rung === 'L4');

/** Number of latenesses at the present due date that were revoked: the next one is another, with its own candidate. */
export const revokedMisses = (clock: Clock): number =>
  clock.sent.filter(({ rung, dueAt, revoked }) => rung === 'L4' && dueAt === clock.dueAt && revoked).length;

/** True if the due instant has come and the act was not done. */
export const isOverdue = (clock: Clock, now: Instant): boolean =>
  clock.state === 'RUNNING' && clock.dueAt !== null && clock.dueAt <= now;

/** True if the act was done, but not before the due instant. */
export const isLate = (clock: Clock): boolean =>
  clock.metAt !== null && clock.dueAt !== null && clock.metAt >= clock.dueAt;

/** True if the act was done before the due instant, as it is recorded or proven. */
export const isMetInTime = (clock: Clock): boolean => clock.state === 'MET' && !isLate(clock);

/** True if the duty ended undone, but not before the due instant. */
export const isCancelledLate = ({ state, cancelledAt, dueAt }: Clock): boolean =>
  state === 'CANCELLED' && cancelledAt !== undefined && dueAt !== null && cancelledAt >= dueAt;

/** True if the due instant came before the act, whether it was done later, is owed, or is owed no more. */
export const isMissed = (clock: Clock, now: Instant): boolean =>
  isOverdue(clock, now) || isLate(clock) || isCancelledLate(clock);

/** True if a correction of the calendar moved the published date earlier: a person reviews a lateness by it (§3.5.2). */
export const isMovedEarlier = ({ publishedDueAt, dueAt }: Clock): boolean =>
  publishedDueAt !== undefined && dueAt !== null && dueAt < publishedDueAt;

export const displayState = (clock: Clock, now: Instant): ClockState | 'OVERDUE' =>
  isOverdue(clock, now) ? 'OVERDUE' : clock.state;

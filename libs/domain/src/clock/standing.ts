import type { Instant } from '../calendar/time.js';
import type { Clock, ClockState } from './clock.js';

/** The rung L4, which records that the deadline passed, was sent for the present due date. */
export const isMissRecorded = (clock: Clock): boolean =>
  clock.sent.some(({ rung, dueAt }) => rung === 'L4' && dueAt === clock.dueAt);

/** The due instant has come and the act was not done. */
export const isOverdue = (clock: Clock, now: Instant): boolean =>
  clock.state === 'RUNNING' && clock.dueAt !== null && clock.dueAt <= now;

/** The act was done, but not before the due instant. */
export const isLate = (clock: Clock): boolean =>
  clock.metAt !== null && clock.dueAt !== null && clock.metAt >= clock.dueAt;

export const displayState = (clock: Clock, now: Instant): ClockState | 'OVERDUE' =>
  isOverdue(clock, now) ? 'OVERDUE' : clock.state;

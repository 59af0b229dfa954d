import type { Calendar } from './calendar.js';

/** The versions of the calendar that a rule may ask for. */
export interface Calendars {
  /** What new dates are counted by. */
  readonly inForce: Calendar;
  /** The version by which a clock says it was counted; throws where there is none. */
  version(version: string): Calendar;
}

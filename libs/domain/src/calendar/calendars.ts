import type { Calendar } from './calendar.js';

/** The calendar versions that a rule may ask for. */
export interface Calendars {
  /** The version that counts new dates. */
  readonly inForce: Calendar;
  /** Returns the version that a clock names as the one it was counted by; throws if there is none. */
  version(version: string): Calendar;
}

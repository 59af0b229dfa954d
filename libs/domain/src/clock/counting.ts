import type { Calendar } from '../calendar/calendar.js';
import type { Calendars } from '../calendar/calendars.js';
import type { Instant } from '../calendar/time.js';
import type { Organisation } from '../organisation/organisation.js';
import type { Policies } from '../policy/policies.js';
import type { Policy } from '../policy/policy.js';
import type { Clock, ClockLedger } from './clock.js';
import { count, type Timeline } from './timeline.js';

/**
 * Calendars and policies by which clocks are counted, in force and earlier ones. A clock notes the versions that it was
 * counted by. A new calendar counts for every clock; the policy stays the one under which the clock began.
 */
export interface Counting {
  readonly calendars: Calendars;
  readonly policies: Policies;
  readonly organisation: Pick<Organisation, 'department'>;
}

type Counted = Pick<Clock, 'responsible' | 'calendarVersion' | 'policyVersion'> & ClockLedger;

/** Counts the clock day by day, by the versions that it notes. */
export const timelineOf = (clock: Counted, counting: Counting): Timeline =>
  count(clock, calendarOf(clock, counting), policyOf(clock, counting).options);

/** The calendar by which the clock was counted, where the responsible department is. */
export const calendarOf = ({ calendarVersion, responsible }: Counted, counting: Counting): Calendar =>
  counting.calendars.version(calendarVersion).in(divisionOf(responsible, counting));

/** The policy under which the clock began. */
export const policyOf = ({ policyVersion }: Pick<Clock, 'policyVersion'>, { policies }: Counting): Policy =>
  policies.version(policyVersion);

/** The calendar in force where a department is, its division's local holidays included (§3.5.6). */
export const calendarAt = (departmentId: string, counting: Counting): Calendar =>
  counting.calendars.inForce.in(divisionOf(departmentId, counting));

/** Counts a ledger under the calendar in force. */
export function counted<Ledger extends ClockLedger & Pick<Clock, 'responsible'>>(
  ledger: Ledger,
  policy: Policy,
  counting: Counting,
) {
  const calendar = calendarAt(ledger.responsible, counting);
  const { day0, workingDays, lastDay, dueAt, provisional } = count(ledger, calendar, policy.options);
  const versions = { calendarVersion: calendar.version, policyVersion: policy.version };
  return { ...ledger, day0, workingDays, lastDay, dueAt, provisional, ...versions };
}

/** The clock counted again under the calendar in force, its reminders set anew where the date has moved. */
export function recounted(clock: Clock, at: Instant, counting: Counting): Clock {
  const fresh = counted(clock, policyOf(clock, counting), counting);
  const isArmedAnew = fresh.dueAt !== null && fresh.dueAt !== clock.dueAt;
  return isArmedAnew ? { ...fresh, armedAt: at } : fresh;
}

const divisionOf = (departmentId: string, { organisation }: Counting): string =>
  organisation.department(departmentId).divisionCode;

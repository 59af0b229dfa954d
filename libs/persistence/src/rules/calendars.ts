import { z } from 'zod';
import { calendarContent, createCalendar, type Calendar, type Calendars } from '#libs/domain';
import type { Queryable, Tx } from '../connection/sql.js';
import { ruleVersionRow, ruleVersions, type RuleUpload } from './rule-versions.js';

const calendarVersionRow = ruleVersionRow.extend({
  /** Year of the holiday notice that the version added; null for the version that came with the platform. */
  year: z.number().nullable(),
});

/** A calendar version with the year of its holiday notice. */
export type CalendarVersion = z.infer<typeof calendarVersionRow>;

const versions = ruleVersions<Calendar, CalendarVersion>({
  name: 'calendar',
  prefix: 'CN',
  row: calendarVersionRow,
  ownColumns: ['year'],
  make: (version, content) => createCalendar(version, calendarContent.parse(content)),
});

/** Loads the calendar in force and the earlier ones. Writers must hold the calendar lock. */
export const readCalendars = versions.read;
/** The same where the version in force has been read. */
export const readCalendarsAt = versions.readAt;

/** Loads the calendars as if the given one were in force, to show beforehand what it would change. */
export async function readCalendarsUnder(tx: Tx, calendar: Calendar): Promise<Calendars> {
  const before = await readCalendars(tx);
  const version = (name: string): Calendar => (name === calendar.version ? calendar : before.version(name));
  return { inForce: calendar, version };
}

/** Lists the calendar versions, the latest upload first. */
export const listCalendarVersions = versions.list;

/** Loads one calendar version, in force or not; null if the name is unknown. */
export async function readCalendarVersion(
  db: Queryable,
  name: string,
): Promise<{ readonly version: CalendarVersion; readonly calendar: Calendar } | null> {
  const found = await versions.find(db, name);
  return found && { version: found.version, calendar: found.rule };
}

/** Lets one calendar upload at a time proceed until its transaction ends, so that each gets a name of its own. */
export const lockCalendarVersions = versions.lock;

/** Answers the name of the next version that adds the year's holiday notice, such as `CN-2027.1`. */
export const nextCalendarVersion = versions.next;

/** A new calendar version and the year of the notice that it adds. */
export interface CalendarUpload extends RuleUpload {
  readonly calendar: Calendar;
  readonly year: number;
}

/** Stores a new calendar version, which is not in force. */
export async function insertCalendarVersion(tx: Tx, { calendar, year, ...upload }: CalendarUpload): Promise<void> {
  await versions.insert(tx, calendar, upload, { year });
}

/** Puts a calendar in force when the transaction ends. Callers must hold the exclusive calendar lock. */
export const putCalendarInForce = versions.putInForce;

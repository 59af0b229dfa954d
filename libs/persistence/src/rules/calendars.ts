import { z } from 'zod';
import { calendarContent, createCalendar, type Calendar, type Calendars, type Instant } from '#libs/domain';
import { ruleVersions, WAS_IN_FORCE } from './rule-versions.js';
import { firstOf, only, rows, type Queryable, type Tx } from '../connection/sql.js';

const versions = ruleVersions<Calendar>({
  name: 'calendar',
  make: (version, content) => createCalendar(version, calendarContent.parse(content)),
});

/** The calendar in force and those before it; to be read under the calendar's lock where something is written. */
export const readCalendars = versions.read;

/** The same as if the version were in force: what a rule would then say. */
export async function readCalendarsUnder(tx: Tx, calendar: Calendar): Promise<Calendars> {
  const before = await readCalendars(tx);
  const version = (name: string): Calendar => (name === calendar.version ? calendar : before.version(name));
  return { inForce: calendar, version };
}

/** DRAFT has no place here: what does not pass its checks is never kept. */
export const CALENDAR_STATES = ['CHECKED', 'ACTIVE', 'SUPERSEDED'] as const;

const versionRow = z.object({
  version: z.string(),
  title: z.string(),
  /** The year whose notice it brought; null for the version that came with the platform, as what follows. */
  year: z.number().nullable(),
  basedOn: z.string().nullable(),
  state: z.enum(CALENDAR_STATES),
  uploadedBy: z.string().nullable(),
  uploadedPerson: z.string().nullable(),
  uploadedAt: z.string().nullable(),
  activatedBy: z.string().nullable(),
  activatedAt: z.string().nullable(),
});

/** A version of the calendar, and how it came to be. */
export type CalendarVersion = z.infer<typeof versionRow>;

const VERSION = `v.version, v.title, v.year, v.based_on AS "basedOn",
  CASE WHEN v.version = (SELECT calendar_version FROM platform) THEN 'ACTIVE'
       WHEN ${WAS_IN_FORCE} THEN 'SUPERSEDED' ELSE 'CHECKED' END AS state,
  v.uploaded_by AS "uploadedBy", v.uploaded_person AS "uploadedPerson", v.uploaded_at AS "uploadedAt",
  v.activated_by AS "activatedBy", v.activated_at AS "activatedAt"`;

/** The last uploaded first. */
export const listCalendarVersions = (db: Queryable): Promise<CalendarVersion[]> =>
  rows(
    db,
    versionRow,
    `SELECT ${VERSION} FROM calendar_version v ORDER BY v.uploaded_at DESC NULLS LAST, v.version DESC`,
  );

const withContent = versionRow.extend({ content: calendarContent });

export async function readCalendarVersion(
  db: Queryable,
  version: string,
): Promise<{ readonly version: CalendarVersion; readonly calendar: Calendar } | null> {
  const found = await firstOf(
    db,
    withContent,
    `SELECT ${VERSION}, v.content FROM calendar_version v WHERE v.version = $1`,
    [version],
  );
  if (!found) return null;
  const { content, ...rest } = found;
  return { version: rest, calendar: createCalendar(rest.version, content) };
}

/** One upload at a time, so that each gets a number of its own. */
export const lockCalendarVersions = versions.lock;

/** The name of the next version that brings the year's notice: `CN-2027.1`. */
export async function nextCalendarVersion(tx: Tx, year: number): Promise<string> {
  const { n } = await only(
    tx,
    z.object({ n: z.number() }),
    `SELECT (1 + coalesce(max(split_part(version, '.', 2)::int), 0))::int AS n FROM calendar_version
     WHERE version LIKE 'CN-' || $1::text || '.%'`,
    [String(year)],
  );
  return `CN-${year}.${n}`;
}

export interface CalendarUpload {
  readonly calendar: Calendar;
  readonly year: number;
  readonly title: string;
  readonly basedOn: string;
  readonly accountId: string;
  readonly personId: string;
  readonly at: Instant;
}

export async function insertCalendarVersion(tx: Tx, upload: CalendarUpload): Promise<void> {
  const { calendar, year, title, basedOn, accountId, personId, at } = upload;
  await tx.query(
    `INSERT INTO calendar_version (version, content, year, title, based_on, uploaded_by, uploaded_person, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [calendar.version, JSON.stringify(calendar.content), year, title, basedOn, accountId, personId, at],
  );
}

/** Puts a version in force: from the end of this transaction on, everything is counted by it. Under the exclusive lock. */
export const putCalendarInForce = versions.putInForce;

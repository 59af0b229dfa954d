import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { calendarContent, createCalendar, type Calendar, type Calendars, type Instant } from '#libs/domain';
import { change, firstOf, only, rows, type Queryable, type Tx } from './sql.js';

/** What a database holds once a version is in force there: the calendars of all that ever were. */
interface Copy {
  readonly inForce: string;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** One copy a database: versions never change, so it is good until another one is in force. */
const copies = new WeakMap<DataSource, Copy>();

const contentRow = z.object({ version: z.string(), content: calendarContent });

/** It was in force once, or is: uploaded and activated, or there from the beginning. */
export const WAS_IN_FORCE = `(v.activated_at IS NOT NULL OR v.based_on IS NULL)`;

/** The calendar in force and those before it; to be read under the calendar's lock where something is written. */
export async function readCalendars(tx: Tx): Promise<Calendars> {
  const inForce = await readCalendarInForce(tx);
  const kept = copies.get(tx.dataSource);
  const copy = kept?.inForce === inForce ? kept : await readCopy(tx, inForce);
  copies.set(tx.dataSource, copy);
  return calendarsOf(copy);
}

/** The same as if the version were in force: what a rule would then say. */
export async function readCalendarsUnder(tx: Tx, calendar: Calendar): Promise<Calendars> {
  const before = await readCalendars(tx);
  const version = (name: string): Calendar => (name === calendar.version ? calendar : before.version(name));
  return { inForce: calendar, version };
}

async function readCopy(tx: Tx, inForce: string): Promise<Copy> {
  const found = await rows(tx, contentRow, `SELECT v.version, v.content FROM calendar_version v WHERE ${WAS_IN_FORCE}`);
  return { inForce, calendars: new Map(found.map((row) => [row.version, createCalendar(row.version, row.content)])) };
}

function calendarsOf({ inForce, calendars }: Copy): Calendars {
  function version(name: string): Calendar {
    const calendar = calendars.get(name);
    if (!calendar) throw new Error(`there was never a calendar ${name} in force`);
    return calendar;
  }
  return { inForce: version(inForce), version };
}

async function readCalendarInForce(tx: Tx): Promise<string> {
  const row = z.object({ version: z.string() });
  const { version } = await only(tx, row, `SELECT calendar_version AS version FROM platform`);
  return version;
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
export async function lockCalendarVersions(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('calendar versions', 0))`);
}

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
export async function putCalendarInForce(
  tx: Tx,
  version: string,
  by: { readonly accountId: string; readonly personId: string; readonly at: Instant },
): Promise<void> {
  await change(
    tx,
    `UPDATE calendar_version SET activated_by = $2, activated_person = $3, activated_at = $4 WHERE version = $1`,
    [version, by.accountId, by.personId, by.at],
  );
  await change(tx, `UPDATE platform SET calendar_version = $1`, [version]);
}

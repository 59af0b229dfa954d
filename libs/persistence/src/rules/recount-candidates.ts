import { z } from 'zod';
import {
  changedSpan,
  clockChanges,
  fold,
  processNamed,
  type Calendars,
  type ClockChange,
  type Counting,
  type Instant,
} from '#libs/domain';
import { WAS_IN_FORCE } from './rule-versions.js';
import { loadEvents } from '../store/events.js';
import { MATTER_COLUMNS, matterRow, type StoredMatter } from '../store/matters.js';
import { only, rows, type Queryable, type Tx } from '../connection/sql.js';

/** Calendar days by which a clock's days may reach beyond its row: day 0 moved by Q-02 before, ten working days after. */
const REACH_DAYS = 62;

/** Versions with the days between which they differ from the one that counts now: the parameter $1. */
const SPANS = `jsonb_to_recordset($1::jsonb) AS s (version text, first date, last date)`;

/** Clocks on which a calendar still bears, counted by another version and with days that may differ; to be looked at. */
const IS_CANDIDATE = `c.calendar_version = s.version AND (c.state IN ('RUNNING', 'PAUSED') OR c.late)
  AND c.day0 - ${REACH_DAYS} <= s.last AND coalesce(c.last_day, 'infinity'::date) + ${REACH_DAYS} >= s.first
  AND c.matter > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')`;

/** Between which days each version that was in force differs from the one that counts now. */
export type Spans = readonly { readonly version: string; readonly first: string; readonly last: string }[];

export async function readSpans(db: Queryable, calendars: Calendars): Promise<Spans> {
  const found = await rows(
    db,
    z.object({ version: z.string() }),
    `SELECT v.version FROM calendar_version v WHERE ${WAS_IN_FORCE} AND v.version <> $1`,
    [calendars.inForce.version],
  );
  return found.flatMap((row) => {
    const span = changedSpan(calendars.version(row.version), calendars.inForce);
    return span ? [{ version: row.version, ...span }] : [];
  });
}

/** How many clocks are candidates in matters after the given one; null for all. */
export async function countCandidates(db: Queryable, spans: Spans, after: string | null): Promise<number> {
  const { n } = await only(
    db,
    z.object({ n: z.number() }),
    `SELECT count(*)::int AS n FROM ${SPANS} JOIN clock c ON ${IS_CANDIDATE}`,
    [JSON.stringify(spans), after],
  );
  return n;
}

/** The next matters with candidates, by id. */
export function nextCandidates(
  db: Queryable,
  spans: Spans,
  after: string | null,
  limit: number,
): Promise<StoredMatter[]> {
  return rows(
    db,
    matterRow,
    `SELECT ${MATTER_COLUMNS} FROM matter m JOIN (
       SELECT DISTINCT k.matter FROM ${SPANS} CROSS JOIN LATERAL
         (SELECT c.matter FROM clock c WHERE ${IS_CANDIDATE} ORDER BY c.matter LIMIT $3) k
       ORDER BY k.matter LIMIT $3) n ON n.matter = m.id
     ORDER BY m.id`,
    [JSON.stringify(spans), after, limit],
  );
}

/** What the calendar in force makes of a stored matter's clocks. Throws where one of them cannot be counted. */
export async function changesIn(
  tx: Tx,
  stored: StoredMatter,
  now: Instant,
  counting: Counting,
): Promise<readonly ClockChange[]> {
  const process = processNamed(stored.process);
  const matter =
    stored.definitionVersion === process.version
      ? stored.folded
      : fold(process, stored.id, await loadEvents(tx, stored.id));
  return clockChanges(matter?.clocks ?? [], now, counting);
}

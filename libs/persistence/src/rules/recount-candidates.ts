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

/**
 * Number of calendar days that the days of a clock may lie outside its row: day 0 moved back by Q-02, or ten working
 * days after the last day.
 */
const REACH_DAYS = 62;

/**
 * SQL of the spans: each version with the first and last day on which it differs from the calendar in force. Parameter
 * $1.
 */
const SPANS = `jsonb_to_recordset($1::jsonb) AS s (version text, first date, last date)`;

/** SQL condition: the clock has ended, and its limit was missed once, revoked or not: another calendar may change that. */
const WAS_MISSED = `(c.state IN ('MET', 'CANCELLED') AND EXISTS (SELECT FROM alert a
  WHERE a.matter = c.matter AND a.clock_id = c.clock_id AND a.level = 'L4'))`;

/** SQL condition: the clock still depends on a calendar, was counted by another version, and its days may differ. */
const IS_CANDIDATE = `c.calendar_version = s.version AND (c.state IN ('RUNNING', 'PAUSED') OR c.late OR ${WAS_MISSED})
  AND c.day0 - ${REACH_DAYS} <= s.last AND coalesce(c.last_day, 'infinity'::date) + ${REACH_DAYS} >= s.first
  AND c.matter > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')`;

/**
 * Calendar versions that were in force, each with the first and last day on which it differs from the one in force now.
 */
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

/** Counts the candidates in matters after the given one; null counts all. */
export async function countCandidates(db: Queryable, spans: Spans, after: string | null): Promise<number> {
  const { n } = await only(
    db,
    z.object({ n: z.number() }),
    `SELECT count(*)::int AS n FROM ${SPANS} JOIN clock c ON ${IS_CANDIDATE}`,
    [JSON.stringify(spans), after],
  );
  return n;
}

/** Lists the next matters that have candidates, by id. */
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

/**
 * Computes the changes that the calendar in force makes to the clocks of a stored matter. Throws if one of them cannot
 * be counted.
 */
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

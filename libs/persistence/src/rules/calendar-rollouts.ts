import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { readCalendars } from './calendars.js';
import { countCandidates, readSpans } from './recount-candidates.js';
import { change, firstOf, rows, type Queryable, type Tx } from '../connection/sql.js';

export const ROLLOUT_STATES = ['RUNNING', 'DONE', 'STOPPED', 'SUPERSEDED'] as const;

export const rolloutRow = z.object({
  version: z.string(),
  /**
   * STOPPED: some clocks could not be counted. SUPERSEDED: another version came into force before the rollout was done.
   */
  state: z.enum(ROLLOUT_STATES),
  /** Number of clocks that might change when the version came into force. */
  candidates: z.number(),
  /** Number of the current pass. Passes are repeated until one finds no clock that changes. */
  pass: z.number(),
  found: z.number(),
  failed: z.number(),
  /** Last matter that this pass has handled. */
  afterMatter: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});

/** Progress of recounting all clocks by a calendar version. After a crash a worker continues from here. */
export type Rollout = z.infer<typeof rolloutRow>;

export const ROLLOUT = `SELECT version, state, candidates, pass, found, failed, after_matter AS "afterMatter",
  started_at AS "startedAt", ended_at AS "endedAt" FROM calendar_rollout`;

export const readRollout = (db: Queryable, version: string): Promise<Rollout | null> =>
  firstOf(db, rolloutRow, `${ROLLOUT} WHERE version = $1`, [version]);

/** Lists the rollouts that a worker must be running: until all is counted, and all workflows that wake earlier are told. */
export const runningRollouts = (db: Queryable): Promise<Rollout[]> =>
  rows(
    db,
    rolloutRow,
    `${ROLLOUT} r WHERE state = 'RUNNING' OR EXISTS (SELECT FROM earlier_wake e WHERE e.version = r.version)`,
  );

/**
 * Begins a rollout in the transaction that activates its version. It supersedes an unfinished earlier rollout, whose
 * clocks it covers.
 */
export async function beginRollout(tx: Tx, version: string, candidates: number, at: Instant): Promise<void> {
  await change(
    tx,
    `UPDATE calendar_rollout SET state = 'SUPERSEDED', ended_at = $1 WHERE state IN ('RUNNING', 'STOPPED')`,
    [at],
  );
  await tx.query(
    `INSERT INTO calendar_rollout (version, state, candidates, started_at) VALUES ($1, 'RUNNING', $2, $3)`,
    [version, candidates, at],
  );
}

/** Begins a finished or stopped rollout again from its first pass; a running one is left alone. */
export async function repeatRollout(tx: Tx, version: string): Promise<void> {
  await change(
    tx,
    `UPDATE calendar_rollout SET state = 'RUNNING', pass = 1, found = 0, failed = 0, after_matter = NULL, ended_at = NULL
     WHERE version = $1 AND state IN ('DONE', 'STOPPED')`,
    [version],
  );
}

/** Records that the pass has reached the matter `through`. Changes nothing if another worker has recorded this part. */
export async function notePart(
  db: Queryable,
  { version, pass, afterMatter }: Rollout,
  done: { readonly through: string; readonly found: number; readonly failed: number },
): Promise<void> {
  await change(
    db,
    `UPDATE calendar_rollout SET after_matter = $4, found = found + $5, failed = failed + $6
     WHERE version = $1 AND pass = $2 AND after_matter IS NOT DISTINCT FROM $3 AND state = 'RUNNING'`,
    [version, pass, afterMatter, done.through, done.found, done.failed],
  );
}

/**
 * Ends a pass. If it found clocks to change, the next pass begins; otherwise the rollout is DONE, or STOPPED if clocks
 * failed.
 */
export async function notePassed(db: Queryable, { version, pass }: Rollout, at: Instant): Promise<void> {
  await change(
    db,
    `UPDATE calendar_rollout SET
       state = CASE WHEN found > 0 THEN 'RUNNING' WHEN failed > 0 THEN 'STOPPED' ELSE 'DONE' END,
       ended_at = CASE WHEN found = 0 THEN $3::timestamptz END,
       pass = pass + (found > 0)::int, found = 0, failed = CASE WHEN found > 0 THEN 0 ELSE failed END, after_matter = NULL
     WHERE version = $1 AND pass = $2 AND state = 'RUNNING'`,
    [version, pass, at],
  );
}

/** Progress of a rollout, computed from the database alone. */
export interface RolloutProgress extends Rollout {
  /** Candidates that this pass has handled, or that are no longer candidates. */
  readonly lookedAt: number;
  /** Clocks that were recounted by this version, in the rollout or by a command, and those of them whose date moved. */
  readonly recounted: number;
  readonly moved: number;
}

export async function readRolloutProgress(tx: Tx, version: string): Promise<RolloutProgress | null> {
  const rollout = await readRollout(tx, version);
  if (!rollout) return null;
  const { state, candidates, afterMatter } = rollout;
  const left = state === 'RUNNING' ? await leftAfter(tx, afterMatter) : 0;
  const [counts = { recounted: 0, moved: 0 }] = await rows(
    tx,
    z.object({ recounted: z.number(), moved: z.number() }),
    `SELECT count(*)::int AS recounted, count(*) FILTER (WHERE moved)::int AS moved FROM clock_recount WHERE version = $1`,
    [version],
  );
  return { ...rollout, lookedAt: Math.max(candidates - left, 0), ...counts };
}

async function leftAfter(tx: Tx, afterMatter: string | null): Promise<number> {
  return countCandidates(tx, await readSpans(tx, await readCalendars(tx)), afterMatter);
}

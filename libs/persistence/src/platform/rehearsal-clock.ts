import type { Instant } from '#libs/domain';
import { change, type Tx } from '../connection/sql.js';
import { nextDue, type MatterToWake } from '../store/matters-to-wake.js';
import { hasPendingLetters } from '../store/outbox.js';

/*
 * Moves of the rehearsal clock. Callers hold lockCalendarExclusive, so that no transition runs meanwhile. The database
 * refuses all moves in production, and every move that would turn platform time back once there are events.
 */

/** Sets the clock to an instant. Called before the first event. */
export async function startRehearsalAt(tx: Tx, instant: Instant): Promise<void> {
  await change(
    tx,
    `UPDATE platform SET clock_epoch = clock_epoch + 1,
       offset_ms = ceil(extract(epoch FROM $1::timestamptz - clock_timestamp()) * 1000)`,
    [instant],
  );
}

/**
 * Sets the clock to an instant and holds it there, so that the events appended next happen at that instant. Only
 * possible before the first event.
 */
export async function holdRehearsalAt(tx: Tx, instant: Instant): Promise<void> {
  await startRehearsalAt(tx, instant);
  await change(tx, `UPDATE platform SET held_at = $1`, [instant]);
}

/**
 * Holds the clock and records the target of an advance. False if an advance is under way; a stopped one is replaced.
 */
export async function beginAdvance(tx: Tx, advanceId: string, to: Instant): Promise<boolean> {
  const changed = await change(
    tx,
    `UPDATE platform SET advance_id = $1, advance_to = $2, held_at = platform_now(),
       stopped_reason = NULL, stopped_matter = NULL
     WHERE advance_id IS NULL OR stopped_reason IS NOT NULL`,
    [advanceId, to],
  );
  return changed === 1;
}

/** Moves the held clock to a later instant, where it stays held. */
export async function holdClockAt(tx: Tx, instant: Instant): Promise<void> {
  await change(
    tx,
    `UPDATE platform SET held_at = $1, clock_epoch = clock_epoch + 1, stopped_reason = NULL, stopped_matter = NULL
     WHERE held_at < $1`,
    [instant],
  );
}

/**
 * Holds the clock at the next instant up to the goal at which matters are due, and returns their wakes. Where none is due,
 * releases the clock at the goal and returns an empty list. Returns null and moves nothing while a letter is pending: an
 * effect takes place at the instant of its cause.
 */
export async function moveOn(tx: Tx, goal: Instant): Promise<readonly MatterToWake[] | null> {
  if (await hasPendingLetters(tx)) return null;
  const due = await nextDue(tx, goal);
  await holdClockAt(tx, due[0]?.wakeAt ?? goal);
  if (due.length === 0) await endAdvance(tx);
  return due;
}

/** Records the reason why an advance makes no progress. The clock stays held. */
export async function stopAdvance(tx: Tx, reason: string, matterId: string | null): Promise<void> {
  await change(tx, `UPDATE platform SET stopped_reason = $1, stopped_matter = $2 WHERE advance_id IS NOT NULL`, [
    reason,
    matterId,
  ]);
}

/**
 * Releases the clock, which runs on from the instant at which it was held. The offset never shrinks, so that no timer
 * armed earlier fires early; a clock that was held longer than it was moved catches up with the pause.
 */
export async function endAdvance(tx: Tx): Promise<void> {
  await change(
    tx,
    `UPDATE platform SET clock_epoch = clock_epoch + 1,
       offset_ms = greatest(offset_ms, ceil(extract(epoch FROM held_at - clock_timestamp()) * 1000)),
       held_at = NULL, advance_id = NULL, advance_to = NULL, stopped_reason = NULL, stopped_matter = NULL
     WHERE held_at IS NOT NULL`,
  );
}

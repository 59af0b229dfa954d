import type { DataSource } from 'typeorm';
import type { Tx } from './sql.js';

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

/** Time limits, all below the 4 s of a local activity, so that a transaction fails before its caller gives up. */
const LIMITS = `
  SET LOCAL lock_timeout = '2s';
  SET LOCAL statement_timeout = '3s';
  SET LOCAL idle_in_transaction_session_timeout = '3500ms'`;

/**
 * Runs `work` in one transaction. Use READ COMMITTED if it takes locks: a read after a lock must see the latest state,
 * and a snapshot would be older than the wait for the lock. Use REPEATABLE READ to read several tables as of one
 * instant.
 */
export function withTransaction<Result>(
  dataSource: DataSource,
  isolation: Isolation,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(isolation, async (tx) => {
    await tx.query(LIMITS);
    return work(tx);
  });
}

/** Key of the advisory lock on the calendar: two integers. Locks on matters use the other key space, a bigint. */
const CALENDAR = [0x5a53, 1] as const;

/**
 * Keeps calendar, policy and rehearsal clock unchanged until this transaction ends. A transition takes this lock first.
 */
export async function lockCalendarShared(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared($1, $2)`, [...CALENDAR]);
}

/**
 * Waits until no transition runs, and blocks new ones until this transaction ends. Needed to activate a calendar or a
 * policy and to move the rehearsal clock.
 */
export async function lockCalendarExclusive(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1, $2)`, [...CALENDAR]);
}

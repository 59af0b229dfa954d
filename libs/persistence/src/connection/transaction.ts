import type { DataSource } from 'typeorm';
import type { Tx } from './sql.js';

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

/** All below the four seconds that a local activity has: a transaction must fail before its caller has given up. */
const LIMITS = `
  SET LOCAL lock_timeout = '2s';
  SET LOCAL statement_timeout = '3s';
  SET LOCAL idle_in_transaction_session_timeout = '3500ms'`;

/**
 * Runs `work` in one transaction. READ COMMITTED where it takes locks: what it reads after a lock must be what stands
 * there now, and a snapshot is older than the wait. REPEATABLE READ to read several things as of one instant.
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

/** Numbers of the advisory locks; matters have the other key space, of one bigint. */
const CALENDAR = [0x5a53, 1] as const;

/** Calendar, policy and rehearsal clock stay as they are until this transaction ends. First of the locks. */
export async function lockCalendarShared(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared($1, $2)`, [...CALENDAR]);
}

/** Waits until no transition runs and keeps them waiting: to activate a calendar or policy, or to move the clock. */
export async function lockCalendarExclusive(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1, $2)`, [...CALENDAR]);
}

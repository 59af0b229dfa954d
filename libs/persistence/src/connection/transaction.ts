import type { DataSource } from 'typeorm';
import type { Tx } from './sql.js';

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

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
  // READ COMMITTED is what every connection begins with: it needs no statement of its own.
  return isolation === 'READ COMMITTED' ? dataSource.transaction(work) : dataSource.transaction(isolation, work);
}

/**
 * Has each statement of the transaction planned for its own values. A list that comes again would get one plan for all: one for
 * an average reader, with which who oversees a province waited two hundred times as long.
 */
export async function planForReader(tx: Tx): Promise<void> {
  await tx.query('SET LOCAL plan_cache_mode = force_custom_plan');
}

/**
 * Key of the advisory lock on the calendar: two integers. Locks on matters use the other key space, a bigint. A transition
 * holds it shared, so that calendar, policy and rehearsal clock stay unchanged until it ends.
 */
export const CALENDAR = [0x5a53, 1] as const;

/**
 * Waits until no transition runs, and blocks new ones until this transaction ends. Needed to activate a calendar or a
 * policy and to move the rehearsal clock.
 */
export async function lockCalendarExclusive(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1, $2)`, [...CALENDAR]);
}

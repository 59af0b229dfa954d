import { z } from 'zod';
import type { Matter } from '#libs/domain';
import { firstOf, type Queryable, type Tx } from '../connection/sql.js';
import { CALENDAR } from '../connection/transaction.js';

export const matterRow = z.object({
  id: z.string(),
  process: z.string(),
  number: z.string().nullable(),
  state: z.string(),
  seq: z.number(),
  headHash: z.string(),
  /** Version of the process definition that folded the matter. Under another version it is folded again. */
  definitionVersion: z.number(),
  folded: z.custom<Matter>((value) => typeof value === 'object' && value !== null),
  openToParties: z.boolean(),
  closed: z.boolean(),
  dueAt: z.string().nullable(),
  wakeAt: z.string().nullable(),
  wakeFor: z.string().nullable(),
});

/** A matter in the state that its last transition left. */
export type StoredMatter = z.infer<typeof matterRow>;

export const MATTER_COLUMNS = `m.id, m.process, m.number, m.state, m.seq, m.head_hash AS "headHash",
  m.definition_version AS "definitionVersion", m.folded, m.open_to_parties AS "openToParties", m.closed,
  m.due_at AS "dueAt", m.wake_at AS "wakeAt", m.wake_for AS "wakeFor"`;

export function readMatter(db: Queryable, id: string): Promise<StoredMatter | null> {
  return firstOf(db, matterRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE m.id = $1`, [id]);
}

/**
 * Locks the calendar (shared) and then a matter until the transaction ends, and loads the matter. The advisory lock of
 * the matter exists before its row does, so that two creations of one id exclude each other. The row lock blocks
 * transitions that read the matter as a fact. Only a statement after the locks sees what the one who held them did.
 */
export async function lockMatter(tx: Tx, id: string): Promise<StoredMatter | null> {
  await tx.query(
    `SELECT pg_advisory_xact_lock_shared($1, $2), pg_advisory_xact_lock(hashtextextended($3::uuid::text, 0))`,
    [...CALENDAR, id],
  );
  return firstOf(tx, matterRow, `SELECT ${MATTER_COLUMNS} FROM matter m WHERE m.id = $1 FOR UPDATE`, [id]);
}

import { z } from 'zod';
import { firstOf, type Queryable, type Tx } from '../connection/sql.js';

const commandRow = z.object({
  id: z.string(),
  matterId: z.string(),
  /** Account that sent the command; null for a command of the system. */
  accountId: z.string().nullable(),
  /** Hash of account, route and body. The same id with another hash is a different command. */
  requestHash: z.string(),
  /** HTTP status of the answer; a repetition gets the same. */
  status: z.number(),
  answer: z.unknown(),
  recordedAt: z.string(),
});

/** A command with its answer; refused commands are stored, too. */
export type StoredCommand = z.infer<typeof commandRow>;

export function findCommand(db: Queryable, id: string): Promise<StoredCommand | null> {
  return firstOf(
    db,
    commandRow,
    `SELECT id, matter AS "matterId", account AS "accountId", request_hash AS "requestHash", status, answer,
       recorded_at AS "recordedAt" FROM command WHERE id = $1`,
    [id],
  );
}

export async function saveCommand(tx: Tx, command: StoredCommand): Promise<void> {
  const { id, matterId, accountId, requestHash, status, answer, recordedAt } = command;
  await tx.query(
    `INSERT INTO command (id, matter, account, request_hash, status, answer, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, matterId, accountId, requestHash, status, JSON.stringify(answer), recordedAt],
  );
}

import { z } from 'zod';
import { firstOf, type Queryable, type Tx } from '../connection/sql.js';

const commandRow = z.object({
  id: z.string(),
  matterId: z.string(),
  /** null for a command of the system. */
  accountId: z.string().nullable(),
  /** Of account, route and body: another one under the same id is another command. */
  requestHash: z.string(),
  /** The HTTP status that was answered, and is answered again. */
  status: z.number(),
  answer: z.unknown(),
  recordedAt: z.string(),
});

/** A command that was given and answered, refusals included. */
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

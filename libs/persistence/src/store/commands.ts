import { z } from 'zod';
import type { Changes } from '../connection/changes.js';
import { firstOf, type Queryable } from '../connection/sql.js';

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

/** What a repetition of a command needs of the stored one. */
export const knownCommand = commandRow.pick({ matterId: true, requestHash: true, answer: true });
export type KnownCommand = z.infer<typeof knownCommand>;

/** SQL of the command `$2`, as JSON of {@link knownCommand}; null where it was never decided. */
export const KNOWN = `(
  SELECT jsonb_build_object('matterId', k.matter, 'requestHash', k.request_hash, 'answer', k.answer)
  FROM command k WHERE k.id = $2)`;

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

/** Adds a command with its answer, which is kept for ever. */
export function saveCommand(changes: Changes, command: StoredCommand): void {
  const { id, matterId, accountId, requestHash, status, answer, recordedAt } = command;
  changes.add(
    `INSERT INTO command (id, matter, account, request_hash, status, answer, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    id,
    matterId,
    accountId,
    requestHash,
    status,
    JSON.stringify(answer),
    recordedAt,
  );
}

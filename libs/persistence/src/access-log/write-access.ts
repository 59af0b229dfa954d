import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { changing } from '../connection/changes.js';
import { only, type Tx } from '../connection/sql.js';
import { withTransaction } from '../connection/transaction.js';
import { openAccessLogMonths } from './access-log-months.js';
import { rowAfter, type AccessDraft, type AccessRow } from './access-row.js';

const headRow = z.object({
  day: z.string(),
  seq: z.number(),
  hash: z.string(),
  at: z.string(),
  today: z.string(),
  isOpen: z.boolean(),
});

/**
 * Appends rows to the access log in a transaction of its own. The row of the head stays locked until the transaction ends,
 * so that writers follow each other without a gap. Time is real time, in a rehearsal too, and never goes back.
 */
export async function writeAccess(database: DataSource, drafts: readonly AccessDraft[]): Promise<void> {
  await withTransaction(database, 'READ COMMITTED', async (tx) => {
    const { today: day, at, isOpen, ...head } = await lockHead(tx);
    if (!isOpen) await openAccessLogMonths(tx); // the worker has not opened it in time
    const written: AccessRow[] = [];
    for (const draft of drafts) written.push(rowAfter(written.at(-1) ?? head, { day, at }, draft));
    const last = written.at(-1);
    if (!last) return;
    await changing(tx, (changes) => {
      changes
        .add(
          `INSERT INTO access_log SELECT * FROM jsonb_populate_recordset(NULL::access_log, $1::jsonb)`,
          JSON.stringify(written),
        )
        .add(
          `UPDATE access_log_head SET day = $1::date, seq = $2::int, at = $3::timestamptz, hash = $4`,
          last.day,
          last.seq,
          last.at,
          last.hash,
        );
    });
  });
}

/** Locks the head and answers it with the time of the rows that follow, and true if the month of that time is open. */
const lockHead = (tx: Tx): Promise<z.infer<typeof headRow>> =>
  only(
    tx,
    headRow,
    `SELECT h.day, h.seq, h.hash, t.at, (t.at AT TIME ZONE 'Asia/Shanghai')::date AS today,
       to_regclass('access_log_' || to_char(t.at AT TIME ZONE 'Asia/Shanghai', 'YYYY_MM')) IS NOT NULL AS "isOpen"
     FROM access_log_head h CROSS JOIN LATERAL (SELECT greatest(access_log_now(), h.at) AS at) t FOR UPDATE OF h`,
  );

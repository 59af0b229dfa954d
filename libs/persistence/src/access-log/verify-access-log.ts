import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { firstOf, only, rows, type Tx } from '../connection/sql.js';
import { withTransaction } from '../connection/transaction.js';
import { GENESIS_HASH } from '../store/event-hash.js';
import {
  ACCESS_COLUMNS,
  ACCESS_FORMAT,
  accessHashOf,
  accessRow,
  type AccessPlace,
  type AccessRow,
} from './access-row.js';

const BATCH = 1_000;

/** A place at which the access log is not as it was written. */
export interface AccessLogFinding extends AccessPlace {
  readonly message: string;
}

export interface AccessLogVerification {
  readonly rows: number;
  readonly findings: readonly AccessLogFinding[];
}

type Link = AccessPlace & { readonly hash: string };
const link: z.ZodType<Link> = z.object({ day: z.string(), seq: z.number(), hash: z.string() });

/**
 * Checks that each row of the access log follows from the one before, from the last month that was forgotten to the head.
 * Changes nothing. After a fault the check goes on with what follows, so that each is named once.
 */
export const verifyAccessLog = (database: DataSource): Promise<AccessLogVerification> =>
  withTransaction(database, 'REPEATABLE READ', async (tx) => {
    const findings: AccessLogFinding[] = [];
    let count = 0;
    let before = await beginning(tx);
    for await (const row of allRows(tx)) {
      const message = faultOf(row, before);
      if (message !== null) findings.push({ day: row.day, seq: row.seq, message });
      before = row;
      count += 1;
    }
    const head = await only(tx, link, `SELECT day, seq, hash FROM access_log_head`);
    if (head.hash !== before.hash)
      findings.push({
        day: head.day,
        seq: head.seq,
        message: 'it is the last row that was written, and is not the last',
      });
    return { rows: count, findings };
  });

/** The last row of the months that were forgotten; without one, the beginning of the chain. */
const beginning = async (tx: Tx): Promise<Link> =>
  (await firstOf(tx, link, `SELECT day, seq, hash FROM access_log_forgotten ORDER BY month DESC LIMIT 1`)) ?? {
    day: '',
    seq: 0,
    hash: GENESIS_HASH,
  };

async function* allRows(tx: Tx): AsyncGenerator<AccessRow> {
  for (let after: AccessPlace = { day: '0001-01-01', seq: 0 }; ;) {
    const page = await rows(
      tx,
      accessRow,
      `SELECT ${ACCESS_COLUMNS} FROM access_log WHERE (day, seq) > ($1::date, $2::int) ORDER BY day, seq LIMIT $3`,
      [after.day, after.seq, BATCH],
    );
    for (const row of page) yield (after = row);
    if (page.length < BATCH) return;
  }
}

function faultOf(row: AccessRow, before: Link): string | null {
  const seq = row.day === before.day ? before.seq + 1 : 1;
  if (row.seq !== seq) return `row ${String(seq)} before it is missing`;
  if (row.format !== ACCESS_FORMAT) return `format ${String(row.format)} is unknown`;
  if (row.hash !== accessHashOf(row)) return 'its hash does not match its content';
  if (row.prev_hash !== before.hash)
    return 'its prev_hash is not the hash of the row before it: rows between them are missing or changed';
  return null;
}

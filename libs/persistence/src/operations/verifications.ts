import { z } from 'zod';
import { firstOf, type Queryable } from '../connection/sql.js';

const counts = z.object({
  streams: z.number(),
  events: z.coerce.number(),
  /** Violations in matters and the read model, and those in the access log. */
  findings: z.number(),
  accessLogRows: z.coerce.number(),
  accessLogFindings: z.number(),
});

/** What a verification looked at, and the number of violations that it found. */
export type VerificationCounts = z.output<typeof counts>;

/** Keeps what a verification found, for operators to see when the last one was. */
export async function recordVerification(db: Queryable, done: VerificationCounts): Promise<void> {
  const { streams, events, findings, accessLogRows, accessLogFindings } = done;
  await db.query(
    `INSERT INTO verification (streams, events, findings, access_log_rows, access_log_findings)
     VALUES ($1, $2, $3, $4, $5)`,
    [streams, events, findings, accessLogRows, accessLogFindings],
  );
}

/** Loads the last verification, by real time; null if there was none. */
export const lastVerification = (db: Queryable) =>
  firstOf(
    db,
    counts.extend({ at: z.string() }),
    `SELECT at, streams, events, findings, access_log_rows AS "accessLogRows", access_log_findings AS "accessLogFindings"
     FROM verification ORDER BY id DESC LIMIT 1`,
  );

import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Instant } from '#libs/domain';
import { firstOf, only, type Queryable } from '../connection/sql.js';
import { withTransaction } from '../connection/transaction.js';
import type { VisibleMatter } from '../store/visible-matters.js';

/** A paper about to be issued. */
export interface PaperToIssue {
  readonly kind: string;
  readonly template: number;
  /** Number or id of its matter, or the department and year: papers are counted within it. */
  readonly series: string;
  readonly departmentId: string;
  /** SHA-256 of what the paper says, without its number and its instant. */
  readonly draftSha256: string;
  /** Instant of the snapshot that the content was read from. */
  readonly asOf: Instant;
}

const issue = z.object({ number: z.string(), asOf: z.string(), sha256: z.string() });
/** Number, instant and hash of an issued paper. */
export type Issue = z.infer<typeof issue>;

/**
 * Issues a paper about a matter, or about many: gives it the next place in its series, and keeps its hash, which `hashOf` makes of number
 * and instant. What says the same as a paper of the same day is that paper again, so that printing twice issues once.
 */
export function issuePaper(
  database: DataSource,
  matter: VisibleMatter | null,
  paper: PaperToIssue,
  hashOf: (number: string, asOf: Instant) => string,
): Promise<Issue> {
  const { kind, template, series, departmentId, draftSha256, asOf } = paper;
  return withTransaction(database, 'READ COMMITTED', async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('papers of ' || $1, 0))`, [series]);
    const same = await firstOf(
      tx,
      issue,
      `SELECT number, as_of AS "asOf", sha256 FROM paper_issued
       WHERE series = $1 AND draft_sha256 = $2
         AND (as_of AT TIME ZONE 'Asia/Shanghai')::date = ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
       ORDER BY place DESC LIMIT 1`,
      [series, draftSha256, asOf],
    );
    if (same) return same;
    const { place } = await only(
      tx,
      z.object({ place: z.int() }),
      `SELECT coalesce(max(place), 0) + 1 AS place FROM paper_issued WHERE series = $1`,
      [series],
    );
    const number = `${series}-${String(place)}`;
    const sha256 = hashOf(number, asOf);
    await tx.query(
      `INSERT INTO paper_issued
         (sha256, draft_sha256, kind, template, matter, series, place, number, department_id, as_of, issued_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, greatest(platform_now(), $10))`,
      [sha256, draftSha256, kind, template, matter?.id ?? null, series, place, number, departmentId, asOf],
    );
    return { number, asOf, sha256 };
  });
}

const issued = z.object({ kind: z.string(), number: z.string(), department: z.string(), issuedAt: z.string() });
export type IssuedRow = z.infer<typeof issued>;

/** Finds an issued paper by its hash, with what anybody may know of it; null if none was issued. */
export const findIssuedPaper = (db: Queryable, sha256: string): Promise<IssuedRow | null> =>
  firstOf(
    db,
    issued,
    `SELECT p.kind, p.number, d.name AS department, p.issued_at AS "issuedAt"
     FROM paper_issued p JOIN department d ON d.id = p.department_id WHERE p.sha256 = $1`,
    [sha256],
  );

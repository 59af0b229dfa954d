import { z } from 'zod';
import { change, firstOf, rows, type Queryable } from '../connection/sql.js';

// Sessions live by real time, not by the platform's: advancing a rehearsal's clock ends none.

/** A person as the provider identified them. */
export interface Identified {
  readonly accountId: string;
  /** The person at the provider, and the session there, by which the provider may end the one here. */
  readonly subject: string;
  readonly providerSession: string | null;
  /** Names the session to the provider at sign-out. */
  readonly idToken: string;
}

/** A session that begins. `tokenHash` is the SHA-256 of the token that the browser holds. */
export interface NewSession extends Identified {
  readonly tokenHash: Buffer;
  readonly hours: number;
}

/** Sessions that a provider has ended: one of its own, or, where that is null, all of a subject. */
export interface EndedAtProvider {
  readonly subject: string | null;
  readonly providerSession: string | null;
}

/** Stores a session, and forgets those that have ended. */
export async function beginSession(db: Queryable, session: NewSession): Promise<void> {
  const { tokenHash, accountId, subject, providerSession, idToken, hours } = session;
  await change(db, `DELETE FROM session WHERE ends_at < now()`);
  await db.query(
    `INSERT INTO session (token_hash, account_id, subject, provider_session, id_token, ends_at)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
    [tokenHash, accountId, subject, providerSession, idToken, hours * 3_600],
  );
}

const sessionRow = z.object({ accountId: z.string(), endsAt: z.string(), isUnseen: z.boolean() });

/** A session that has not ended. */
export type RunningSession = Pick<z.infer<typeof sessionRow>, 'accountId' | 'endsAt'>;

/** Returns the session of a token, if it has not ended and was seen in the last `idleMinutes`; notes that it was seen. */
export async function findSession(
  db: Queryable,
  tokenHash: Buffer,
  idleMinutes: number,
): Promise<RunningSession | null> {
  const found = await firstOf(
    db,
    sessionRow,
    `SELECT account_id AS "accountId", ends_at AS "endsAt",
       seen_at < now() - make_interval(secs => least(60, $2::int * 30)) AS "isUnseen"
     FROM session WHERE token_hash = $1 AND ends_at > now() AND seen_at > now() - make_interval(mins => $2)`,
    [tokenHash, idleMinutes],
  );
  // Once a minute, or twice within a shorter limit, is exact enough, and spares a write at each request.
  if (found?.isUnseen) await change(db, `UPDATE session SET seen_at = now() WHERE token_hash = $1`, [tokenHash]);
  return found;
}

/** Returns those of the tokens whose sessions run still. Nothing notes that they were seen: to watch is not to use. */
export async function runningSessions(
  db: Queryable,
  tokenHashes: readonly Buffer[],
  idleMinutes: number,
): Promise<readonly Buffer[]> {
  const running = await rows(
    db,
    z.object({ tokenHash: z.instanceof(Buffer) }),
    `SELECT token_hash AS "tokenHash" FROM session
     WHERE token_hash = ANY($1) AND ends_at > now() AND seen_at > now() - make_interval(mins => $2)`,
    [tokenHashes, idleMinutes],
  );
  return running.map(({ tokenHash }) => tokenHash);
}

/** Ends the session of a token and returns what names it to the provider; null if there was none. */
export async function endSession(db: Queryable, tokenHash: Buffer): Promise<{ readonly idToken: string } | null> {
  return firstOf(
    db,
    z.object({ idToken: z.string() }),
    `WITH ended AS (DELETE FROM session WHERE token_hash = $1 RETURNING id_token)
     SELECT id_token AS "idToken" FROM ended`,
    [tokenHash],
  );
}

/**
 * Ends the sessions that the provider names: one of its sessions, or all of a subject. Returns the account of each that had
 * not ended before.
 */
export async function endSessionsOf(
  db: Queryable,
  { subject, providerSession }: EndedAtProvider,
): Promise<readonly string[]> {
  const [named, ...values] =
    providerSession === null
      ? ['subject = $1', subject]
      : ['provider_session = $1 AND ($2::text IS NULL OR subject = $2)', providerSession, subject];
  const ended = await rows(
    db,
    z.object({ accountId: z.string() }),
    `WITH ended AS (DELETE FROM session WHERE ${named} RETURNING account_id, ends_at)
     SELECT account_id AS "accountId" FROM ended WHERE ends_at > now() ORDER BY 1`,
    values,
  );
  return ended.map(({ accountId }) => accountId);
}

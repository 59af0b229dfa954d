import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import type { Effect } from '#libs/domain';
import type { StoredEvent } from './events.js';
import type { Changes } from '../connection/changes.js';
import { change, only, rows, type Queryable } from '../connection/sql.js';

/** State of a message. A PARKED message waits for a person, because its refusal was not foreseen. */
export type OutboxState = 'PENDING' | 'DONE' | 'REFUSED' | 'PARKED';

/** A message to a matter. */
export interface Letter {
  readonly id: string;
  readonly process: string;
  readonly target: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** UUID namespace of effects; each is identified by its position in a stream. */
const REACTIONS = uuidv5('zhengshu:reaction', uuidv5.URL);

/**
 * Makes the effects of events on other matters into messages. A matter that an effect creates gets an id derived from
 * the message.
 */
export const lettersOf = (events: readonly Pick<StoredEvent, 'stream' | 'seq' | 'payload'>[]): readonly Letter[] =>
  events.flatMap(({ stream, seq, payload }) =>
    (payload.effects ?? []).map((effect, n) => letterOf(uuidv5(`reaction:${stream}:${seq}:${n}`, REACTIONS), effect)),
  );

const letterOf = (id: string, { process, matterId, reaction, payload }: Effect): Letter => ({
  id,
  process,
  target: matterId ?? uuidv5('matter', id),
  message: { kind: 'reaction', id, reaction, payload },
});

/** Adds messages to the changes of their cause. A message that was posted before is left unchanged. */
export function post(changes: Changes, source: string, letters: readonly Letter[]): void {
  if (letters.length === 0) return;
  changes.add(
    `INSERT INTO outbox (id, source, process, target, message)
     SELECT id, $1, process, target, message
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (id uuid, process text, target uuid, message jsonb))
       WITH ORDINALITY AS letter (id, process, target, message, n)
     ORDER BY n ON CONFLICT (id) DO NOTHING`,
    source,
    JSON.stringify(letters),
  );
}

const dueLetter = z.object({
  id: z.string(),
  process: z.string(),
  target: z.string(),
  message: z.record(z.string(), z.unknown()),
  tries: z.number(),
});
export type DueLetter = z.infer<typeof dueLetter>;

/** Period in which a taken letter is not taken again; longer than a delivery may last. */
const LEASE = `interval '15 seconds'`;

/**
 * Takes the first due letter of each target, so that every target receives its letters in order. Effects between
 * matters go before letters that people posted in advance, so that an import of ten thousand rows delays no other
 * matter. Due dates are in real time.
 */
export function takeLetters(db: Queryable, limit: number): Promise<DueLetter[]> {
  return rows(
    db,
    dueLetter,
    `WITH taken AS (
       UPDATE outbox SET tries = tries + 1, not_before = clock_timestamp() + ${LEASE}
       WHERE state = 'PENDING' AND id IN (
         SELECT id FROM outbox
         WHERE not_before <= clock_timestamp() AND state = 'PENDING' AND place IN (
           SELECT min(place) FROM outbox WHERE state = 'PENDING' GROUP BY target)
         ORDER BY in_advance, place LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING id, process, target, message, tries, place)
     SELECT id, process, target, message, tries FROM taken ORDER BY place`,
    [limit],
  );
}

export async function settleLetter(
  db: Queryable,
  id: string,
  state: Exclude<OutboxState, 'PENDING'>,
  answer: unknown,
): Promise<void> {
  await change(db, `UPDATE outbox SET state = $2, answer = $3 WHERE id = $1 AND state = 'PENDING'`, [
    id,
    state,
    answer === null ? null : JSON.stringify(answer),
  ]);
}

/** Schedules another attempt after a delivery whose outcome is unknown, or which met a defect. */
export async function retryLetter(db: Queryable, id: string, afterMs: number): Promise<void> {
  await change(
    db,
    `UPDATE outbox SET not_before = clock_timestamp() + $2 * interval '1 millisecond' WHERE id = $1 AND state = 'PENDING'`,
    [id, afterMs],
  );
}

const counted = z.object({ state: z.enum(['PENDING', 'DONE', 'REFUSED', 'PARKED']), letters: z.number() });
export type Posted = Readonly<Record<OutboxState, number>>;

/** True if any message between matters is pending. */
export async function hasPendingLetters(db: Queryable): Promise<boolean> {
  const sql = `SELECT EXISTS (SELECT FROM outbox WHERE state = 'PENDING') AS pending`;
  return (await only(db, z.object({ pending: z.boolean() }), sql)).pending;
}

/** Counts the letters of one source by state. */
export async function countLetters(db: Queryable, source: string): Promise<Posted> {
  const sql = `SELECT state, count(*)::int AS letters FROM outbox WHERE source = $1 GROUP BY state`;
  const found = await rows(db, counted, sql, [source]);
  const none: Posted = { PENDING: 0, DONE: 0, REFUSED: 0, PARKED: 0 };
  return { ...none, ...Object.fromEntries(found.map(({ state, letters }) => [state, letters])) };
}

const parkedLetter = z.object({
  id: z.string(),
  source: z.string(),
  process: z.string(),
  target: z.string(),
  reaction: z.string(),
  why: z.string(),
});
/** A parked message: an effect of one matter on another, and the reason of its refusal. */
export type ParkedLetter = z.infer<typeof parkedLetter>;

/** Lists the parked messages in the order in which they were posted. */
export function parkedLetters(db: Queryable): Promise<ParkedLetter[]> {
  return rows(
    db,
    parkedLetter,
    `SELECT id, source, process, target, message->>'reaction' AS reaction, answer->'refusal'->>'message' AS why
     FROM outbox WHERE state = 'PARKED' ORDER BY place`,
  );
}

/** Delivers a parked letter again, after its cause was mended. False if no parked letter has this id. */
export async function unparkLetter(db: Queryable, id: string): Promise<boolean> {
  const sql = `UPDATE outbox SET state = 'PENDING', answer = NULL, tries = 0, not_before = clock_timestamp()
    WHERE id = $1 AND state = 'PARKED'`;
  return (await change(db, sql, [id])) === 1;
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  canonicalText,
  ROLES,
  toInstant,
  toMs,
  type EventPayload,
  type Instant,
  type RecordedEvent,
} from '#libs/domain';
import { FORMAT, GENESIS_HASH, hashOf, type EventRow } from './event-hash.js';
import type { Changes } from '../connection/changes.js';
import { firstOf, rows, type Queryable } from '../connection/sql.js';

/** An event to be appended. */
export interface EventDraft extends RecordedEvent {
  readonly commandId: string;
  /** Instant at which the API received the command; null for an event that the system observed without a command. */
  readonly receivedAt: Instant | null;
}

/** A stored event with its position in its stream and its place in the hash chain. */
export interface StoredEvent extends EventDraft {
  readonly stream: string;
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly prevHash: string;
  readonly hash: string;
}

/** Position and hash of the last event of a stream. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Head of a stream without events. */
export const EMPTY_HEAD: Head = { seq: 0, hash: GENESIS_HASH };

/**
 * Adds the appending of events to a stream whose matter the caller has locked. `recordedAt` is the platform time of the
 * transition. A second writer at the same position violates the primary key, and its transaction fails.
 */
export function appendEvents(
  changes: Changes,
  stream: string,
  head: Head,
  drafts: readonly EventDraft[],
  recordedAt: Instant,
): Head & { readonly events: readonly StoredEvent[] } {
  const written = chainedRows(stream, head, drafts, recordedAt);
  const last = written.at(-1);
  if (last) {
    changes.add(
      `INSERT INTO event SELECT * FROM jsonb_populate_recordset(NULL::event, $1::jsonb)`,
      JSON.stringify(written),
    );
  }
  return { seq: last?.seq ?? head.seq, hash: last?.hash ?? head.hash, events: written.map(toEvent) };
}

/** Makes the rows of events that follow the head of a stream, each with the hash of the one before. */
export function chainedRows(
  stream: string,
  head: Head,
  drafts: readonly EventDraft[],
  recordedAt: Instant,
): readonly EventRow[] {
  let { seq, hash } = head;
  return drafts.map((draft) => {
    const row = { ...rowOf(stream, draft, recordedAt), seq: ++seq, prev_hash: hash };
    return { ...row, hash: (hash = hashOf(row)) };
  });
}

/** Loads the events of a stream in order, beginning after `afterSeq`. */
export async function loadEvents(db: Queryable, stream: string, afterSeq = 0): Promise<StoredEvent[]> {
  return (await loadEventRows(db, stream, afterSeq)).map(toEvent);
}

/** Loads the events of several streams that were recorded at an instant of platform time or later, each stream in order. */
export async function loadEventsSince(
  db: Queryable,
  streams: readonly string[],
  since: Instant,
): Promise<StoredEvent[]> {
  const found = await rows(
    db,
    eventRow,
    `SELECT ${EVENT_COLUMNS} FROM event WHERE stream = ANY($1) AND recorded_at >= $2 ORDER BY stream, seq`,
    [streams, since],
  );
  return found.map(toEvent);
}

/** Loads the event at one position of a stream; null if the stream ends before it. */
export async function readEventAt(db: Queryable, stream: string, seq: number): Promise<StoredEvent | null> {
  const row = await firstOf(db, eventRow, `SELECT ${EVENT_COLUMNS} FROM event WHERE stream = $1 AND seq = $2`, [
    stream,
    seq,
  ]);
  return row && toEvent(row);
}

/** Loads the stored rows in order, so that callers can verify their hashes. */
export function loadEventRows(db: Queryable, stream: string, afterSeq = 0): Promise<EventRow[]> {
  return rows(db, eventRow, `SELECT ${EVENT_COLUMNS} FROM event WHERE stream = $1 AND seq > $2 ORDER BY seq`, [
    stream,
    afterSeq,
  ]);
}

export const eventRow = z.object({
  stream: z.string(),
  seq: z.number(),
  format: z.number(),
  type: z.string(),
  version: z.number(),
  command_id: z.string(),
  actor_account: z.string().nullable(),
  actor_person: z.string().nullable(),
  actor_department: z.string().nullable(),
  actor_role: z.string().nullable(),
  at: z.string(),
  received_at: z.string().nullable(),
  recorded_at: z.string(),
  payload: z.string(),
  salt: z.string().nullable(),
  prev_hash: z.string(),
  hash: z.string(),
}) satisfies z.ZodType<EventRow>;

const EVENT_COLUMNS = Object.keys(eventRow.shape).join(', ');

/** Formats values exactly as the database returns them, because that text is hashed. */
function rowOf(stream: string, draft: EventDraft, recordedAt: Instant): Omit<EventRow, 'seq' | 'prev_hash' | 'hash'> {
  const { actor } = draft;
  return {
    stream: stream.toLowerCase(),
    format: FORMAT,
    type: draft.type,
    version: draft.version,
    command_id: draft.commandId.toLowerCase(),
    actor_account: actor?.accountId ?? null,
    actor_person: actor?.personId.toLowerCase() ?? null,
    actor_department: actor?.departmentId ?? null,
    actor_role: actor?.role ?? null,
    at: canonicalInstant(draft.at),
    received_at: draft.receivedAt && canonicalInstant(draft.receivedAt),
    recorded_at: canonicalInstant(recordedAt),
    payload: canonicalText(draft.payload),
    salt: randomUUID(),
  };
}

const canonicalInstant = (instant: Instant): Instant => toInstant(toMs(instant));

const eventActor = z.object({
  accountId: z.string(),
  personId: z.string(),
  departmentId: z.string(),
  role: z.enum(ROLES),
});

export function toEvent(row: EventRow): StoredEvent {
  const { actor_account: accountId, actor_person: personId, actor_department: departmentId, actor_role: role } = row;
  return {
    stream: row.stream,
    seq: row.seq,
    type: row.type,
    version: row.version,
    commandId: row.command_id,
    actor: accountId === null ? null : eventActor.parse({ accountId, personId, departmentId, role }),
    at: row.at,
    receivedAt: row.received_at,
    recordedAt: row.recorded_at,
    payload: JSON.parse(row.payload) as EventPayload,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

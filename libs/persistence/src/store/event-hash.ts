import { canonicalText, sha256Hex } from '#libs/domain';

/** Row of the table `event`, by its columns. Instants are canonical ISO text with milliseconds. */
export interface EventRow {
  readonly stream: string;
  readonly seq: number;
  readonly format: number;
  readonly type: string;
  readonly version: number;
  readonly command_id: string;
  readonly actor_account: string | null;
  readonly actor_person: string | null;
  readonly actor_department: string | null;
  readonly actor_role: string | null;
  readonly at: string;
  readonly received_at: string | null;
  readonly recorded_at: string;
  /** Canonical JSON (RFC 8785) of the event's own fields. */
  readonly payload: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Number of the hash format. The column `format` is itself hashed, so that a later format can be told apart. */
export const FORMAT = 1;

/** Stands in for the previous hash of the first event of a stream. */
export const GENESIS_HASH = '0'.repeat(64);

/** An event with or without its hash. */
type Hashable = Omit<EventRow, 'hash'> & { readonly hash?: string };

/** Returns what is hashed of an event: the canonical JSON (RFC 8785) of all columns but the hash. */
export function hashedText({ hash: _, ...columns }: Hashable): string {
  return canonicalText(columns);
}

/** Computes SHA-256 over the text (architecture §2, hash). */
export const hashOf = (row: Hashable): string => sha256Hex(hashedText(row));

/** Finds the first event that does not follow from its predecessor, with the reason; null for a sound chain. */
export function firstBreak(rows: readonly EventRow[]): { readonly seq: number; readonly reason: string } | null {
  let previous = { seq: 0, hash: GENESIS_HASH };
  for (const row of rows) {
    const seq = previous.seq + 1;
    if (row.seq !== seq) return { seq, reason: `event ${String(seq)} is missing` };
    if (row.format !== FORMAT) return { seq, reason: `format ${String(row.format)} is unknown` };
    if (row.prev_hash !== previous.hash) return { seq, reason: 'its prev_hash is not the hash of the event before it' };
    if (row.hash !== hashOf(row)) return { seq, reason: 'its hash does not match its content' };
    previous = row;
  }
  return null;
}

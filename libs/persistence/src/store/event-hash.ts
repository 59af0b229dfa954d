import { canonicalText, sha256Hex } from '#libs/domain';

/** A row of the table `event`, by its columns; instants in canonical ISO text with milliseconds. */
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
  /** The RFC 8785 text of the event's own fields. */
  readonly payload: string;
  readonly prev_hash: string;
  readonly hash: string;
}

/** What is hashed, and how. A later format is told apart by the column `format`, which is itself hashed. */
export const FORMAT = 1;

/** Stands before the first event of every stream. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 over the RFC 8785 text of every other column (architecture §2, hash). */
export function hashOf(row: Omit<EventRow, 'hash'> & { readonly hash?: string }): string {
  const { hash: _, ...columns } = row;
  return sha256Hex(canonicalText(columns));
}

/** The place of the first event that does not follow from the one before it, and why; null for a sound chain. */
export function firstBreak(rows: readonly EventRow[]): { readonly seq: number; readonly reason: string } | null {
  let previous = { seq: 0, hash: GENESIS_HASH };
  for (const row of rows) {
    const seq = previous.seq + 1;
    if (row.seq !== seq) return { seq, reason: `event ${String(seq)} is missing` };
    if (row.format !== FORMAT) return { seq, reason: `format ${String(row.format)} is unknown` };
    if (row.prev_hash !== previous.hash) return { seq, reason: 'it does not name the hash of the event before it' };
    if (row.hash !== hashOf(row)) return { seq, reason: 'its content does not have its hash' };
    previous = row;
  }
  return null;
}

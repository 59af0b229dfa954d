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
  /** Random UUID, so that nobody finds the content of an event by its hash; null in format 1. */
  readonly salt: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Number of the first hash format, of events without a salt. */
const UNSALTED = 1;
/** Number of the hash format of new events. The column `format` is itself hashed, so that formats are told apart. */
export const FORMAT = 2;
const FORMATS: readonly number[] = [UNSALTED, FORMAT];

/** Stands in for the previous hash of the first event of a stream. */
export const GENESIS_HASH = '0'.repeat(64);

/** An event with or without its hash. */
type Hashable = Omit<EventRow, 'hash'> & { readonly hash?: string };

/**
 * Returns what is hashed of an event, as canonical JSON (RFC 8785): its place in the chain with the digest of its content, so
 * that the chain is recomputed also by who may not know the content. In format 1 it is the content itself with `prev_hash`.
 */
export function hashedText(row: Hashable): string {
  const { format, stream, seq, prev_hash } = row;
  if (isSalted(row)) return canonicalText({ format, stream, seq, prev_hash, digest: sha256Hex(contentText(row)) });
  const { hash: _, salt, ...columns } = row;
  return canonicalText(salt === null ? columns : { ...columns, salt });
}

/** Returns the content of an event of format 2: the canonical JSON of all columns but both hashes, the salt included. */
export function contentText({ hash: _, prev_hash: __, ...columns }: Hashable): string {
  return canonicalText(columns);
}

/** True if the hash of the event tells nothing of its content. */
export const isSalted = ({ format }: Pick<EventRow, 'format'>): boolean => format !== UNSALTED;

/** Computes SHA-256 over the text (architecture §2, hash). */
export const hashOf = (row: Hashable): string => sha256Hex(hashedText(row));

/** Finds the first event that does not follow from its predecessor, with the reason; null for a sound chain. */
export function firstBreak(rows: readonly EventRow[]): { readonly seq: number; readonly reason: string } | null {
  let previous = { seq: 0, hash: GENESIS_HASH };
  for (const row of rows) {
    const seq = previous.seq + 1;
    if (row.seq !== seq) return { seq, reason: `event ${String(seq)} is missing` };
    if (!FORMATS.includes(row.format)) return { seq, reason: `format ${String(row.format)} is unknown` };
    if (row.prev_hash !== previous.hash) return { seq, reason: 'its prev_hash is not the hash of the event before it' };
    if (row.hash !== hashOf(row)) return { seq, reason: 'its hash does not match its content' };
    previous = row;
  }
  return null;
}

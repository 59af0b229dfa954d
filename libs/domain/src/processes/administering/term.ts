import { atLocal, type Instant, type LocalDate } from '../../calendar/time.js';

/** The period for which something was given: planned days, and the instants of what administrators did. */
export interface GivenTerm {
  /** First day; null for the instant of the confirmation. */
  readonly from: LocalDate | null;
  /** First day without; null for one without an end. */
  readonly until: LocalDate | null;
  /** Instant of the confirmation; null before it. */
  readonly confirmedAt: Instant | null;
  /** Instant at which an administrator ended it; null while nobody has. */
  readonly endedAt: Instant | null;
}

/** Returns the instants between which it is held; null if it never was. `heldTo` is null for one without an end. */
export function heldBetween(term: GivenTerm & { readonly until: LocalDate }): HeldTerm<Instant> | null;
export function heldBetween(term: GivenTerm): HeldTerm<Instant | null> | null;
export function heldBetween({ from, until, confirmedAt, endedAt }: GivenTerm): HeldTerm<Instant | null> | null {
  if (confirmedAt === null) return null;
  const heldFrom = latest(confirmedAt, from && atLocal(from));
  const heldTo = earliest(until && atLocal(until), endedAt);
  return heldTo !== null && heldTo <= heldFrom ? null : { heldFrom, heldTo };
}

interface HeldTerm<End> {
  readonly heldFrom: Instant;
  readonly heldTo: End;
}

const latest = (one: Instant, other: Instant | null): Instant => (other !== null && other > one ? other : one);
const earliest = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other;

import type { Client, Role } from '../access/roles.js';
import type { Instant, LocalDate } from '../calendar/time.js';
import type { PublishedEntry } from '../catalog/published-entry.js';
import type { Department, Division } from '../organisation/types.js';
import type { Grant, Outage, TermOfOffice } from './facts.js';

/**
 * Rows that a matter publishes for lists and other matters, beside those that every matter has. A table is absent if
 * the process never publishes to it, and null if the matter has no row in it now.
 */
export interface SideTables {
  readonly entry?: PublishedEntry;
  readonly grant?: PublishedGrant | null;
  readonly outage?: PublishedOutage | null;
  readonly breach?: PublishedBreach;
  readonly division?: Division;
  readonly department?: PublishedDepartment;
  readonly body?: PublishedBody | null;
  readonly account?: PublishedAccount;
  readonly office?: PublishedOffice | null;
  readonly delegation?: PublishedDelegation | null;
  readonly recusal?: PublishedRecusal | null;
}

/** Grant of a share request, with the entry whose data it opens. */
export type PublishedGrant = Omit<Grant, 'matterId'> & { readonly catalogCode: string };

/** Finding of a platform failure that counts. */
export type PublishedOutage = Omit<Outage, 'outageId'>;

/** Standings of a possible breach: not judged, contested, judged with an outcome, or withdrawn. */
export const BREACH_STANDINGS = ['OPEN', 'CONTESTED', 'BREACH', 'JUSTIFIED', 'DISMISSED', 'WITHDRAWN'] as const;
export type BreachStanding = (typeof BREACH_STANDINGS)[number];

/** A possible breach, with what the figures count of it. */
export interface PublishedBreach {
  readonly responsible: string;
  readonly standing: BreachStanding;
  readonly clause: string;
  /** Clause of the limit that was missed; null if an authority found the breach without a clock. */
  readonly limitClause: string | null;
  /** Last day of the limit, or the day of opening if no clock ran. */
  readonly countedOn: LocalDate;
  /** Later due instant under another reading, until which the breach needs review; null if there is none. */
  readonly reviewUntil: Instant | null;
  /** True if a longer limit was asked for in time and never decided, so that the breach needs review. */
  readonly undecided: boolean;
  /** Instant of the late act; null while it is still owed. */
  readonly doneAt: Instant | null;
  /** Matter in which it happened, and its clock; null if the authority named none, or no clock ran. */
  readonly lateMatter: string | null;
  readonly lateClock: string | null;
  /** Instant of the last judgement; null before the first one, and after a withdrawal. */
  readonly judgedAt: Instant | null;
}

/** An account, and the instant at which it was closed. */
export interface PublishedAccount {
  readonly accountId: string;
  readonly personId: string;
  readonly closedAt: Instant | null;
}

/** An office of an account between two instants. */
export interface PublishedOffice extends TermOfOffice {
  readonly accountId: string;
  readonly auditedDivisions: readonly string[];
  /** Present if a program holds it. */
  readonly client?: Client;
}

/**
 * An office in which an account acts for its holder between two instants. It is held only while the holder holds the office
 * and the account one of the roles that qualify for it.
 */
export interface PublishedDelegation {
  readonly accountId: string;
  readonly role: Role;
  readonly departmentId: string;
  /** Account of the holder. */
  readonly delegatedBy: string;
  /** Roles in the department of which the account must hold one. */
  readonly qualifiedBy: readonly Role[];
  readonly heldFrom: Instant;
  readonly heldTo: Instant;
}

/** A natural person who keeps out of a matter. */
export interface PublishedRecusal {
  readonly personId: string;
  readonly recusedFrom: string;
}

/** A department; an ended one keeps its row, because matters name it. */
export type PublishedDepartment = Omit<Department, 'hasWorkingBody' | 'isBodyOfOne'>;

/** The sharing working body of a department (政务数据共享工作机构, Art 11) between two days; `until` is the first day without it. */
export interface PublishedBody {
  readonly departmentId: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

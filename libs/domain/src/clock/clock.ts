import type { Instant, LocalDate } from '../calendar/time.js';

/** STATUTORY: a limit that the Regulation sets. SOFT: a working target of the platform, never shown as statutory. */
export type ClockKind = 'STATUTORY' | 'SOFT';

/** Stored state of a clock. OVERDUE is not among them: it is derived from `dueAt` whenever a clock is shown. */
export type ClockState = 'RUNNING' | 'PAUSED' | 'MET' | 'CANCELLED';

/**
 * Desk inside the responsible department: its working body; an authority or a government that acts as such; or its
 * administrators.
 */
export const DESKS = ['WORKING_BODY', 'AUTHORITY', 'GOVERNMENT', 'ADMINISTRATION'] as const;
export type Desk = (typeof DESKS)[number];

export interface Pause {
  readonly from: Instant;
  /** End of the pause; null while the clock is paused. */
  readonly to: Instant | null;
  /**
   * Continuation of the limit after the pause; absent for a supplement, which Q-10 decides. REST: the act was done, lay
   * with another side, and must be done again. UNDONE: what lay with the other side turned out to be no such act; the
   * date stands, and the days there are no days of lateness.
   */
  readonly then?: 'RESUME' | 'RESTART' | 'REST' | 'UNDONE';
  /** Present if a proven earlier start makes the notice of the supplement too late (§3.5.4): it pauses nothing. */
  readonly tooLate?: true;
}

export interface Extension {
  readonly days: number;
  readonly requestedAt: Instant;
  readonly decidedAt: Instant;
}

/** Days by which another calendar would have ended the limit earlier than it was published to end (§3.5.2). */
export interface KeptDays {
  /** Instant at which the other calendar came into force. */
  readonly at: Instant;
  /** Working days by that calendar. */
  readonly days: number;
}

/** An act that was received earlier than the platform recorded it, on paper or by another channel (§3.5.4). */
export interface ProvenReceipt {
  /** The act from which the clock counts, or the one that met it. */
  readonly of: 'START' | 'END';
  readonly at: Instant;
  /** Instant that the platform had recorded instead. */
  readonly recorded: Instant;
  /** Instant since which the proof counts; `confirmed` if an authority has confirmed it. */
  readonly countedAt: Instant;
  readonly confirmed: boolean;
}

/** Data from which a date is computed, complete enough to count it again under another calendar. */
export interface ClockLedger {
  /** The act from which the limit runs; its local date is day 0 (Q-01 to Q-03 may move it). */
  readonly triggeredAt: Instant;
  /** The limit in working days before extensions. */
  readonly limit: number;
  /**
   * Limit of the Regulation in working days, in clocks of earlier releases that counted a place's shorter `limit` as the
   * law's (Art 23). Such a clock is counted again by the Regulation while it counts. Missing only the shorter one is no
   * breach of the Regulation.
   */
  readonly lawLimit?: number;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** Days that keep a published date (§3.5.2); absent in clocks of earlier releases, which counted no clock again. */
  readonly kept?: readonly KeptDays[];
  /** Proofs of earlier receipts, with `triggeredAt` or `metAt` as they were before; absent if there are none. */
  readonly proven?: readonly ProvenReceipt[];
}

/** One deadline of a matter (时钟). A clock is data: firing its alerts never changes a business decision. */
export interface Clock extends ClockLedger {
  /** Unique within the matter: `reply`, `delivery`, `supplement`, `acceptance-1`. */
  readonly id: string;
  readonly kind: ClockKind;
  readonly clause: string;
  /** Clause that a breach candidate cites; null for SOFT clocks. */
  readonly breachClause: string | null;
  /** Department that must act, and the party across from it. */
  readonly responsible: string;
  readonly otherParty: string | null;
  /** Desk that must act; absent for the working body. */
  readonly desk?: Desk;
  readonly day0: LocalDate;
  /** The limit with granted extensions. */
  readonly workingDays: number;
  /** Last day on which the act is in time, and the exclusive instant at which it ends; null while PAUSED. */
  readonly lastDay: LocalDate | null;
  readonly dueAt: Instant | null;
  /** True if a day up to the last one, counted or not, lies in a year without a published notice. */
  readonly provisional: boolean;
  /**
   * `dueAt` as it was published until a correction of the calendar moved it earlier (§3.5.2); absent where none did. An act
   * before it is late by the corrected date alone, and a person reviews it.
   */
  readonly publishedDueAt?: Instant;
  readonly calendarVersion: string;
  readonly policyVersion: string;
  readonly state: ClockState;
  readonly startedAt: Instant;
  /** Instant at which `dueAt` was last set or the clock reopened: reminders due before it are not sent. */
  readonly armedAt: Instant;
  readonly metAt: Instant | null;
  /**
   * Instant at which the duty ended undone, or of its trigger if it turned out never to have been owed; present in a
   * CANCELLED clock, and in one of which an end before that was proven.
   */
  readonly cancelledAt?: Instant;
  /** Hand-overs to other departments, in order of time; absent if there was none. */
  readonly handOvers?: readonly HandOver[];
  /** Present in the clock of a part that was divided from another matter when the limit had passed. */
  readonly chargedElsewhere?: ChargedElsewhere;
  /** Rungs that were sent, with the due date that they announced. */
  readonly sent: readonly SentRung[];
}

/** A rung that was sent. `revoked` if the lateness that it told of turned out to be none, or to have another date. */
export interface SentRung {
  readonly rung: Rung;
  readonly dueAt: Instant;
  readonly revoked?: true;
}

/** Late days that the candidate of another matter charges: up to `until` the duty was one with that matter's. */
export interface ChargedElsewhere {
  readonly matterId: string;
  readonly until: Instant;
}

/** The duty passes from one department to another, as a correction to the source. */
export interface HandOver {
  readonly at: Instant;
  readonly from: string;
  readonly to: string;
}

/** Steps of the alert ladder, from the start of a clock (L0) to the government of the level (L6). */
export const RUNGS = ['L0', 'L1', 'L2', 'L3', 'L4', 'L5', 'L6'] as const;
export type Rung = (typeof RUNGS)[number];

/** Levels of messages: rungs, and notices, which belong to none. */
export const ALERT_LEVELS = [...RUNGS, 'NOTICE'] as const;
export type AlertLevel = (typeof ALERT_LEVELS)[number];

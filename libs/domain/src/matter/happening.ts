import type { Recipient } from '../access/recipient.js';
import type { Instant, LocalDate } from '../calendar/time.js';
import type { Clock, Rung } from '../clock/clock.js';
import type { Refusals } from '../language/refusal.js';
import type { CitedDocument } from './facts.js';

/** A message to offices (告知). */
export interface Notice {
  readonly to: readonly Recipient[];
  readonly text: string;
}

/** A change that this matter asks of another: the reaction and its payload, delivered exactly once and in order. */
export interface Effect {
  readonly process: string;
  /** Id of the other matter; null begins a new one, whose id is derived from the effect. */
  readonly matterId: string | null;
  readonly reaction: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One event of a decision, with its consequences for clocks, people and other matters. */
export interface Happening<Event extends DomainEvent = DomainEvent> {
  readonly event: Event;
  /** Clocks that changed, as they are after the event. */
  readonly clocks?: readonly Clock[];
  readonly notices?: readonly Notice[];
  /** Changes asked of other matters. */
  readonly effects?: readonly Effect[];
  /** Present if the matter gets its number with this event. */
  readonly numbered?: NumberRequest;
}

/** A gapless number (§4.5), counted by the authority within the year of the act: `REQ-990100-2026-000001`. */
export interface NumberRequest {
  readonly series: string;
  readonly divisionCode: string;
  readonly authorityId: string;
  readonly year: number;
}

export interface DomainEvent {
  readonly type: string;
}

/** Events that the engine records on a matter of any process. */
export type SharedEvent =
  | { readonly type: 'numberAssigned'; readonly number: string }
  | {
      readonly type: 'alertRaised';
      readonly clockId: string;
      readonly rung: Rung;
      /** Instant at which the rung was due; `late` is true if it was sent more than a minute later. */
      readonly instant: Instant;
      readonly late: boolean;
      readonly dueAt: Instant;
      readonly breachClause: string | null;
      /** Present if a longer limit was asked for in time and is not decided. */
      readonly extensionPending?: true;
      readonly to: readonly Recipient[];
    }
  /** The deadline passed unmet; `dueAt` is the legal instant, even if it was observed later. */
  | { readonly type: 'deadlinePassed'; readonly clockId: string; readonly dueAt: Instant }
  | { readonly type: 'overdueRevoked'; readonly clockId: string; readonly reason: string }
  /** The duty ended by itself at `endedAt`: its clock stops, and a lateness until then stays. */
  | {
      readonly type: 'clockEnded';
      readonly clockId: string;
      readonly reason: 'TERM_OVER' | 'MATTER_ENDED';
      readonly endedAt: Instant;
    }
  /** Another calendar came into force (§3.5.2): dates by the calendar before, and by the new one. */
  | {
      readonly type: 'clockRecomputed';
      readonly clockId: string;
      readonly lastDayBefore: LocalDate | null;
      readonly dueAtBefore: Instant | null;
      readonly provisionalBefore: boolean;
      readonly versionBefore: string;
      readonly lastDay: LocalDate | null;
      readonly dueAt: Instant | null;
      readonly provisional: boolean;
      readonly calendarVersion: string;
      /** Present if the new calendar corrects an error of the one before. */
      readonly corrects?: true;
      /** Present if not a calendar moved the date: a place's shorter limit counted until then, and the law's does now. */
      readonly byLaw?: true;
      /** Present if the limit had been counted as if a receipt began it, and counts from its trigger now. */
      readonly fromTrigger?: true;
    }
  /** One person did what two must do, in a working body of one; `code` names the refusal that was waived. */
  | { readonly type: 'separationExcepted'; readonly code: string; readonly clause: string }
  /** An effect of another matter no longer applied to this one. */
  | { readonly type: 'reactionIgnored'; readonly reaction: string; readonly reason: string };

export type Decision<Event extends DomainEvent> =
  | { readonly ok: true; readonly happenings: readonly Happening<Event | SharedEvent>[] }
  | Refused;

export interface Refused {
  readonly ok: false;
  readonly refusals: Refusals;
}

export type ReactionOutcome<Event extends DomainEvent> =
  | {
      readonly applies: true;
      readonly happenings: readonly Happening<Event | SharedEvent>[];
      /** Documents that the first event cites; absent if it cites none. */
      readonly documents?: readonly CitedDocument[];
    }
  | { readonly applies: false; readonly reason: string };
